"""How drf-spectacular describes our endpoints: who may call them, and every problem they answer with."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, PolymorphicProxySerializer
from rest_framework import exceptions as refusals
from rest_framework.exceptions import APIException, ErrorDetail
from rest_framework.serializers import Serializer

from claims.api.examples import EXAMPLES
from claims.api.repeating import HEADER, OtherRequest
from claims.api.repeating import PARAMETER as REPEATING
from claims.api.shapes.parts import Problem
from factbase.access.authentication import SCHEME
from factbase.access.permissions import Access
from factbase.api_errors import CONTENT_TYPE, TooLarge, document

_BODY = ("POST", "PUT", "PATCH")


def problem(
    description: str, kind: type[APIException], shape: type[Problem] = Problem, details: Any = None, **members: Any
) -> OpenApiResponse:
    """What is answered in place of an exception of this kind; `details` and `members` are those of the example."""
    about = details or {"detail": ErrorDetail(str(kind.default_detail), kind.default_code)}
    example = OpenApiExample(kind.__name__, value=document(kind.status_code, about) | members)
    return OpenApiResponse(shape, description=description, examples=[example])


def either(name: str, for_all: type[Serializer], for_desk: type[Serializer]) -> PolymorphicProxySerializer:
    """What an open endpoint answers: the one form or the other. The desk's comes first: it may fit the other, too."""
    return PolymorphicProxySerializer(name, [for_desk, for_all], resource_type_field_name=None, many=False)


def examples_of(serializer: Any) -> list[OpenApiExample]:
    """One for each form it may have; none for what is no serializer."""
    if isinstance(serializer, PolymorphicProxySerializer):
        return [example for form in serializer.serializers for example in examples_of(form)]
    shape = serializer if isinstance(serializer, type) else type(serializer)
    return [OpenApiExample(shape.__name__, value=EXAMPLES[shape])] if shape in EXAMPLES else []


TOO_MANY = problem("Too many requests.", refusals.Throttled)
UNKNOWN_CALLER = problem("No key, or one that is not known.", refusals.NotAuthenticated)
FORBIDDEN = problem("This key or role may not do it.", refusals.PermissionDenied)
MISSING = problem("There is no such thing.", refusals.NotFound)
CANNOT_BE_TAKEN = "Something in the request cannot be taken; `errors` names the fields."
BAD_QUERY, BAD_BODY = (
    problem(CANNOT_BE_TAKEN, refusals.ValidationError, details={name: [ErrorDetail(detail, "invalid")]})
    for name, detail in (("limit", "must be a whole number from 1 to 200"), ("langauge", "Unknown field"))
)
LARGE = problem("The body is too large.", TooLarge)
FOREIGN = problem(
    "The body is of a type that is not taken here.",
    refusals.UnsupportedMediaType,
    details={"detail": ErrorDetail('Unsupported media type "text/plain" in request.', "unsupported_media_type")},
)
REUSED = problem(f"This {HEADER} stands for another request.", OtherRequest)


class EndpointSchema(AutoSchema):
    """Adds to each operation what follows from its view: the keys that open it and the problems that can occur."""

    def get_auth(self) -> list[dict[str, list[str]]]:
        ways: list[dict[str, list[str]]] = [{"key": []}, {"keyHeader": []}]
        if not self._access():
            return [*ways, {}]
        super().get_auth()  # puts the three ways into the document
        return [*ways, {"session": []}]

    def _access(self) -> Access | None:
        view: Any = self.view
        return view.access.get(self.method)

    def get_description(self) -> str:  # type: ignore[override]
        access = self._access()
        sees = getattr(self.view, "sees", None)
        if self.method == "GET" and sees:
            key = f"a key of the scope `{sees.scope}`, or a session with `{sees.permission}`"
            return f"{super().get_description()}\n\nWhoever has {key}, is answered as the desk is."
        if not access:
            return super().get_description()
        needed = f"Needs a key of the scope `{access.scope}`, or a session with `{access.permission}`."
        return f"{super().get_description()}\n\n{needed}"

    def _map_serializer(self, serializer: Any, direction: Any, bypass_extensions: bool = False) -> Any:
        """Where unknown members are refused, the schema says so. An empty page is of `either` form."""
        schema = super()._map_serializer(serializer, direction, bypass_extensions)
        if "oneOf" in schema:
            return {"anyOf": schema["oneOf"]}
        closed = {"additionalProperties": False} if getattr(serializer, "refuses_unknown", False) else {}
        return schema | closed

    def _get_examples(
        self, serializer: Any, direction: Any, media_type: Any, status_code: Any = None, extras: Any = None
    ) -> Any:
        given: Sequence[OpenApiExample] = extras or examples_of(serializer)
        return super()._get_examples(serializer, direction, media_type, status_code, given)

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        answers = super()._get_response_bodies(direction)
        for answer in self._problems():
            code = str(answer.examples[0].value["status"])
            if code not in answers:
                answers[code] = self._get_response_for_code(answer, code, [CONTENT_TYPE], direction)
        answers["429"]["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
        return dict(sorted(answers.items()))

    def get_override_parameters(self) -> list[Any]:
        return [*super().get_override_parameters(), *([REPEATING] if self._is_repeatable() else [])]

    def _is_repeatable(self) -> bool:
        return hasattr(getattr(self.view, self.method.lower(), None), "is_repeatable")

    def _problems(self) -> list[OpenApiResponse]:
        found = [TOO_MANY]
        if self._access():
            found += [UNKNOWN_CALLER, FORBIDDEN]
        if "{" in self.path:
            found += [MISSING]
        if self.get_override_parameters() or self.method in _BODY:
            found += [BAD_BODY if self.method in _BODY else BAD_QUERY]
        if self.method in _BODY and self.get_request_serializer():
            found += [LARGE, FOREIGN]
        if self._is_repeatable():
            found += [REUSED]
        return found


class KeyScheme(OpenApiAuthenticationExtension):
    """The three ways to say who calls."""

    target_class = "factbase.access.authentication.DeskAuthentication"
    name = ["key", "keyHeader", "session"]

    def get_security_definition(self, _auto_schema: AutoSchema) -> list[dict[str, str]]:
        return [
            {"type": "apiKey", "in": "header", "name": "Authorization", "description": f"`{SCHEME} <key>`"},
            {"type": "apiKey", "in": "header", "name": "X-Api-Key", "description": "The key alone."},
            {"type": "apiKey", "in": "cookie", "name": "sessionid", "description": "A session of the desk."},
        ]
