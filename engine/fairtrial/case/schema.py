"""The JSON Schema of a case file, generated from the models, so that an editor completes and checks what is typed."""

from __future__ import annotations

from typing import Any

from fairtrial.case.file import CaseFile
from fairtrial.case.records import EVENT_TYPES


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file (draft 2020-12)."""
    made: dict[str, Any] = CaseFile.model_json_schema(ref_template="#/$defs/{model}")
    definitions: dict[str, Any] = made.setdefault("$defs", {})
    variants = []
    for kind, model in EVENT_TYPES.items():
        schema = model.model_json_schema(ref_template="#/$defs/{model}")
        definitions.update(schema.pop("$defs", {}))
        schema["properties"]["type"] = {"const": kind}
        schema["required"] = ["id", "type"]
        definitions[model.__name__] = schema
        variants.append({"$ref": f"#/$defs/{model.__name__}"})
    made["properties"]["events"] = {"type": "array", "items": {"anyOf": variants}}
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Case file of fairtrial"
    return made
