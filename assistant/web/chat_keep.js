// The conversation outlives its page: another language, the reading room, a reload. It stays in this tab and ends with it.
import { box, fill, put, whenReady } from "./chat_ask.js";

const NAME = "conversation";
const MOST = 500_000; // characters of answers; the oldest go first
const PATIENCE = 10_000; // milliseconds until a conversation that does not come back is given up
const isFramed = new URLSearchParams(location.search).get("embed") === "1"; // another site's frame: nothing is kept there
const asked = () => new URLSearchParams(location.search).get("q")?.trim() ?? "";
const given = new WeakMap(); // answers as they came, before the page's script dressed them
let began = asked();
let back = null; // what is being put back
let isLost = false; // it could not be put back: what is kept stays until something else is asked
let isOver = false;

export const remember = (reply) => given.set(reply, reply.outerHTML);
export const isComingBack = () => back !== null;

// Whether the address asks something that was not asked here before: a shared address begins a conversation of its own.
export function putBack() {
  const kept = read();
  const question = asked();
  if (!kept || (question && question !== kept.began)) return Boolean(question);
  began = kept.began;
  whenReady(() => { if (kept.draft) fill(kept.draft); });
  if (!kept.rows.length) return false;
  back = kept;
  document.body.classList.add("begun");
  whenReady(() => send(document.querySelector("#kept textarea"), JSON.stringify({ rows: kept.rows, turns: kept.turns })));
  setTimeout(() => {
    isLost = back !== null;
    back = null;
    document.body.classList.toggle("begun", document.querySelector("#chat .asked") !== null);
  }, PATIENCE);
  return false;
}

function send(area, text) {
  put(area, text);
  requestAnimationFrame(() => area.dispatchEvent(new KeyboardEvent("keypress", { key: "Enter", bubbles: true })));
}

// To be called when the page has changed: whole again, the reader stands where they stood.
export function settle(replies) {
  if (!back || replies.length < back.rows.length) return;
  const top = back.top;
  back = null;
  scrollTo({ top, behavior: "instant" });
}

// Whether the reader has already said what they think of the answer number `at`.
export const isRated = (at) => Boolean(back?.rows[at]?.rated);

function read() {
  try {
    const kept = isFramed ? null : JSON.parse(sessionStorage.getItem(NAME));
    return Array.isArray(kept?.rows) ? kept : null;
  } catch {
    return null; // no storage here, or not ours
  }
}

function save() {
  if (isFramed || isOver || back) return;
  const parts = [...document.querySelectorAll("#chat .asked, #chat .reply")];
  let rows = [];
  let draft = box()?.value ?? "";
  parts.forEach((part, at) => {
    if (!part.matches(".asked")) return;
    const reply = parts[at + 1];
    if (reply && given.has(reply)) rows.push({ asked: part.textContent, reply: given.get(reply), rated: "rated" in reply.dataset });
    else draft ||= part.textContent; // not answered yet: to be sent again
  });
  if (isLost && !rows.length) return;
  let room = MOST;
  rows = rows.reverse().filter((row) => (room -= row.reply.length) >= 0).reverse();
  const turns = document.querySelector("#kept textarea")?.value ?? "";
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ began, rows, turns, draft, top: scrollY }));
  } catch {
    // Full, or not allowed: this page works without.
  }
}

addEventListener("pagehide", save);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });

document.getElementById("anew")?.addEventListener("click", () => {
  isOver = true;
  try { sessionStorage.removeItem(NAME); } catch { /* nothing was kept */ }
  const address = new URL(location.href);
  address.searchParams.delete("q");
  location.assign(address.href);
});
