"""Schemathesis over the OpenAPI description: nothing it makes up brings the server down, and every answer is as described."""

from __future__ import annotations

from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
ROUTES = (
    "GET /healthz", "GET /readyz", "POST /api/ask", "POST /api/feedback", "POST /api/answers/{kind}", "GET /api/targets", "GET /api/tasks",
    "GET /api/targets/filters", "GET /api/targets/compare", "GET /api/targets/summary", "GET /api/documents/{document_id}",
)  # fmt: skip


@pytest.fixture(scope="module")
def operations(server: str) -> dict[str, Any]:
    schema = schemathesis.openapi.from_url(f"{server}/openapi.json")
    return {operation.ok().label: operation.ok() for operation in schema.get_all_operations()}


def test_every_route_is_looked_at(operations: dict[str, Any]) -> None:
    assert set(ROUTES) <= set(operations)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: str(mode.value))
@pytest.mark.parametrize("label", ROUTES)
def test_no_fault_and_as_described(operations: dict[str, Any], label: str, mode: GenerationMode) -> None:
    operation = operations[label]
    if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
        mode = GenerationMode.POSITIVE  # a route that takes nothing cannot be asked wrongly

    @hypothesis.settings(
        max_examples=12,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    ask()
