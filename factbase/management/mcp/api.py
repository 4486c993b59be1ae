"""Our own API, asked within the process."""

from typing import Any

import httpx2
from django.conf import settings

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
        return _read(self._client.get(path, params=query))

    def post(self, path: str, body: Json) -> Json:
        return _read(self._client.post(path, json=body))


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
