"""How drf-spectacular describes our endpoints: who may call them, and every problem they answer with."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse, PolymorphicProxySerializer
from rest_framework.serializers import Serializer

from claims.api.repeating import HEADER
from claims.api.repeating import PARAMETER as REPEATING
from claims.api.shapes.parts import Problem
from factbase.access.authentication import SCHEME
from factbase.access.permissions import Access
from factbase.api_errors import CONTENT_TYPE

_BODY = ("POST", "PUT", "PATCH")


def problem(description: str, shape: type[Problem] = Problem) -> OpenApiResponse:
    return OpenApiResponse(shape, description=description)


def either(name: str, for_all: type[Serializer], for_desk: type[Serializer]) -> PolymorphicProxySerializer:
    """What an open endpoint answers: the one form or the other."""
    return PolymorphicProxySerializer(name, [for_all, for_desk], resource_type_field_name=None, many=False)


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

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        answers = super()._get_response_bodies(direction)
        for code, description in self._problems().items():
            if code not in answers:
                answers[code] = self._get_response_for_code(problem(description), code, [CONTENT_TYPE], direction)
        answers["429"]["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
        return dict(sorted(answers.items()))

    def get_override_parameters(self) -> list[Any]:
        return [*super().get_override_parameters(), *([REPEATING] if self._is_repeatable() else [])]

    def _is_repeatable(self) -> bool:
        return hasattr(getattr(self.view, self.method.lower(), None), "is_repeatable")

    def _problems(self) -> dict[str, str]:
        found = {"429": "Too many requests."}
        if self._access():
            found |= {"401": "No key, or one that is not known.", "403": "This key or role may not do it."}
        if "{" in self.path:
            found["404"] = "There is no such thing."
        if self.get_override_parameters() or self.method in _BODY:
            found["400"] = "Something in the request cannot be taken; `errors` names the fields."
        if self.method in _BODY and self.get_request_serializer():
            found |= {
                "413": "The body is too large.",
                "415": "The body is of a type that is not taken here.",
            }
        if self._is_repeatable():
            found["422"] = f"This {HEADER} stands for another request."
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
