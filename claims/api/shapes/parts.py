"""What all shapes are made of."""

# Fields of ours may be named as attributes of Field are, such as `source`.
# mypy: disable-error-code="assignment"

from typing import Any

from rest_framework import serializers as s


class Shape(s.Serializer):
    """Every field is in every answer; where there is nothing to say it is null."""


def text(description: str = "", **options: Any) -> s.CharField:
    return s.CharField(help_text=description, **options)


def maybe(description: str = "") -> s.CharField:
    return s.CharField(help_text=description, allow_null=True)


def one_of(values: Any, description: str = "", **options: Any) -> s.ChoiceField:
    return s.ChoiceField([str(value.value) for value in values], help_text=description, **options)


def public_id() -> s.CharField:
    return s.CharField(help_text="Public id, never changed.")


def moment(description: str = "", **options: Any) -> s.DateTimeField:
    return s.DateTimeField(help_text=description, **options)


class FieldProblem(Shape):
    field = text("Path of the field or parameter.")
    detail = text()


class Problem(Shape):
    """RFC 9457."""

    type = text("`about:blank`: the status says what kind of problem it is.")
    title = text("The phrase of the status.")
    status = s.IntegerField()
    code = text("One word for programs.")
    detail = text("One line for a person.")
    errors = FieldProblem(many=True)


class Page(Shape):
    next = s.URLField(allow_null=True, help_text="Address of the next page; null on the last.")
    cursor = maybe("The same as a `cursor` alone.")
