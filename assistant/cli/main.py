"""The commands and their options; what each does stands in a module of its own, imported when it is called."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import click

from assistant.settings import Settings, SettingsError, load_settings

CORPUS = click.option("--corpus", type=click.Path(path_type=Path), help="Folder of plan documents (PLAN_CORPUS).")
INDEX = click.option("--index", type=click.Path(path_type=Path), help="Folder of the index (PLAN_INDEX).")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class OrderedErrors(click.Group):
    """Known failures become one line on stderr and exit code 2; nobody sees a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            raise click.Abort from None
        except Exception as error:
            if logging.getLogger("assistant").isEnabledFor(logging.DEBUG):
                raise
            known = getattr(error, "is_plan_error", False)
            message = (
                str(error) if known or isinstance(error, (OSError, SettingsError)) else f"unexpected error ({error!r})"
            )
            raise click.ClickException(message) from None


@click.group(cls=OrderedErrors, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="plan-assistant")
@click.option("--debug", is_flag=True, help="Log more, and show tracebacks.")
def cli(debug: bool) -> None:
    """Ask a plan a question, get the exact answer and the very place it stands."""
    logging.basicConfig(
        level=logging.DEBUG if debug else logging.WARNING,
        stream=sys.stderr,
        format="%(levelname)s %(name)s: %(message)s",
    )
    logging.getLogger("assistant").setLevel(logging.DEBUG if debug else logging.WARNING)


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH|URL ...]")
@click.option(
    "--sources", "with_sources", is_flag=True, help="Fetch the addresses in the corpus's sources.toml as well."
)
@click.option("--progress-lines", is_flag=True, help="Progress on stderr as JSON lines, for programs.")
@CORPUS
@INDEX
@JSON
def ingest(
    paths: tuple[str, ...],
    with_sources: bool,
    progress_lines: bool,
    corpus: Path | None,
    index: Path | None,
    as_json: bool,
) -> None:
    """Bring the index up to date with the corpus; PATHs are copied and URLs fetched into the corpus first.

    Reports documents, pages, passages and targets added, updated, removed and unchanged, and every file that could
    not be read with the reason. Exit code 1 if any failed.
    """
    from assistant.cli.ingest import run_ingest

    settings = settings_for(corpus, index)
    code = run_ingest(settings, paths, as_json=as_json, with_sources=with_sources, progress_lines=progress_lines)
    raise SystemExit(code)


@cli.command()
@click.argument("question", required=False)
@click.option(
    "--jsonl",
    "jsonl",
    type=click.Path(allow_dash=True),
    help="Answer a file of questions, one JSON object a line; - is stdin.",
)
@CORPUS
@INDEX
@JSON
def ask(question: str | None, jsonl: str | None, corpus: Path | None, index: Path | None, as_json: bool) -> None:
    """Answer QUESTION, or every line of --jsonl: {"id", "question", "history"}.

    Exit code 0 for an answer or a refusal, 2 for a question that cannot be asked (empty, too long).
    """
    from assistant.cli.ask import run_ask, run_ask_jsonl

    if (question is None) == (jsonl is None):
        raise click.UsageError("Give a QUESTION, or --jsonl FILE.")
    settings = settings_for(corpus, index)
    code = (
        run_ask(settings, question, as_json=as_json) if question is not None else run_ask_jsonl(settings, jsonl or "-")
    )
    raise SystemExit(code)


@cli.command()
@click.argument("query")
@click.option("--top", type=click.IntRange(1, 100), default=10, show_default=True, help="How many hits to show.")
@CORPUS
@INDEX
@JSON
def search(query: str, top: int, corpus: Path | None, index: Path | None, as_json: bool) -> None:
    """Show the passages found for QUERY, kept and rejected, with their scores."""
    from assistant.cli.search import run_search

    raise SystemExit(run_search(settings_for(corpus, index), query, top, as_json=as_json))


def register_filters(command: Any) -> Any:
    """The filters and formats `targets` and `tasks` share."""
    options = (
        click.option("--document", metavar="D", help="Id, number or name of a document."),
        click.option(
            "--year", type=click.IntRange(1900, 2200), metavar="Y", help="A year rows are due in (of results: as of)."
        ),
        click.option("--pillar", metavar="P", help="Pillar, with or without diacritics."),
        click.option("--level", metavar="L", help='Level: "cấp xã", "thành phố", "quốc gia", ...'),
        click.option("--text", metavar="T", help="Words of the row or its quote, with or without diacritics."),
        click.option(
            "--format",
            "format_",
            type=click.Choice(["table", "json", "csv", "xlsx"]),
            default="table",
            show_default=True,
        ),
        click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."),
        CORPUS,
        INDEX,
    )
    for option in reversed(options):
        command = option(command)
    return command


@cli.command()
@register_filters
@click.option(
    "--kind",
    type=click.Choice(["target", "result", "all"]),
    default="target",
    show_default=True,
    help="Targets, or reported results.",
)
@click.option("--check", is_flag=True, help="Show rows that are not sure, and figures that no row claims.")
def targets(
    format_: str, output: Path | None, corpus: Path | None, index: Path | None, kind: str, check: bool, **filters: Any
) -> None:
    """List the targets of every plan, each with its quote. A corrections file beside a document mends its rows."""
    from assistant.cli.targets import run_targets

    filters["kind"] = None if kind == "all" else kind
    raise SystemExit(run_targets(settings_for(corpus, index), filters, format_, output, check=check))


@cli.command()
@register_filters
def tasks(format_: str, output: Path | None, corpus: Path | None, index: Path | None, **filters: Any) -> None:
    """List the tasks of every plan: what, lead body, co-ordinating bodies, deadline, product."""
    from assistant.cli.targets import run_tasks

    raise SystemExit(run_tasks(settings_for(corpus, index), filters, format_, output))


@cli.command()
@click.argument("golden", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@CORPUS
@INDEX
@JSON
@click.option(
    "--engine", type=click.Choice(["composed", "llm"]), default="composed", show_default=True,
    help="llm: ask the language model of PLAN_LLM as well, and report it beside the composed answers.",
)  # fmt: skip
def evaluate(golden: Path, corpus: Path | None, index: Path | None, as_json: bool, engine: str) -> None:
    """Answer a golden set (JSON Lines) and report exactness, citations and refusals by slice."""
    from assistant.cli.evaluate import run_evaluate

    raise SystemExit(run_evaluate(settings_for(corpus, index), golden, as_json=as_json, engine=engine))


@cli.command()
@click.option("--host", help="Address to serve on (PLAN_HOST).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to serve on (PLAN_PORT).")
@CORPUS
@INDEX
def serve(host: str | None, port: int | None, corpus: Path | None, index: Path | None) -> None:
    """Build model and index where needed, then serve the page and the API."""
    from assistant.cli.serve import run_serve

    run_serve(settings_for(corpus, index, host=host, port=port))


@cli.group()
def benchmark() -> None:
    """Measure, on files of your own."""


@benchmark.command("retrieval")
@click.argument("passages", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--strip-diacritics", is_flag=True, help="Ask every question without its diacritics.")
@JSON
def benchmark_retrieval(passages: Path, queries: Path, strip_diacritics: bool, as_json: bool) -> None:
    """Index PASSAGES ({"pid", "title", "text"} a line), ask QUERIES ({"qid", "question", "pids"} a line).

    Reports R@1, R@3, R@10, MRR@10, milliseconds a query, passages indexed a second and peak memory.
    """
    from assistant.cli.benchmark import run_benchmark_retrieval

    code = run_benchmark_retrieval(
        settings_for(None, None), passages, queries, strip_diacritics=strip_diacritics, as_json=as_json
    )
    raise SystemExit(code)


@cli.group()
def model() -> None:
    """The embedding model."""


@model.command("build")
@click.argument("name", required=False)
@click.option("--reranker", is_flag=True, help="NAME is a cross-encoder (default: PLAN_RERANKER).")
@INDEX
def model_build(name: str | None, reranker: bool, index: Path | None) -> None:
    """Export NAME (default: PLAN_EMBEDDING_MODEL) to ONNX, check it against the original and keep it."""
    from assistant.cli.model import run_model_build, run_reranker_build

    run = run_reranker_build if reranker else run_model_build
    raise SystemExit(run(settings_for(None, index), name))


@cli.group("index")
def index_group() -> None:
    """Index generations."""


@index_group.command("status")
@CORPUS
@INDEX
@JSON
def index_status(corpus: Path | None, index: Path | None, as_json: bool) -> None:
    """Show the current generation: documents, passages, model, what has changed since."""
    from assistant.cli.index import run_status

    raise SystemExit(run_status(settings_for(corpus, index), as_json=as_json))


@index_group.command("rollback")
@CORPUS
@INDEX
def index_rollback(corpus: Path | None, index: Path | None) -> None:
    """Go back to the previous generation."""
    from assistant.cli.index import run_rollback

    raise SystemExit(run_rollback(settings_for(corpus, index)))


@index_group.command("verify")
@CORPUS
@INDEX
def index_verify(corpus: Path | None, index: Path | None) -> None:
    """Check every file, vector and passage of the current generation. Exit code 1 if something is wrong."""
    from assistant.cli.index import run_verify

    raise SystemExit(run_verify(settings_for(corpus, index)))


@cli.group()
def operator() -> None:
    """The operator's page."""


@operator.command("password")
def operator_password() -> None:
    """Ask for a password twice and print its hash, to be set as PLAN_OPERATOR_PASSWORD_HASH."""
    from assistant.cli.operator import run_password

    raise SystemExit(run_password())


def settings_for(corpus: Path | None, index: Path | None, **given: Any) -> Settings:
    """Settings from the environment, with what the command line gives on top."""
    given |= {"corpus": corpus, "index": index}
    changed = {name: value for name, value in given.items() if value is not None}
    return load_settings().model_copy(update=changed)


def main() -> None:
    cli(prog_name="python -m assistant")
