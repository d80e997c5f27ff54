// What can be done with an answer: copy it with its sources, save it, share its question.
import { questionsUpTo } from "./chat_ask.js";
import { copy, make, placeOf, tell, words } from "./chat_words.js";

export function addTools(reply) {
  const row = make("div", { class: "tools", role: "group", "aria-label": words.actions });
  row.append(
    button("copy", (made) => copy(asText(reply), made, words.copied)),
    button("word", (made) => save(reply, "docx", made)),
    button("csv", (made) => save(reply, "csv", made)),
    button("share", (made) => copy(addressOf(reply), made, words.shared)),
  );
  const before = reply.querySelector(".sources, .offer");
  reply.insertBefore(row, before);
}

function button(key, work) {
  const made = make("button", { type: "button", class: `plain-button tool-${key}`, title: words[`${key}_label`] }, words[key]);
  made.setAttribute("aria-label", `${words[key]}: ${words[`${key}_label`]}`);
  made.addEventListener("click", () => work(made));
  return made;
}

function addressOf(reply) {
  const address = new URL("/", location.href);
  address.searchParams.set("q", questionsUpTo(reply).at(-1));
  const understood = reply.querySelector(".understood");
  // A follow-up makes no sense by itself: what it was read as does.
  const whole = understood?.textContent.match(/[«“](.+)[»”]/)?.[1];
  if (whole) address.searchParams.set("q", whole);
  return address.href;
}

function asText(reply) {
  const lines = [...reply.querySelectorAll(".answer p, .answer h3, .answer li, .notes p")].map((part) => {
    const text = part.textContent.replace(/\s+/g, " ").trim();
    return part.tagName === "LI" ? `- ${text}` : text;
  });
  const sources = [...reply.querySelectorAll(".sources .source")].map((card) => {
    const shown = card.cloneNode(true); // without the words of the page's other language
    for (const other of shown.querySelectorAll(`.in-${words.language === "vi" ? "en" : "vi"}`)) other.remove();
    const of = (selector) => shown.querySelector(selector)?.textContent.trim() ?? "";
    return `${of(".n")} ${[of(".name"), of(".standing"), of(".place")].filter(Boolean).join(" · ")}: «${of("blockquote")}» ${placeOf(card)}`;
  });
  return [...lines, "", ...(sources.length ? [`${words.sources}:`, ...sources] : [])].join("\n").trim();
}

// The server answers the questions again: no text of this page goes into an official file.
async function save(reply, kind, made) {
  made.disabled = true;
  try {
    const answer = await fetch(`/api/answers/${kind}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ questions: questionsUpTo(reply), language: words.language }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? `answer.${kind}`;
    const address = URL.createObjectURL(await answer.blob());
    const link = make("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    tell(made, words.saved);
  } catch {
    tell(made, words.save_failed);
  } finally {
    made.disabled = false;
  }
}
