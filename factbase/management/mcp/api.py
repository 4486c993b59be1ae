"""Our own API, asked within the process."""

import json
from typing import Any

import httpx2
from django.conf import settings

from articles.normalising import normalise_text
from factbase.management.mcp.protocol import Json, ToolError
from factbase.wsgi import application

LOCAL = "localhost"


class Api:
    """The API for one caller, who is known by a key, and without one by an address."""

    def __init__(self, key: str, headers: dict[str, str], address: str = "127.0.0.1") -> None:
        transport = httpx2.WSGITransport(app=application, remote_addr=address)
        given = headers | ({"X-Api-Key": key} if key else {})
        self._client = httpx2.Client(transport=transport, base_url=f"{_origin()}/api/v1/", headers=given)

    def get(self, path: str, query: Json) -> Json:
        # Half of a surrogate pair can stand in JSON, and in no address.
        asked = {name: normalise_text(value) if isinstance(value, str) else value for name, value in query.items()}
        return _read(self._client.get(path, params=asked))

    def post(self, path: str, body: Json) -> Json:
        content, kind = json.dumps(body), {"Content-Type": "application/json"}
        return _read(self._client.post(path, content=content, headers=kind))


def _origin() -> str:
    """One that we answer under."""
    host = next((host for host in settings.ALLOWED_HOSTS if host[:1] not in ("*", ".")), LOCAL)
    return settings.PUBLIC_URL or f"http://{host}"


def _read(answer: httpx2.Response) -> Json:
    found: Any = answer.json()
    if answer.is_success:
        return dict(found)
    said = f"{found.get('notice') or found['detail']} ({answer.status_code} {found['title']})"
    if wait := answer.headers.get("Retry-After"):
        said += f"; ask again in {wait} seconds"
    raise ToolError(said)
