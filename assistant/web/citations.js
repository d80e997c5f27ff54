// A footnote mark opens its source under the answer; a suggested question is put into the box; a new question comes into view.
document.addEventListener("click", (event) => {
  const cite = event.target.closest?.("a.cite");
  if (cite) {
    event.preventDefault();
    // Gradio's sanitiser keeps classes and drops data attributes: the number is the mark's own text.
    const message = cite.closest(".prose") || document;
    const source = message.querySelector(`details.source-${cite.textContent.replace(/\D/g, "")}`);
    if (source) {
      source.open = true;
      source.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      source.querySelector("summary").focus({ preventScroll: true });
    }
    return;
  }
  const suggestion = event.target.closest?.("a.suggestion");
  if (suggestion) {
    event.preventDefault();
    const box = document.querySelector("#question textarea, #question input");
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, suggestion.textContent);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  }
});
const follow = () => {
  let seen = 0, pinned = null, until = 0;
  // The page grows while the answer comes in: the question stays at the top until the reader scrolls.
  const release = () => { pinned = null; };
  for (const kind of ["wheel", "touchmove", "keydown"]) addEventListener(kind, release, { passive: true });
  new MutationObserver(() => {
    const asked = document.querySelectorAll("#chat .message.user");
    if (asked.length > seen) [pinned, until] = [asked[asked.length - 1], Date.now() + 20000];
    seen = asked.length;
    if (pinned?.isConnected && Date.now() < until) pinned.scrollIntoView({ block: "start" });
  }).observe(document.body, { childList: true, subtree: true });
};
// Gradio may add this script before or after the page has loaded.
if (document.body) follow(); else addEventListener("DOMContentLoaded", follow);
