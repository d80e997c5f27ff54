// Light or dark: as the system says, until the reader chooses; the choice is remembered in a cookie the server reads too.
(() => {
  const root = document.documentElement;
  const remembered = /(?:^|; )theme=(light|dark)/.exec(document.cookie);
  if (remembered) root.dataset.theme = remembered[1];
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  // Gradio's own parts go by a class of the body.
  const tell = () => {
    if (document.querySelector("gradio-app")) document.body.classList.toggle("dark", isDark());
    for (const button of document.querySelectorAll("#theme")) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(isDark()));
    }
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#theme")) return;
    root.dataset.theme = isDark() ? "light" : "dark";
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
    tell();
  });
  system.addEventListener("change", tell);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", tell); else tell();
})();
