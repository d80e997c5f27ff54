"""The chat page: Gradio Blocks, mounted by the application and dressed by the shell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from assistant.live import NotReady
from assistant.pipeline import Assistant
from assistant.types import Answer, AnswerStatus, Question, Turn
from assistant.web.answer_html import answer_html, question_html, unready_html, waiting_html
from assistant.web.conversation import read_kept, read_turns, write_turns
from assistant.web.examples import related_questions
from assistant.web.words import chat_word, word

Message = dict[str, Any]
# (question, its answer, generation) -> the id it is kept under, "" where it is not kept
Record = Callable[[Question, Answer, str], str]
_AT_ONCE = 2  # questions answered at the same time; the others stand in line
_IN_LINE = 200


def build_page(current: Callable[[], Assistant], max_question_chars: int, record: Record | None = None) -> gr.Blocks:
    """The page over whatever assistant is current when a question comes in. Its words are set by the page's script."""
    with gr.Blocks(title=word("title"), analytics_enabled=False, fill_width=True) as page:
        chat = gr.Chatbot(
            elem_id="chat", label=chat_word("conversation"), show_label=False, height="auto", min_height=0, latex_delimiters=[],
            feedback_options=None, buttons=[], allow_tags=False, autoscroll=False, layout="panel", group_consecutive_messages=False,
        )  # fmt: skip
        question = gr.Textbox(
            elem_id="question", label=chat_word("ask_label"), show_label=False, placeholder=chat_word("ask_placeholder"),
            submit_btn=chat_word("send"), max_length=max_question_chars, lines=1, max_lines=4,
        )  # fmt: skip
        asked = gr.State("")
        # What was asked and answered, in plain text. The page's script reads it before the page goes, and puts a whole
        # conversation here when it comes again: the browser's tab keeps it, the server does not.
        turns = gr.Textbox(elem_id="kept", label=chat_word("conversation"), visible="hidden")

        def take(text: str, messages: list[Message]) -> tuple[str, str, list[Message]]:
            waiting = {"role": "assistant", "content": waiting_html(_ahead(page))}
            shown = [*messages, {"role": "user", "content": question_html(text)}, waiting]
            return ("", text, shown) if text.strip() else (text, "", messages)

        def respond(text: str, messages: list[Message], said: str) -> Iterator[tuple[list[Message], str]]:
            if not text:
                return
            try:
                assistant = current()
            except NotReady:
                yield [*messages[:-1], _message(unready_html())], said
                return
            yield from _respond(assistant, text, messages[:-1], said, record)

        def put_back(kept: str) -> tuple[list[Message], str]:
            rows, said = read_kept(kept)
            messages = [m for asked, reply in rows for m in ({"role": "user", "content": asked}, _message(reply))]
            return messages, write_turns(said)

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        question.submit(take, inputs=[question, chat], outputs=[question, asked, chat], queue=False, **quiet).then(
            respond, inputs=[asked, chat, turns], outputs=[chat, turns], **quiet
        )
        turns.submit(put_back, inputs=[turns], outputs=[chat, turns], queue=False, **quiet)
    page.queue(default_concurrency_limit=_AT_ONCE, max_size=_IN_LINE)
    return page


def page_assets() -> dict[str, Any]:
    """What `mount_gradio_app` takes beside the page: a theme that loads no font of its own. Style and script are the shell's."""
    return {
        "theme": gr.themes.Base(
            primary_hue="emerald", neutral_hue="stone", font=("Be Vietnam Pro",), font_mono=("monospace",)
        )
    }


def _ahead(page: gr.Blocks) -> int:
    """Questions that wait before one that comes now; none while there is room to answer at once."""
    return len(page._queue)


def _respond(
    assistant: Assistant, text: str, messages: list[Message], kept: str, record: Record | None
) -> Iterator[tuple[list[Message], str]]:
    """The conversation with the answer growing by sentences, as a model says them or as it was composed."""
    documents = {document.id: document for document in assistant.reader.documents}
    turns = read_turns(kept)
    question = Question(text, turns)
    answer: Answer | None = None
    for answer in assistant.stream(question):
        if answer.engine != "composed":  # a model speaks: shown as it comes
            yield [*messages, _message(answer_html(answer, documents, growing=True))], kept
    if answer is None:
        return
    said = write_turns([*turns, Turn("user", text), Turn("assistant", answer.text)])
    answer_id = record(question, answer, assistant.reader.generation) if record else ""
    related = related_questions(assistant, answer, text) if answer.status is AnswerStatus.ANSWERED else ()
    yield [*messages, _message(answer_html(answer, documents, answer_id=answer_id, related=related))], said


def _message(content: str) -> Message:
    return {"role": "assistant", "content": content}
