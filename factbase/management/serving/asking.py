"""Callers that keep their connections and ask one thing after another."""

import itertools
import json
import socket
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from factbase.management.serving.servers import Server

CALLERS = 8
OK, KNOWN = 200, 304


@dataclass(frozen=True, slots=True)
class Question:
    path: str
    etag: str = ""

    def request(self) -> bytes:
        known = f"If-None-Match: {self.etag}\r\n" if self.etag else ""
        return f"GET {self.path} HTTP/1.1\r\nHost: localhost\r\n{known}\r\n".encode()


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    etag: str
    body: bytes

    @property
    def following(self) -> str:
        """The address of the next page; empty on the last. A log has one even then, for what is to come."""
        page = json.loads(self.body)
        parts = urlsplit(page["next"] if page.get("more", True) and page["next"] else "")
        return f"{parts.path}?{parts.query}" if parts.path else ""


def ask_once(server: Server, question: Question) -> Answer:
    with socket.create_connection(("127.0.0.1", server.port)) as opened:
        answer = _exchange(opened, question.request())
    if answer.status != OK:
        raise RuntimeError(f"{question.path} is answered with {answer.status}: {answer.body[:300]!r}")
    return answer


def ask(server: Server, questions: list[Question], seconds: float) -> tuple[int, float]:
    """How many answers came, and how long that took."""
    requests = itertools.cycle([question.request() for question in questions])
    end, counts, lock = time.monotonic() + seconds, [0] * CALLERS, threading.Lock()

    def call(number: int) -> None:
        with socket.create_connection(("127.0.0.1", server.port)) as opened:
            while time.monotonic() < end:
                with lock:
                    request = next(requests)
                if _exchange(opened, request).status not in (OK, KNOWN):
                    raise RuntimeError("the server refuses")
                counts[number] += 1

    started = time.monotonic()
    callers = [threading.Thread(target=call, args=[number]) for number in range(CALLERS)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    return sum(counts), time.monotonic() - started


def _exchange(opened: socket.socket, request: bytes) -> Answer:
    opened.sendall(request)
    received = bytearray()
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += opened.recv(65536)
    first, *lines = received[:end].decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _colon, value in (line.partition(": ") for line in lines)}
    size = end + 4 + int(headers.get("content-length", 0))
    while len(received) < size:
        received += opened.recv(1 << 20)
    return Answer(int(first.split()[1]), headers.get("etag", ""), bytes(received[end + 4 :]))
