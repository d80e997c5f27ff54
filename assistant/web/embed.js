// The chat inside another site's frame (widget.js): Esc closes it. Nothing else is told to that site.
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && parent !== window) parent.postMessage("plan-assistant:close", "*");
});
