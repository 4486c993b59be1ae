"""The top of a PNG as rows of pixels, read by the format's own rules, which no library of ours knows."""

import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGBA = 4  # bytes a pixel


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(SIGNATURE)
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def top(png: bytes, rows: int) -> list[list[bytes]]:
    width, _height = size(png)
    assert png[24:26] == b"\x08\x06"  # eight bits of red, green, blue and alpha
    lines = zlib.decompress(b"".join(_pieces(png)))
    found, above = [], bytes(width * RGBA)
    for start in range(0, rows * (width * RGBA + 1), width * RGBA + 1):
        above = _line(lines[start], lines[start + 1 : start + 1 + width * RGBA], above)
        found.append([above[at : at + RGBA] for at in range(0, width * RGBA, RGBA)])
    return found


def _pieces(png: bytes) -> Iterator[bytes]:
    at = len(SIGNATURE)
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += length + 12


def _line(filtered: int, coded: bytes, above: bytes) -> bytes:
    line = bytearray(len(coded))
    for at, byte in enumerate(coded):
        left, corner = (line[at - RGBA], above[at - RGBA]) if at >= RGBA else (0, 0)
        guess = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))[filtered]
        line[at] = (byte + guess) % 256
    return bytes(line)


def _paeth(left: int, above: int, corner: int) -> int:
    straight = left + above - corner
    return min((left, above, corner), key=lambda near: abs(straight - near))
