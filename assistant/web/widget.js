// One line on another site: <script src="https://.../widget.js" async></script>. A button in the corner opens the chat in a frame.
// Nothing is loaded before the button is pressed, nothing is kept, nobody is followed. data-lang="vi" or "en" sets the language.
(() => {
  const WORDS = "__WORDS__";
  const script = document.currentScript;
  const site = new URL(script.src).origin;
  const wanted = script.dataset.lang || document.documentElement.lang.slice(0, 2);
  const language = wanted === "en" ? "en" : "vi";
  const word = (key) => WORDS[key][language];

  const make = (name, attributes, style) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    Object.assign(made.style, style);
    return made;
  };
  const host = make("div", { id: "plan-assistant", lang: language }, { position: "fixed", right: "0", bottom: "0", zIndex: "2147483000" });
  const shade = host.attachShadow({ mode: "open" });
  const button = make("button", { type: "button", "aria-expanded": "false", "aria-controls": "chat" }, {
    position: "fixed", right: "16px", bottom: "16px", minHeight: "48px", padding: "0 20px", border: "2px solid #fff", borderRadius: "24px",
    background: "#0b4f4a", color: "#fff", font: "600 16px/1.5 system-ui, sans-serif", cursor: "pointer", boxShadow: "0 2px 8px rgba(0,0,0,.3)",
  });
  const label = () => { button.textContent = word(isOpen() ? "close" : "open"); button.setAttribute("aria-expanded", String(isOpen())); };
  const panel = make("div", { id: "chat", role: "dialog", "aria-label": word("title"), hidden: "" }, {
    position: "fixed", right: "16px", bottom: "80px", width: "min(420px, calc(100vw - 32px))", height: "min(680px, calc(100vh - 112px))",
    background: "#fff", borderRadius: "12px", overflow: "hidden", boxShadow: "0 4px 24px rgba(0,0,0,.35)",
  });
  const isOpen = () => !panel.hidden;
  let frame = null;

  function open() {
    if (!frame) {
      frame = make("iframe", { src: `${site}/?embed=1&lang=${language}`, title: word("title"), allow: "clipboard-write" }, {
        width: "100%", height: "100%", border: "0", display: "block",
      });
      panel.append(frame);
    }
    panel.hidden = false;
    label();
    frame.focus();
  }

  function close() {
    if (!isOpen()) return;
    panel.hidden = true;
    label();
    button.focus();
  }

  button.addEventListener("focus", () => { button.style.outline = "3px solid #f2b705"; button.style.outlineOffset = "2px"; });
  button.addEventListener("blur", () => { button.style.outline = ""; });
  button.addEventListener("click", () => (isOpen() ? close() : open()));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  // Esc pressed inside the frame: the chat says so.
  addEventListener("message", (event) => {
    if (frame && event.source === frame.contentWindow && event.origin === site && event.data === "plan-assistant:close") close();
  });
  label();
  shade.append(panel, button);
  const show = () => document.body.append(host);
  if (document.body) show(); else addEventListener("DOMContentLoaded", show);
})();
