// The reading room: the page beside the text follows the reader; the cited quote is shown on it; copy with source, print.
import { copied } from "./clipboard.js";

(() => {
  const main = document.querySelector("main.reader");
  if (!main) return;
  const base = `/d/${main.dataset.document}`;
  const sheet = main.querySelector(".sheet");
  const aside = main.querySelector(".picture");
  main.dataset.address = location.href;
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

  // On a narrow screen the tree of headings would push the text away.
  const outline = main.querySelector(".outline");
  if (outline && matchMedia("(max-width:1099px)").matches) outline.open = false;

  // The heading one reads under is marked in the tree.
  const links = new Map([...main.querySelectorAll(".outline a")].map((link) => [link.hash.slice(1), link]));
  const heads = new IntersectionObserver((entries) => {
    const reached = entries.filter((entry) => entry.isIntersecting && links.has(entry.target.id)).pop();
    if (!reached) return;
    for (const link of links.values()) link.removeAttribute("aria-current");
    links.get(reached.target.id).setAttribute("aria-current", "location");
  }, { rootMargin: "0px 0px -70% 0px" });
  main.querySelectorAll("article :is(h2, h3, h4, h5, h6)").forEach((heading) => heads.observe(heading));

  let shown = 0;
  const show = async (page) => {
    if (!aside || page === shown || page < 1 || page > Number(aside.dataset.pages)) return;
    shown = page;
    const image = sheet.querySelector("img");
    const missing = sheet.querySelector(".missing");
    sheet.querySelectorAll("i").forEach((box) => box.remove());
    const name = document.getElementById("page-name");
    name.textContent = name.dataset.form.replace("%p", page);
    const note = aside.querySelector(`template[data-page="${page}"]`);
    document.getElementById("page-note").textContent = note ? note.innerHTML : "";
    image.hidden = false;
    missing.hidden = true;
    image.onerror = () => { image.hidden = true; missing.hidden = false; };
    image.src = `${base}/page/${page}.png`;
    if (!aside.dataset.start) return;
    const answer = await fetch(`${base}/page/${page}/marks?start=${aside.dataset.start}&end=${aside.dataset.end}`);
    if (!answer.ok || shown !== page) return;
    for (const [left, top, width, height] of await answer.json()) {
      const box = document.createElement("i");
      Object.assign(box.style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
      sheet.append(box);
    }
  };

  if (aside) {
    const here = target();
    show(Number(here?.dataset.page || aside.dataset.first));
    document.getElementById("back-page").onclick = () => show(shown - 1);
    document.getElementById("on-page").onclick = () => show(shown + 1);
    // The page of the passage that stands highest on the screen, once the reader moves.
    const visible = new Set();
    let moved = false;
    addEventListener("wheel", () => { moved = true; }, { passive: true });
    addEventListener("touchmove", () => { moved = true; }, { passive: true });
    addEventListener("keydown", () => { moved = true; });
    const watch = new IntersectionObserver((entries) => {
      for (const entry of entries) entry.isIntersecting ? visible.add(entry.target) : visible.delete(entry.target);
      const first = [...visible].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0];
      if (first && moved) show(Number(first.dataset.page));
    }, { rootMargin: "-15% 0px -55% 0px" });
    main.querySelectorAll("article [data-page]").forEach((passage) => watch.observe(passage));
    addEventListener("hashchange", () => { const now = target(); if (now?.dataset.page) show(Number(now.dataset.page)); });
  }

  document.getElementById("print").onclick = () => print();
  const button = document.getElementById("copy");
  const name = button.textContent;
  button.onclick = async () => {
    const selected = String(getSelection()).trim();
    const quote = selected || main.querySelector("mark.here")?.textContent || target()?.textContent || "";
    const page = target()?.dataset.page;
    const place = page ? `, ${main.dataset.short_page.replace("%p", page)}` : "";
    const line = `«${quote.trim()}»\n${main.dataset.source}${place}. ${location.href}`;
    button.textContent = (await copied(line)) ? main.dataset.copied : main.dataset.not_copied;
    setTimeout(() => { button.textContent = name; }, 2000);
  };
})();
