// Words of the page in the reader's language, handed over by the server.
import { copied } from "./clipboard.js";

export const words = JSON.parse(document.getElementById("texts").textContent);

export const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// A button says for a while what it did, for eyes and for ears.
export function tell(button, text) {
  const before = button.dataset.before ?? (button.dataset.before = button.textContent);
  button.textContent = text;
  document.getElementById("announced").textContent = text;
  clearTimeout(button.timer);
  button.timer = setTimeout(() => { button.textContent = before; }, 2500);
}

export async function copy(text, button, done) {
  tell(button, (await copied(text)) ? done : words.copy_failed);
}

// The address of a card's quote by itself, without the others of its answer that the reading room steps through.
export function placeOf(card) {
  const address = new URL(card.querySelector("a.open").getAttribute("href"), location.href);
  const own = address.searchParams.get("cited")?.split(",")[Number(address.searchParams.get("at"))];
  if (own) address.search = `?cited=${own}`;
  return address.href;
}
