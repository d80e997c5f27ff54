// The page of targets: filters, table, comparison and charts over /api/targets. The address holds the whole state.
import { copied } from './clipboard.js';

const { words, language, today } = JSON.parse(document.getElementById('texts').textContent);
const main = document.getElementById('register');
const PAGE = 100;
const FILTERS = ['document', 'year', 'pillar', 'level', 'kind', 'text'];
const SIDES = ['view', 'by', 'first', 'second'];
const VIEWS = ['table', 'compare', 'chart'];
const narrow = matchMedia('(max-width: 48rem)');
const COLOURS = 8; // classes c0 to c7 of the style sheet, light and dark
let facets;
let state = {};
let turn = 0;

const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const count = (n) => n.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');

function make(tag, attributes = {}, ...children) {
  const svg = ['svg', 'g', 'rect', 'text', 'line', 'title', 'circle'].includes(tag);
  const element = svg ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== ''));
  return element;
}

function readAddress() {
  const query = new URLSearchParams(location.search);
  state = { view: 'table', kind: 'target', by: 'year' };
  for (const name of [...FILTERS, ...SIDES]) if (query.get(name)) state[name] = query.get(name);
  if (!VIEWS.includes(state.view)) state.view = 'table';
}

function query(extra = {}, names = FILTERS) {
  const parameters = new URLSearchParams();
  for (const name of names) if (state[name]) parameters.set(name, state[name]);
  for (const [name, value] of Object.entries(extra)) if (value !== undefined && value !== '') parameters.set(name, value);
  return parameters;
}

function writeAddress() {
  const parameters = query({}, [...FILTERS, ...SIDES]);
  for (const [name, usual] of [['view', 'table'], ['kind', 'target'], ['by', 'year']]) if (parameters.get(name) === usual) parameters.delete(name);
  // The language that was asked for stays in an address that is sent on; one that is only the reader's own does not.
  if (new URLSearchParams(location.search).has('lang')) parameters.set('lang', language);
  const text = parameters.toString();
  history.replaceState(null, '', text ? `?${text}` : location.pathname);
  const other = query({}, [...FILTERS, ...SIDES]);
  other.set('lang', language === 'vi' ? 'en' : 'vi');
  document.getElementById('language').href = `?${other}`;
}

async function load(path, parameters) {
  const response = await fetch(`/api/${path}?${parameters}${language === 'vi' || !parameters ? '' : `&lang=${language}`}`);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

function choose(name, options, value, label) {
  const select = make('select', { id: `filter-${name}`, name, onchange: (event) => set(name, event.target.value) });
  for (const [id, text] of options) select.append(make('option', { value: id, selected: id === (value ?? '') }, text));
  return make('label', { for: `filter-${name}` }, label, select);
}

function set(name, value) {
  state[name] = value;
  writeAddress();
  show();
}

function layout() {
  const all = ['', say('all')];
  const documents = facets.documents.map((d) => [d.id, `${d.number ? `${d.number} · ` : ''}${d.title}`]);
  let timer;
  const text = make('input', {
    id: 'filter-text', type: 'search', value: state.text ?? '', placeholder: say('text_hint'), autocomplete: 'off', maxlength: 300,
    oninput: (event) => { clearTimeout(timer); timer = setTimeout(() => set('text', event.target.value.trim()), 60); },
  });
  const kinds = [['target', say('kind_target')], ['result', say('kind_result')], ['all', say('kind_all')]];
  const form = make('form', { class: 'filters', 'aria-label': say('filters'), onsubmit: (event) => event.preventDefault() },
    make('label', { for: 'filter-text' }, say('text'), text),
    choose('document', [all, ...documents], state.document, say('document')),
    choose('year', [all, ...facets.years.map((y) => [String(y.value), String(y.value)])], state.year, say('horizon')),
    choose('pillar', [all, ...facets.pillars.map((p) => [p.value, named(p.value)])], state.pillar, say('pillar')),
    choose('level', [all, ...facets.levels.map((l) => [l.value, named(l.value)])], state.level, say('level')),
    choose('kind', kinds, state.kind, say('kind')));
  const fold = make('details', { class: 'filters-fold', open: !narrow.matches || wasOpen() }, make('summary', { id: 'filters-name' }), form);
  const tab = (view) => make('button', { type: 'button', role: 'tab', id: `tab-${view}`, 'aria-selected': String(state.view === view), tabindex: state.view === view ? 0 : -1, 'aria-controls': 'view', onclick: () => see(view), onkeydown: turnTab }, say(`view_${view}`));
  const link = (format) => make('a', { id: `export-${format}`, class: 'button', download: `targets.${format}` }, format.toUpperCase());
  const copy = make('button', { type: 'button', id: 'copy-link', onclick: async () => {
    copy.textContent = say((await copied(location.href)) ? 'copied' : 'not_copied');
  } }, say('copy_link'));
  const reset = make('button', { type: 'button', id: 'reset', onclick: () => { for (const name of FILTERS) delete state[name]; state.kind = 'target'; writeAddress(); draw(); document.getElementById(`tab-${state.view}`).focus(); }, hidden: true }, say('reset'));
  main.replaceChildren(fold,
    make('div', { class: 'bar' }, make('div', { class: 'tabs', role: 'tablist', 'aria-label': say('views') }, tab('table'), tab('compare'), tab('chart')),
      make('span', { class: 'count', id: 'count', role: 'status', 'aria-live': 'polite' }), reset,
      make('span', { class: 'tools' }, say('export'), link('csv'), link('xlsx'), copy)),
    make('div', { id: 'view', role: 'tabpanel', 'aria-labelledby': `tab-${state.view}` }));
}

function draw() {
  keepFocus(layout);
  return show();
}

// What is drawn anew takes the keyboard back to where it was.
function keepFocus(change) {
  const id = document.activeElement?.id;
  change();
  if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus({ preventScroll: true });
}

function see(view) {
  state.view = view;
  writeAddress();
  draw();
  document.getElementById(`tab-${view}`).focus({ preventScroll: true });
}

// Arrow keys go from tab to tab, as everywhere.
function turnTab(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -VIEWS.indexOf(state.view), End: VIEWS.length - 1 - VIEWS.indexOf(state.view) }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  see(VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length]);
}

async function show() {
  const mine = ++turn;
  main.setAttribute('aria-busy', 'true');
  offer('targets', query());
  const view = document.getElementById('view');
  try {
    const content = await { table: tableView, compare: compareView, chart: chartView }[state.view]();
    if (mine !== turn) return; // a later change has overtaken this one
    document.getElementById('count').textContent = content.count;
    nameFilters();
    keepFocus(() => view.replaceChildren(...content.elements));
  } catch {
    if (mine === turn) view.replaceChildren(make('p', { role: 'alert' }, say('failed')));
  }
  if (mine === turn) main.setAttribute('aria-busy', 'false');
}

// The files of a view hold what it shows: rows, or pairs with their differences.
function offer(path, parameters) {
  for (const format of ['csv', 'xlsx']) {
    const file = new URLSearchParams(parameters);
    file.delete('limit');
    file.set('format', format);
    if (language !== 'vi') file.set('lang', language);
    const link = document.getElementById(`export-${format}`);
    link.href = `/api/${path}?${file}`;
    link.download = `${path.replace('/', '-')}.${format}`;
  }
}

const wasOpen = () => document.querySelector('.filters-fold')?.open ?? false;

// On a phone the filters fold; their name tells how many are set.
function nameFilters() {
  const set = FILTERS.filter((name) => state[name] && !(name === 'kind' && state[name] === 'target')).length;
  document.getElementById('reset').hidden = !set;
  document.getElementById('filters-name').textContent = set ? `${say('filters')} (${set})` : say('filters');
}

narrow.addEventListener('change', () => { const fold = document.querySelector('.filters-fold'); if (fold) fold.open = !narrow.matches; });

const counted = (n) => say('count', { n: count(n), total: count(state.kind === 'all' ? facets.total : facets.kinds.find((k) => k.value === state.kind)?.rows ?? 0) });

// ---- table

async function tableView() {
  const body = await load('targets', query({ limit: PAGE }));
  if (!body.total) return { count: counted(0), elements: [make('p', {}, say('none'))] };
  const rows = make('tbody', {}, ...body.targets.map(row));
  const heads = ['indicator', 'value', 'deadline', 'level', 'pillar', 'responsible', 'document'].map((key) => make('th', { scope: 'col' }, say(key)));
  const table = make('div', { class: 'rows' }, make('table', { id: 'rows' }, make('thead', {}, make('tr', {}, ...heads)), rows));
  let shown = body.targets.length;
  const label = () => say('more', { n: count(Math.min(PAGE, body.total - shown)) });
  const more = make('button', { id: 'more', hidden: shown >= body.total, onclick: async () => {
    const next = await load('targets', query({ limit: PAGE, offset: shown }));
    rows.append(...next.targets.map(row));
    shown += next.targets.length;
    more.textContent = label();
    more.hidden = shown >= body.total;
  } }, label());
  return { count: counted(body.total), elements: [table, make('p', {}, more)] };
}

function row(target) {
  return make('tr', { id: target.id },
    make('td', { class: 'indicator', lang: 'vi' }, make('a', { href: target.url }, target.indicator), ...remarks(target), tags(target)),
    make('td', { class: `value${target.shown.length > 24 ? ' long' : ''}`, 'data-label': say('value') }, target.shown),
    make('td', { class: 'deadline', 'data-label': say('deadline') }, when(target)),
    make('td', { 'data-label': say('level') }, spoken(target.level)),
    make('td', target.pillar ? { 'data-label': say('pillar') } : {}, spoken(target.pillar)),
    make('td', target.responsible ? { 'data-label': say('responsible') } : {}, spoken(target.responsible)),
    make('td', { 'data-label': say('document') }, spoken(name(target.document)), make('span', { class: 'small', lang: 'vi' }, target.section)));
}

// The documents' own words stay in their language; names the register gives have words in both.
const named = (text) => words[text] ?? text;
const spoken = (text) => (!text || language === 'vi' || words[text] ? named(text ?? '') : make('span', { lang: 'vi' }, text));
const name = (id) => { const found = facets.documents.find((d) => d.id === id); return found ? found.short : id; };
const when = (target) => (target.kind === 'result' ? (target.as_of ? say('as_of', { date: target.as_of }) : '') : target.period && /\d/.test(target.period) ? target.period : target.deadline ?? '');
const ends = (deadline) => (deadline.length === 4 ? `${deadline}-12-31` : deadline.length === 7 ? `${deadline}-31` : deadline);
const isPassed = (target) => target.kind === 'target' && target.deadline && ends(target.deadline) < today;

function remarks(target) {
  const found = [];
  if (target.subject && target.quote.startsWith('|') && !facets.documents.some((d) => d.scope === target.subject)) found.push(target.subject);
  if (target.part_of) found.push(say('part_of', { what: target.part_of }));
  if (target.exception) found.push(say('exception', { what: target.exception }));
  return found.map((text) => make('span', { class: 'small' }, text));
}

function tags(target) {
  const found = [];
  if (isPassed(target)) found.push(['passed', 'passed']);
  if (facets.documents.find((d) => d.id === target.document)?.status === 'draft') found.push(['draft', 'draft']);
  if (target.kind === 'result') found.push(['result', 'result']);
  if (target.mended) found.push(['mended', 'mended']);
  if (target.poor_scan) found.push(['poor_scan', 'unsure']);
  if (target.confidence < 0.6) found.push(['unsure', 'unsure']);
  return make('span', { class: 'tags' }, ...found.map(([key, kind]) => make('span', { class: `tag ${kind}` }, say(key))));
}

// ---- comparison

async function compareView() {
  const years = facets.years.map((y) => String(y.value));
  const plans = facets.documents.filter((d) => d.kind === 'plan').map((d) => d.id);
  const sides = state.by === 'document' ? plans : years;
  const usual = state.by === 'document' ? [plans[0], plans.at(-1)] : ['2025', '2030'].every((y) => years.includes(y)) ? ['2025', '2030'] : [years[0], years.at(-1)];
  const first = sides.includes(state.first) ? state.first : usual[0];
  const second = sides.includes(state.second) ? state.second : usual[1];
  const parameters = state.by === 'result' ? query({ by: 'result', limit: 500 }, FILTERS.filter((f) => f !== 'kind'))
    : query({ by: state.by, first, second, limit: 500 }, FILTERS.filter((f) => f !== 'kind' && f !== (state.by === 'year' ? 'year' : 'document')));
  offer('targets/compare', parameters);
  const body = await load('targets/compare', parameters);
  const kinds = ['year', 'document', 'result'].map((by) => [by, say(`by_${by}`)]);
  const options = state.by === 'document' ? plans.map((id) => [id, name(id)]) : years.map((y) => [y, y]);
  const pick = (key, value) => make('label', { for: `side-${key}` }, say(key), (() => {
    const select = make('select', { id: `side-${key}`, onchange: (event) => set(key, event.target.value) });
    for (const [id, text] of options) select.append(make('option', { value: id, selected: id === value }, text));
    return select;
  })());
  const by = make('label', { for: 'compare-by' }, say('compare_by'), (() => {
    const select = make('select', { id: 'compare-by', onchange: (event) => { state.first = state.second = undefined; set('by', event.target.value); } });
    for (const [id, text] of kinds) select.append(make('option', { value: id, selected: id === state.by }, text));
    return select;
  })());
  const labels = state.by === 'result' ? [say('target_side'), say('result_side')] : state.by === 'year' ? [first, second] : [name(first), name(second)];
  const side = (target, label) => make('td', { class: 'value', 'data-label': label }, make('a', { href: target.url, title: target.indicator }, target.shown),
    make('span', { class: 'small' }, [when(target), state.by === 'document' ? target.indicator : name(target.document)].filter(Boolean).join(' · ')), tags(target));
  const lines = body.pairs.map((pair) => make('tr', {}, make('td', { class: 'indicator', lang: 'vi' }, pair.first.indicator, make('span', { class: 'small' }, spoken(pair.first.level))),
    side(pair.first, labels[0]), side(pair.second, labels[1]), make('td', { class: 'difference', 'data-label': say('difference') }, pair.difference_shown)));
  const heads = [say('indicator'), ...labels, say('difference')].map((text) => make('th', { scope: 'col' }, text));
  const table = lines.length ? make('div', { class: 'rows' }, make('table', { id: 'pairs' }, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...lines))) : make('p', {}, say('none'));
  return { count: say('compared', { n: count(body.total) }), elements: [make('div', { class: 'sides' }, by, ...(state.by === 'result' ? [] : [pick('first', first), pick('second', second)])), table, make('p', { class: 'note' }, say('compare_note'))] };
}

// ---- charts

async function chartView() {
  const body = await load('targets/summary', query());
  const elements = [make('h2', {}, say('chart_horizon')), ...horizonChart(body.counts), make('h2', {}, say('chart_progress'))];
  elements.push(...(body.progress.length ? progressChart(body.progress) : [make('p', {}, say('no_progress'))]));
  return { count: counted(body.total), elements };
}

function horizonChart(counts) {
  const years = [...new Set(counts.map((c) => c.year))];
  const pillars = [...new Set(counts.map((c) => c.pillar))];
  const label = (year) => (year === null ? say('no_year') : String(year));
  const called = (pillar) => (pillar ? named(pillar) : say('no_pillar'));
  const at = (year, pillar) => counts.find((c) => c.year === year && c.pillar === pillar)?.rows ?? 0;
  const totals = years.map((year) => pillars.reduce((sum, pillar) => sum + at(year, pillar), 0));
  const most = Math.max(...totals, 1);
  const width = Math.max(main.clientWidth, 260), left = Math.max(...years.map((year) => label(year).length)) * 8.5 + 20, line = 36;
  const chart = make('svg', { class: 'chart', viewBox: `0 0 ${width} ${years.length * line + 12}`, role: 'img', 'aria-label': `${say('chart_horizon')}: ${years.map((y, i) => `${label(y)}: ${totals[i]}`).join('; ')}` });
  years.forEach((year, i) => {
    const y = i * line + 8;
    chart.append(make('text', { x: 8, y: y + 17 }, label(year)));
    let x = left;
    pillars.forEach((pillar, p) => {
      const n = at(year, pillar);
      if (!n) return;
      const w = (n / most) * (width - left - 60);
      chart.append(make('rect', { x, y, width: w, height: 24, class: `c${p % COLOURS}` }, make('title', {}, `${label(year)} · ${called(pillar)}: ${n}`)));
      x += w;
    });
    chart.append(make('text', { x: x + 8, y: y + 17 }, String(totals[i])));
  });
  const legend = make('ul', { class: 'legend' }, ...pillars.map((pillar, p) => make('li', {}, make('i', { class: `c${p % COLOURS}` }), called(pillar))));
  const heads = [say('horizon'), ...pillars.map(called), say('rows')].map((text) => make('th', { scope: 'col' }, text));
  const lines = years.map((year, i) => make('tr', {}, make('th', { scope: 'row' }, label(year)), ...pillars.map((pillar) => make('td', {}, String(at(year, pillar)))), make('td', {}, String(totals[i]))));
  return [chart, legend, asTable(heads, lines)];
}

function progressChart(pairs) {
  // Words beside bars: they wrap on a phone and are read aloud as they stand.
  const items = pairs.map((pair) => {
    const rank = pair.first.comparator === 'rank';
    const most = Math.max(pair.first.value, pair.second.value) || 1;
    const reached = 100 * Math.min((rank ? pair.first.value : pair.second.value) / most, 1);
    const wanted = 100 * Math.min((rank ? pair.second.value : pair.first.value) / most, 1);
    const bar = make('svg', { class: 'bars', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      make('rect', { x: 0, y: 2, width: 100, height: 6, class: 'track' }), make('rect', { x: 0, y: 2, width: reached, height: 6, class: 'c0' }),
      make('rect', { x: Math.max(wanted - .4, 0), y: 0, width: .6, height: 10, class: 'goal' }));
    return make('li', {}, make('span', { lang: 'vi' }, pair.first.indicator), make('span', { class: 'small' },
      make('a', { href: pair.second.url }, pair.second.shown), ' / ', make('a', { href: pair.first.url }, pair.first.shown), ` · ${when(pair.first)} · `, spoken(name(pair.first.document))), bar);
  });
  const chart = make('ul', { class: 'progress' }, ...items);
  const legend = make('ul', { class: 'legend' }, make('li', {}, make('i', { class: 'c0' }), say('result_side')), make('li', {}, make('i', { class: 'goal' }), say('target_side')));
  const heads = [say('indicator'), say('target_side'), say('deadline'), say('result_side'), say('difference')].map((text) => make('th', { scope: 'col' }, text));
  const lines = pairs.map((pair) => make('tr', {}, make('td', {}, pair.first.indicator), make('td', {}, make('a', { href: pair.first.url }, pair.first.shown)), make('td', {}, when(pair.first)),
    make('td', {}, make('a', { href: pair.second.url }, pair.second.shown), ` (${when(pair.second)})`), make('td', {}, pair.difference_shown)));
  return [legend, chart, asTable(heads, lines)];
}

const asTable = (heads, lines) => make('details', {}, make('summary', {}, say('chart_text')), make('div', { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': say('chart_text') }, make('table', {}, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...lines))));

async function start() {
  readAddress();
  try {
    facets = await load('targets/filters', '');
  } catch {
    main.replaceChildren(make('p', { role: 'alert' }, say('failed')));
    return;
  }
  writeAddress();
  await draw();
}

addEventListener('popstate', () => { readAddress(); draw(); });
start();
