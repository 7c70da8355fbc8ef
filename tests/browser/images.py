"""Creates PNG images for tests that send some."""

import struct
import zlib
from pathlib import Path

ARTEFACTS = Path(__file__).parents[2] / "artefacts"


def png(width: int, height: int) -> bytes:
    """Paint a diagonal blend in a valid PNG."""
    rows = (
        bytes([0])
        + b"".join(
            bytes([40 + 180 * x // width, 130, 60 + 160 * y // height]) for x in range(width)
        )
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
