// The chat page beside Gradio: asks, names Gradio's controls in our words, dresses finished answers, announces them once.
import { ask, askFromAddress, whenReady } from "./chat_ask.js";
import { followCitation, showSources } from "./chat_sources.js";
import { addTools } from "./chat_tools.js";
import { addFeedback } from "./chat_feedback.js";
import { isComingBack, isRated, putBack, remember, settle } from "./chat_keep.js";
import { words, say } from "./chat_words.js";

const announced = document.getElementById("announced");
let turns = 0;

function dress(reply, at) {
  remember(reply);
  reply.dataset.dressed = "";
  const id = [...reply.classList].find((name) => name.startsWith("answer-"));
  if (id) reply.dataset.answer = id.slice("answer-".length);
  for (const cite of reply.querySelectorAll("a.cite")) cite.setAttribute("aria-label", say("source_n", { n: cite.textContent.replace(/\D/g, "") }));
  const answered = /status-(answered|partial)/.test(reply.className);
  if (answered) addTools(reply);
  if (isRated(at)) reply.dataset.rated = "";
  else if (reply.dataset.answer) addFeedback(reply);
  showSources(reply);
  if (isComingBack()) return; // it was announced when it came
  const first = reply.querySelector(".answer > *")?.textContent.replace(/\[\d+\]/g, "").trim() ?? "";
  const sources = reply.querySelectorAll(".source").length;
  announced.textContent = [words.answered, first, sources ? say("answered_sources", { n: sources }) : ""].join(" ").trim();
}

// Gradio has no parameter for these; they are set again whenever it draws them anew.
function name() {
  const box = document.querySelector("#question textarea");
  if (box && box.getAttribute("aria-label") !== words.ask_label) {
    box.setAttribute("aria-label", words.ask_label);
    box.placeholder = words.ask_placeholder;
    box.setAttribute("enterkeyhint", "send");
    box.closest("label")?.querySelector("[data-testid=block-info]")?.replaceChildren(words.ask_label);
  }
  const send = document.querySelector("#question button");
  if (send && send.textContent !== words.send) send.textContent = words.send;
  const log = document.querySelector("#chat [role=log]");
  if (log && log.getAttribute("aria-live") !== "off") {
    // A log speaks with every word that comes in; the finished answer is announced once instead.
    log.setAttribute("aria-live", "off");
    log.setAttribute("aria-label", words.conversation);
  }
  document.querySelector("#chat .placeholder-content[role]")?.removeAttribute("role");
  // Gradio names each message by its HTML.
  for (const message of document.querySelectorAll("#chat [data-testid=user][aria-label], #chat [data-testid=bot][aria-label]")) message.removeAttribute("aria-label");
}

// Gradio's own messages are English and speak of queues: a reader needs to know what to do.
function tellTrouble() {
  for (const body of document.querySelectorAll(".toast-wrap .toast-body:not([data-told])")) {
    body.dataset.told = "";
    const text = body.querySelector(".toast-text");
    const busy = /queue|full|many|429/i.test(text?.textContent ?? "");
    body.querySelector(".toast-title")?.replaceChildren();
    text?.replaceChildren(busy ? words.busy : words.lost);
    body.querySelector(".toast-close")?.setAttribute("aria-label", words.cancel);
    for (const waiting of document.querySelectorAll(".reply .waiting")) waiting.textContent = busy ? words.busy : words.lost;
  }
}

function look() {
  name();
  tellTrouble();
  const asked = document.querySelectorAll("#chat .asked");
  document.body.classList.toggle("begun", asked.length > 0 || isComingBack());
  if (asked.length > turns && !isComingBack()) {
    // A phone's keyboard would cover the answer.
    if (matchMedia("(pointer: coarse)").matches) document.activeElement?.blur();
    asked[asked.length - 1].scrollIntoView({ block: "start" });
  }
  turns = asked.length;
  const replies = [...document.querySelectorAll("#chat .reply.whole")];
  replies.forEach((reply, at) => { if (!("dressed" in reply.dataset)) dress(reply, at); });
  settle(replies);
}

let looking = false;
new MutationObserver(() => {
  if (looking) return;
  looking = true;
  queueMicrotask(() => { looking = false; look(); });
}).observe(document.body, { childList: true, subtree: true });

document.addEventListener("click", (event) => {
  const target = event.target.closest?.("a.cite, a.suggestion, .example");
  if (!target) return;
  event.preventDefault();
  if (target.matches(".cite")) followCitation(target);
  else ask(target.textContent);
});
// Links that act as buttons answer to the space bar too.
document.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.matches?.("a.cite, a.suggestion")) { event.preventDefault(); event.target.click(); }
});

// On a phone the box stays above the keyboard.
const view = window.visualViewport;
const lift = () => document.documentElement.style.setProperty("--under", `${Math.max(0, innerHeight - view.height - view.offsetTop)}px`);
view?.addEventListener("resize", lift);

// Gradio knows no Vietnamese and calls the whole page English.
const root = document.documentElement;
const setLanguage = () => { if (root.lang !== words.language) root.lang = words.language; };
new MutationObserver(setLanguage).observe(root, { attributes: true, attributeFilter: ["lang"] });
setLanguage();
const isAsked = putBack();
whenReady(look);
if (isAsked) askFromAddress();
