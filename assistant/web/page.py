"""The chat page: Gradio Blocks, mounted by the application."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from typing import Any

import gradio as gr

from assistant.journal import Journal
from assistant.pipeline import Assistant
from assistant.types import Document, Question, Turn
from assistant.web.answer_html import answer_html
from assistant.web.examples import example_questions
from assistant.web.words import word

Message = dict[str, Any]
_REMEMBERED = 12  # turns; a follow-up reaches no further back


def build_page(current: Callable[[], Assistant], max_question_chars: int, journal: Journal) -> gr.Blocks:
    """The page over whatever assistant is current when a question comes in."""
    with gr.Blocks(title=word("title"), analytics_enabled=False, fill_width=False) as page:
        head = gr.HTML(elem_id="head")
        chat = gr.Chatbot(
            elem_id="chat", label=word("chat_label"), show_label=False, height="auto", min_height=40, latex_delimiters=[],
            feedback_options=None, buttons=[], allow_tags=False, autoscroll=True, layout="bubble", group_consecutive_messages=False,
        )  # fmt: skip
        with gr.Column(elem_id="examples") as offered_examples:
            examples = [gr.Button(visible=False, size="sm") for _ in range(4)]
        question = gr.Textbox(
            elem_id="question", label=word("ask_label"), show_label=False, placeholder=word("ask_placeholder"),
            submit_btn=word("send"), max_length=max_question_chars, autofocus=True, lines=1, max_lines=4,
        )  # fmt: skip
        asked = gr.State("")
        # What was asked and answered, in plain text: the messages themselves hold HTML.
        turns = gr.State([])
        chat.clear(list, outputs=turns, api_visibility="private")

        def respond(text: str, messages: list[Message], said: list[Turn]) -> Iterator[tuple[list[Message], list[Turn]]]:
            yield from _respond(current(), text, messages, said, journal)

        def take(text: str, messages: list[Message]) -> tuple[str, str, list[Message], Any]:
            shown = [*messages, {"role": "user", "content": html.escape(text)}]
            return "", text, shown, gr.update(visible=False)

        def greet() -> list[Any]:
            assistant = current()
            offered = example_questions(assistant)
            buttons = [gr.update(value=text, visible=True) for text in offered]
            return [
                _head(assistant.reader.documents),
                *buttons,
                *[gr.update(visible=False)] * (len(examples) - len(buttons)),
            ]

        answer = {
            "fn": respond,
            "inputs": [asked, chat, turns],
            "outputs": [chat, turns],
            "show_progress": "hidden",
            "api_visibility": "private",
        }
        taking = {
            "outputs": [question, asked, chat, offered_examples],
            "show_progress": "hidden",
            "api_visibility": "private",
        }
        page.load(greet, outputs=[head, *examples], show_progress="hidden", api_visibility="private")
        question.submit(take, inputs=[question, chat], **taking).then(**answer)
        for button in examples:
            button.click(take, inputs=[button, chat], **taking).then(**answer)
    page.queue(default_concurrency_limit=8, max_size=200)
    return page


def page_assets() -> dict[str, Any]:
    """What `mount_gradio_app` takes beside the page: theme without remote fonts, style, script."""
    folder = files("assistant.web")
    system = ("Be Vietnam Pro", "system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
    return {
        "theme": gr.themes.Base(
            primary_hue="emerald", neutral_hue="stone", font=system, font_mono=("ui-monospace", "monospace")
        ),
        "css": folder.joinpath("style.css").read_text("utf-8"),
        "head": f"<script>{folder.joinpath('citations.js').read_text('utf-8')}</script>",
    }


def _respond(
    assistant: Assistant, text: str, messages: list[Message], turns: list[Turn], journal: Journal
) -> Iterator[tuple[list[Message], list[Turn]]]:
    """The conversation with the answer growing by sentences, as a model says them or as it was composed."""
    documents = {document.id: document for document in assistant.reader.documents}
    already, answer = 0, None
    for answer in assistant.stream(Question(text, tuple(turns))):
        said = [*turns, Turn("user", text), Turn("assistant", answer.text)][-_REMEMBERED:]
        for shown in range(min(already + 1, len(answer.sentences)), len(answer.sentences) + 1):
            yield [*messages, {"role": "assistant", "content": answer_html(answer, documents, upto=shown)}], said
        already = len(answer.sentences)
    if answer is not None:
        journal.record(text, answer, assistant.reader.generation, channel="page", history=turns)


def _head(documents: Sequence[Document]) -> str:
    drafts = [document.title for document in documents if document.status == "draft"]
    about = f", {_years(documents)}" if _years(documents) else ""
    draft = " " + word("draft", document=drafts[0]) if drafts else ""
    return (
        f"<h1>{html.escape(word('title'))}</h1><p>{html.escape(word('lead'))} "
        f"{html.escape(word('scope', count=len(documents), about=about) + draft)} "
        f'<a href="/targets">{html.escape(word("targets_link"))}</a> · <a href="/d">{html.escape(word("documents_link"))}</a></p>'
    )


def _years(documents: Sequence[Document]) -> str:
    years = sorted({document.issued_on[:4] for document in documents if document.issued_on})
    return "" if not years else years[0] if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
