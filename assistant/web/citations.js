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
addEventListener("load", () => {
  let seen = 0;
  new MutationObserver(() => {
    const asked = document.querySelectorAll("#chat .message.user, #chat .user-row");
    if (asked.length > seen) asked[asked.length - 1].scrollIntoView({ block: "start" });
    seen = asked.length;
  }).observe(document.body, { childList: true, subtree: true });
});
