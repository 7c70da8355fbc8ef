"""A small grey picture. It covers a picture that Telegram no longer deletes."""

import struct
import zlib
from functools import cache

SIDE = 64  # pixels
GREY = b"\xe0"


@cache
def grey_picture() -> bytes:
    """Make a PNG of one grey area."""
    rows = (b"\x00" + GREY * SIDE) * SIDE  # each row begins with its filter: none
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)  # 8 bits of grey
    parts = (_part(b"IHDR", header), _part(b"IDAT", zlib.compress(rows)), _part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _part(name: bytes, content: bytes) -> bytes:
    checked = name + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
