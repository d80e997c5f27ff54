"""The page "Tra cứu chỉ tiêu" at `/targets`, and what it asks of the register beside `/api/targets`."""

from __future__ import annotations

import html
from datetime import date
from typing import Annotated, Literal

from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import Field

from assistant.data import read_data
from assistant.live import LiveAssistant
from assistant.register.compare import compare_results, compare_rows, count_rows
from assistant.targets import lookup_targets
from assistant.web.api_models import ComparedOut, SummaryOut, described
from assistant.web.compared import COMPARED_COLUMNS, pair_record, pair_rows
from assistant.web.frame import frame, page_response
from assistant.web.register_api import FILES, RowFilters, TargetFilters, file_of, reader_of
from assistant.web.visit import Visit, visit_of


class CompareFilters(RowFilters):
    by: Literal["year", "document", "result"] = "year"
    first: Annotated[str | None, Field(max_length=200, description="A year or a document")] = None
    second: Annotated[str | None, Field(max_length=200)] = None


def add_targets_page(app: FastAPI, live: LiveAssistant) -> None:
    """Put the page and its two addresses on the application."""

    @app.get("/targets", response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request) -> HTMLResponse:
        if not live.ready:
            raise HTTPException(503, detail=live.state())
        return page_response(request, targets_page(visit_of(request)))

    @app.get(
        "/api/targets/compare", tags=["register"], responses=described(ComparedOut, 404, 422, 429, 503, files=FILES)
    )
    def compare(filters: Annotated[CompareFilters, Query()]) -> Response:
        """Rows side by side: `{"total", "pairs": [{"first", "second", "difference", "difference_unit", "difference_shown",
        "similarity"}]}`, or a file of them all."""
        reader = reader_of(live)
        wanted = filters.lookup(reader)
        if filters.by == "result":
            # The filters choose targets; their results stand in other documents.
            chosen = {row.id for row in lookup_targets(reader.targets, **wanted, kind="target")}
            pairs = tuple(pair for pair in compare_results(reader.targets) if pair.first.id in chosen)
        elif filters.by == "year":
            first, second = (
                lookup_targets(reader.targets, **wanted | {"year": int(side)}, kind="target")
                if side and side.isdigit()
                else ()
                for side in (filters.first, filters.second)
            )
            pairs = compare_rows(first, second, same_document=True)
        else:
            sides = [
                filters.model_copy(update={"document": side}).lookup(reader) if side else None
                for side in (filters.first, filters.second)
            ]
            first, second = (lookup_targets(reader.targets, **side, kind="target") if side else () for side in sides)
            pairs = compare_rows(first, second)
        if filters.format != "json":
            return file_of(pair_rows(pairs, filters.lang), COMPARED_COLUMNS, "comparison", filters.format)
        shown = pairs[filters.offset : filters.offset + filters.limit]
        return JSONResponse({"total": len(pairs), "pairs": [pair_record(pair, filters.lang) for pair in shown]})

    @app.get("/api/targets/summary", tags=["register"], responses=described(SummaryOut, 404, 422, 429, 503))
    def summary(filters: Annotated[TargetFilters, Query()]) -> Response:
        """For the charts: rows by year and pillar, and the latest result of every target that has one."""
        reader = reader_of(live)
        wanted = filters.lookup(reader)
        kind = None if filters.kind == "all" else filters.kind
        rows = lookup_targets(reader.targets, **wanted, kind=kind)
        shown = {row.id for row in lookup_targets(reader.targets, **wanted, kind="target")}
        pairs = [
            pair for pair in compare_results(reader.targets) if pair.first.id in shown and pair.difference is not None
        ]
        return JSONResponse(
            {
                "total": len(rows),
                "counts": count_rows(rows),
                "progress": [pair_record(pair, filters.lang) for pair in pairs],
            }
        )


def targets_page(visit: Visit) -> str:
    """The whole page; everything it needs is in it but the rows."""
    words = {key: texts[visit.language] for key, texts in read_data("targets_page").items()}
    title = words["title"]
    main = (
        f'<main id="main" tabindex="-1"><h1>{html.escape(title)}</h1><p class="lead">{html.escape(words["lead"])}</p>'
        f'<div id="register" aria-busy="true"><p>{html.escape(words["loading"])}</p></div></main>'
    )
    data = {"words": words, "language": visit.language, "today": date.today().isoformat()}
    return frame(title, main, visit, here="targets", styles=("targets.css",), scripts=("targets.js",), data=data)
