"""The OpenAPI document shows what is sent and what is answered, everywhere, and its examples are as its schemas say."""

from collections.abc import Iterator
from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from openapi_schema_validator import OAS31Validator

DOCUMENT = SchemaGenerator().get_schema(request=None, public=True)
COMPONENTS = {
    name: schema | ({"additionalProperties": False} if "properties" in schema else {})
    for name, schema in DOCUMENT["components"]["schemas"].items()
}
OPERATIONS = [
    pytest.param(operation, id=f"{method} {name}")
    for name, methods in {**DOCUMENT["paths"], **DOCUMENT["webhooks"]}.items()
    for method, operation in methods.items()
]


def contents(operation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every body of an operation, by what it is."""
    for place, body in {"request": operation.get("requestBody", {}), **operation["responses"]}.items():
        for media_type, content in body.get("content", {}).items():
            yield f"{place} {media_type}", content


def faults(content: dict[str, Any]) -> list[str]:
    """What is wrong with its examples; members that are not documented, too."""
    validator = OAS31Validator({**content["schema"], "components": {"schemas": COMPONENTS}})
    examples = [example["value"] for example in content.get("examples", {}).values()]
    return [error.message for example in examples for error in validator.iter_errors(example)] or (
        [] if examples else ["it has none"]
    )


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_body_has_examples_that_are_as_its_schema_says(operation):
    found = {name: faults(content) for name, content in contents(operation)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_an_example_that_is_not_as_its_schema_says_would_be_seen():
    content = dict(contents(DOCUMENT["paths"]["/api/v1/entries/{public_id}/"]["get"]))["200 application/json"]
    value = content["examples"]["EntryDocument"]["value"]
    wrong = value | {"revision": "two", "secret": 1}
    assert len(faults(content | {"examples": {"wrong": {"value": wrong}}})) == 2
