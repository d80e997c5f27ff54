// Source cards: beside the answer on a wide screen, folded under it on a narrow one.
import { questionsUpTo } from "./chat_ask.js";
import { copy, make, placeOf, words } from "./chat_words.js";

const wide = matchMedia("(min-width: 64rem)");
const panel = document.getElementById("panel");
let shown = null;
let citedFrom = null;

// Cards of an answer in the panel; those under it get what a sanitiser would not let through.
export function showSources(reply) {
  for (const card of reply.querySelectorAll(".sources .source:not([data-dressed])")) dressCard(card);
  const cards = [...reply.querySelectorAll(".sources .source")];
  if (!cards.length) return;
  shown = reply;
  const copies = cards.map((card) => {
    const clone = card.cloneNode(true);
    clone.querySelector(".ways button")?.remove();
    dressCard(clone);
    return clone;
  });
  const question = questionsUpTo(reply).at(-1) ?? "";
  panel.querySelector(".empty").hidden = true;
  panel.querySelector(".cards").replaceChildren(make("p", { class: "for" }, question), ...copies);
}

export function followCitation(cite) {
  const reply = cite.closest(".reply");
  if (wide.matches && reply !== shown) showSources(reply);
  const within = wide.matches ? panel : reply;
  const card = within.querySelector(`.source-${cite.textContent.replace(/\D/g, "")}`);
  if (!card) return;
  citedFrom = cite;
  for (const other of within.querySelectorAll(".source.here")) other.classList.remove("here");
  card.classList.add("here");
  card.open = true;
  card.scrollIntoView({ block: "nearest" });
  card.querySelector("summary").focus({ preventScroll: true });
}

function dressCard(card) {
  card.dataset.dressed = "";
  const ways = card.querySelector(".ways");
  const place = placeOf(card);
  ways.querySelector("a.open").dataset.place = place; // for paper
  const link = make("button", { type: "button", class: "plain-button" }, words.copy_link);
  link.addEventListener("click", () => copy(place, link, words.shared));
  ways.append(link);
}

// Escape leads from a card back to the place in the answer that cites it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !citedFrom?.isConnected) return;
  if (!document.activeElement?.closest(".source")) return;
  citedFrom.focus();
  citedFrom = null;
});
