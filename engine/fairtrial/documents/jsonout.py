"""The report as JSON, and the schema of that JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from fairtrial.findings.model import Report


def to_json(report: Report) -> str:
    """Return the report as JSON text, the same bytes for the same report."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    from pydantic import TypeAdapter  # imported here: only `fairtrial schema` pays for it

    made: dict[str, Any] = TypeAdapter(Report).json_schema(mode="serialization")
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Report of fairtrial"
    return made
