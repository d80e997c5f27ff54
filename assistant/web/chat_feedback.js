// Helpful or not, with a reason and a note, sent to the journal under the answer's own number.
import { make, words } from "./chat_words.js";

const REASONS = ["wrong_figure", "wrong_source", "not_asked", "incomplete", "unclear"];
let made = 0;

export function addFeedback(reply) {
  const box = make("div", { class: "feedback", role: "group", "aria-label": words.feedback });
  const yes = make("button", { type: "button", class: "plain-button" }, words.helpful);
  const no = make("button", { type: "button", class: "plain-button", "aria-expanded": "false" }, words.not_helpful);
  const form = makeForm(
    (reason, note) => send(reply, box, { helpful: false, reason, note }),
    () => { form.hidden = true; no.setAttribute("aria-expanded", "false"); no.focus(); },
  );
  yes.addEventListener("click", () => send(reply, box, { helpful: true, reason: null, note: null }));
  no.addEventListener("click", () => {
    form.hidden = !form.hidden;
    no.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) form.querySelector("input").focus();
  });
  box.append(make("span", { class: "ask-feedback" }, words.feedback), yes, no, form);
  const before = reply.querySelector(".sources, .offer");
  reply.insertBefore(box, before);
}

function makeForm(submit, cancel) {
  const form = make("form", { class: "reasons", hidden: "" });
  const group = `reason-${(made += 1)}`;
  const fields = make("fieldset", {}, make("legend", {}, words.why));
  for (const reason of REASONS) {
    fields.append(make("label", {}, make("input", { type: "radio", name: group, value: reason }), words[`reason_${reason}`]));
  }
  const note = make("textarea", { rows: "2", maxlength: "1000" });
  const noted = make("label", { class: "note" }, words.note, note);
  const go = make("button", { type: "submit", class: "plain-button" }, words.send_feedback);
  const stop = make("button", { type: "button", class: "plain-button" }, words.cancel);
  stop.addEventListener("click", cancel);
  form.append(fields, noted, make("p", { class: "go" }, go, stop));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(form.querySelector("input:checked")?.value ?? null, note.value.trim() || null);
  });
  return form;
}

async function send(reply, box, feedback) {
  const answer = await fetch("/api/feedback", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ answer_id: reply.dataset.answer, ...feedback }),
  }).catch(() => ({ ok: false }));
  const said = make("p", { class: "thanks", tabindex: "-1" }, answer.ok ? words.thanks : words.feedback_failed);
  if (answer.ok) { box.replaceChildren(said); reply.dataset.rated = ""; }
  else { box.querySelector(".thanks")?.remove(); box.append(said); }
  said.focus();
  document.getElementById("announced").textContent = said.textContent;
}
