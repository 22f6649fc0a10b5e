"""The report as JSON, and the schema of that JSON."""

from __future__ import annotations

from typing import Any

import pydantic_core

from fairtrial.findings.model import Report


def to_json(report: Report) -> str:
    """Return the report as JSON text, the same bytes for the same report."""
    return pydantic_core.to_json(report, indent=1).decode() + "\n"


def to_json_line(report: Report) -> str:
    """Return the report as JSON on one line."""
    return pydantic_core.to_json(report).decode()


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    from pydantic import TypeAdapter  # imported here: only `fairtrial schema` pays for it

    made: dict[str, Any] = TypeAdapter(Report).json_schema(mode="serialization")
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Report of fairtrial"
    return made
