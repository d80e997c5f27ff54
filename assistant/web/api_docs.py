"""`/docs`: the OpenAPI description as a page of ours, without script and without a file of another site."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI, Request, Response

from assistant.web.frame import frame, page_response
from assistant.web.visit import visit_of
from assistant.web.words import word

Description = Mapping[str, Any]


def add_api_docs(app: FastAPI) -> None:
    """Add the page to an application."""

    @app.get("/docs", include_in_schema=False)
    async def docs(request: Request) -> Response:
        return page_response(request, docs_page(app.openapi(), request))


def docs_page(api: Description, request: Request) -> str:
    """A whole page: every route with what it takes, an example, and what it answers."""
    visit = visit_of(request)
    title = word("api_title", visit.language)
    routes = "".join(_route(api, path, method, found) for path, method, found in _routes(api))
    lead = html.escape(word("api_lead", visit.language))
    more = f'<p>{lead} <a href="/openapi.json">openapi.json</a> · MCP: <code>/mcp</code></p>'
    return frame(
        title,
        f'<main id="main" tabindex="-1" class="message"><h1>{title}</h1>{more}{routes}</main>',
        visit,
        styles=("docs.css",),
    )


def _routes(api: Description) -> Iterator[tuple[str, str, Description]]:
    for path, methods in api["paths"].items():
        for method, found in methods.items():
            yield path, method.upper(), found


def _route(api: Description, path: str, method: str, found: Description) -> str:
    name = f"{method} {path}"
    told = html.escape(found.get("description", found.get("summary", "")))
    parts = [f'<section lang="en"><h2><code>{html.escape(name)}</code></h2><p class="told">{told}</p>']
    body = found.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    fields = [_parameter(api, parameter) for parameter in found.get("parameters", [])]
    if body:
        fields += _fields(api, _resolved(api, body))
    if fields:
        parts.append(f'<div class="wide"><table><tbody>{"".join(fields)}</tbody></table></div>')
    if body:
        example = json.dumps(_example(api, body), ensure_ascii=False, indent=1)
        parts.append(f"<pre><code>{html.escape(example)}</code></pre>")
    answers = "".join(
        f"<dt>{html.escape(status)}</dt><dd>{html.escape(answer.get('description', ''))}{_answer(api, answer)}</dd>"
        for status, answer in sorted(found.get("responses", {}).items())
    )
    return "".join(parts) + f"<dl>{answers}</dl></section>"


def _parameter(api: Description, parameter: Description) -> str:
    where = f"{parameter['name']} ({parameter['in']}{', required' if parameter.get('required') else ''})"
    return _row(where, _kind(api, parameter["schema"]), parameter.get("description", ""))


def _fields(api: Description, schema: Description) -> list[str]:
    needed = schema.get("required", [])
    return [
        _row(f"{name}{' (required)' if name in needed else ''}", _kind(api, found), found.get("description", ""))
        for name, found in schema.get("properties", {}).items()
    ]


def _row(name: str, kind: str, told: str) -> str:
    return f"<tr><th scope='row'><code>{html.escape(name)}</code></th><td>{html.escape(kind)}</td><td>{html.escape(told)}</td></tr>"


def _answer(api: Description, answer: Description) -> str:
    """The fields of a success that is a record of its own."""
    schema = _resolved(api, answer.get("content", {}).get("application/json", {}).get("schema", {}))
    names = ", ".join(schema.get("properties", {}))
    return f" <code>{html.escape('{' + names + '}')}</code>" if names else ""


def _kind(api: Description, schema: Description) -> str:
    """ "integer 1…1000", "vi | en", "string | null"."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[-1])
    if "anyOf" in schema:
        return " | ".join(_kind(api, part) for part in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if schema.get("type") == "array":
        return f"[{_kind(api, schema.get('items', {}))}]"
    low, high = schema.get("minimum"), schema.get("maximum")
    span = f" {'' if low is None else low}…{'' if high is None else high}" if (low, high) != (None, None) else ""
    longest = f" ≤ {schema['maxLength']}" if "maxLength" in schema else ""
    return f"{schema.get('type', 'any')}{span}{longest}"


def _resolved(api: Description, schema: Description) -> Description:
    if "$ref" not in schema:
        return schema
    found: Description = api["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return found


def _example(api: Description, schema: Description) -> Any:
    """A body that can be sent: examples where there are, else the smallest value of the kind."""
    schema = _resolved(api, schema)
    if schema.get("examples"):
        return schema["examples"][0]
    if "default" in schema:
        return schema["default"]
    if "properties" in schema:
        return {
            name: _example(api, found) for name, found in schema["properties"].items() if _shown(schema, name, found)
        }
    smallest: dict[str, Any] = {"string": "…", "boolean": True, "integer": 1, "number": 1, "array": []}
    return (schema.get("enum") or [smallest.get(schema.get("type", ""))])[0]


def _shown(schema: Description, name: str, found: Description) -> bool:
    return name in schema.get("required", []) or bool(found.get("examples"))
