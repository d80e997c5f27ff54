"""`/api/targets` and `/api/tasks`: the register's rows with the command line's filters, paging and an exact total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from fastapi import FastAPI, HTTPException, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from assistant.contract import TARGET_COLUMNS, TASK_COLUMNS, target_record, task_record
from assistant.index import IndexReader
from assistant.live import LiveAssistant
from assistant.register.export import to_csv, to_xlsx
from assistant.register.shown import shown_value
from assistant.targets import lookup_targets, lookup_tasks, resolve_document
from assistant.types import Document, Language, Target
from assistant.web.api_models import FiltersOut, TargetsOut, TasksOut, described
from assistant.web.words import word

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FILES = (_CSV, _XLSX)


class RowFilters(BaseModel):
    """Filters both registers share; every one that is given must fit."""

    document: Annotated[str | None, Field(max_length=200, description="Id, number or name of a document")] = None
    year: Annotated[int | None, Field(ge=1900, le=2200, description="A year rows are due in; of results: as of")] = None
    pillar: Annotated[str | None, Field(max_length=100)] = None
    level: Annotated[str | None, Field(max_length=100)] = None
    text: Annotated[str | None, Field(max_length=300, description="Words, with or without diacritics")] = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    offset: Annotated[int, Field(ge=0)] = 0
    lang: Annotated[Literal["vi", "en"], Field(description="Language of `shown`")] = "vi"
    format: Annotated[Literal["json", "csv", "xlsx"], Field(description="csv and xlsx hold every row that fits")] = (
        "json"
    )

    def lookup(self, reader: IndexReader) -> dict[str, Any]:
        """Keywords of the lookups; an empty filter is none."""
        document = self.document or None
        if document:
            document = resolve_document(document, reader.documents)
            if document is None:
                raise HTTPException(404, detail=word("not_found"))
        given = {"pillar": self.pillar or None, "level": self.level or None, "text": self.text or None}
        return {"document": document, "year": self.year, **given}


class TargetFilters(RowFilters):
    kind: Literal["target", "result", "all"] = "target"
    ids: Annotated[str | None, Field(max_length=4000, description="Only these rows, by id, with commas between")] = None


def add_register_routes(app: FastAPI, live: LiveAssistant) -> None:
    """Put the register's addresses on the application."""

    @app.get("/api/targets", tags=["register"], responses=described(TargetsOut, 404, 422, 429, 503, files=FILES))
    def targets(filters: Annotated[TargetFilters, Query()]) -> Response:
        """Targets (or results) that fit: `{"total", "limit", "offset", "targets": [...]}`, or a file of them all."""
        reader = reader_of(live)
        kind = None if filters.kind == "all" else filters.kind
        rows: Sequence[Target] = lookup_targets(reader.targets, **filters.lookup(reader), kind=kind)
        if filters.ids:
            wanted = set(filters.ids.split(","))
            rows = [row for row in rows if row.id in wanted]
        return _answer(rows, lambda row: shown_record(row, filters.lang), TARGET_COLUMNS, "targets", filters)

    @app.get("/api/tasks", tags=["register"], responses=described(TasksOut, 404, 422, 429, 503, files=FILES))
    def tasks(filters: Annotated[RowFilters, Query()]) -> Response:
        """Tasks that fit: `{"total", "limit", "offset", "tasks": [...]}`, or a file of them all."""
        reader = reader_of(live)
        rows = lookup_tasks(reader.tasks, **filters.lookup(reader))
        return _answer(rows, task_record, TASK_COLUMNS, "tasks", filters)

    @app.get("/api/targets/filters", tags=["register"], responses=described(FiltersOut, 429, 503))
    def facets() -> dict[str, Any]:
        """What can be filtered by: documents, years, pillars, levels and kinds, each with its number of rows."""
        reader = reader_of(live)
        rows = reader.targets
        counts = Counter(row.document for row in rows)
        documents = [
            {
                "id": d.id,
                "title": d.title,
                "number": d.number,
                "status": d.status,
                "kind": d.kind,
                "scope": d.scope,
                "short": _short_name(d),
                "rows": counts[d.id],
            }
            for d in reader.documents
            if counts[d.id]
        ]
        return {
            "documents": documents,
            "years": _counted(year for row in rows for year in row.years),
            "pillars": _counted(row.pillar for row in rows if row.pillar),
            "levels": _counted(row.level for row in rows if row.level),
            "kinds": _counted(row.kind for row in rows),
            "total": len(rows),
        }


def shown_record(target: Target, language: Language = "vi") -> dict[str, Any]:
    """A row of the contract with its value in words besides ("khoảng 30%")."""
    return target_record(target) | {"shown": shown_value(target, language)}


def reader_of(live: LiveAssistant) -> IndexReader:
    """The current generation's reader; 503 while none is open."""
    if not live.ready:
        raise HTTPException(503, detail=live.state())
    return live.current().reader


def _short_name(document: Document) -> str:
    """Its number, else the shortest of the names people use for it that still says something, else its title."""
    names = sorted((name for name in document.aliases if len(name) >= 6), key=len)
    return document.number or (names[0] if names else document.title)


def _counted(values: Any) -> list[dict[str, Any]]:
    return [{"value": value, "rows": rows} for value, rows in sorted(Counter(values).items())]


def _answer(rows: Sequence[Any], record: Any, columns: Sequence[str], name: str, filters: RowFilters) -> Response:
    if filters.format == "json":
        page = rows[filters.offset : filters.offset + filters.limit]
        body = {
            "total": len(rows),
            "limit": filters.limit,
            "offset": filters.offset,
            name: [record(row) for row in page],
        }
        return JSONResponse(body)
    return file_of([record(row) for row in rows], columns, name, filters.format)


def file_of(records: Sequence[Mapping[str, Any]], columns: Sequence[str], name: str, kind: str) -> Response:
    """The records as a file to download: `kind` is csv or xlsx."""
    if kind == "csv":
        return _file(to_csv(records, columns), _CSV, f"{name}.csv")
    return _file(to_xlsx(records, columns, name), _XLSX, f"{name}.xlsx")


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
