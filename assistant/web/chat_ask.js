// Putting a question through Gradio's box, as if it had been typed and sent.
export const box = () => document.querySelector("#question textarea");

// Gradio draws its part after the page: what is asked before waits for it.
export function whenReady(work) {
  if (box()) { work(); return; }
  const observer = new MutationObserver(() => { if (box()) { observer.disconnect(); setTimeout(work); } });
  observer.observe(document.body, { childList: true, subtree: true });
}

export function ask(text) {
  whenReady(() => {
    fill(text);
    requestAnimationFrame(() => document.querySelector("#question button").click());
  });
}

export const fill = (text) => put(box(), text);

// A text into a field of Gradio's, as if it had been typed.
export function put(area, text) {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

// A shared address carries the question and nothing else.
export function askFromAddress() {
  const question = new URLSearchParams(location.search).get("q")?.trim();
  if (question) whenReady(() => ask(question.slice(0, box().maxLength > 0 ? box().maxLength : undefined)));
}

// The questions of the conversation up to and with that of an answer.
export function questionsUpTo(reply) {
  const asked = [...document.querySelectorAll("#chat .asked")];
  return asked.filter((heading) => heading.compareDocumentPosition(reply) & Node.DOCUMENT_POSITION_FOLLOWING).map((heading) => heading.textContent);
}
