"""Uploaded photos and documents, and Telegram's limits for them."""

import secrets
import struct
from dataclasses import dataclass, field
from typing import Any, Literal

from simulator.api_errors import ApiError, bad_request

MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_SIDES_TOGETHER = 10_000  # width plus height of a photo, in pixels
MAX_SIDES_RATIO = 20

Kind = Literal["photo", "document"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent in a request."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A stored file. `path` is what getFile returns; `size` is width and height in pixels."""

    id: str
    kind: Kind
    path: str
    upload: Upload
    size: tuple[int, int] = (0, 0)

    def as_telegram(self) -> object:
        file: dict[str, Any] = {
            "file_id": self.id,
            "file_unique_id": self.id[-12:],
            "file_size": len(self.upload.content),
        }
        if self.kind == "photo":
            return [file | {"width": self.size[0], "height": self.size[1]}]
        return file | {"file_name": self.upload.name, "mime_type": self.upload.mime}

    def for_page(self) -> dict[str, Any]:
        return {
            "file_id": self.id,
            "kind": self.kind,
            "name": self.upload.name,
            "mime": self.upload.mime,
            "bytes": len(self.upload.content),
            "size": self.size,
        }


@dataclass(slots=True)
class Files:
    """All uploaded files, by file id."""

    by_id: dict[str, StoredFile] = field(default_factory=dict)

    def store(self, kind: Kind, upload: Upload) -> StoredFile:
        """Store a file. Raises ApiError if Telegram would not accept it."""
        size = _check_photo_size(upload.content) if kind == "photo" else (0, 0)
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > MAX_UPLOAD:
            raise ApiError(413, "Request Entity Too Large")
        number = len(self.by_id)
        extension = "jpg" if kind == "photo" else upload.name.rpartition(".")[2]
        file_id = f"AgAC{secrets.token_urlsafe(24)}"
        stored = StoredFile(file_id, kind, f"{kind}s/file_{number}.{extension}", upload, size)
        self.by_id[file_id] = stored
        return stored

    def reuse(self, kind: Kind, file_id: str) -> StoredFile:
        """Return a stored file by its id. A web address is not fetched."""
        found = self.by_id.get(file_id)
        if found is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if found.kind != kind:
            raise bad_request(f"can't use file of type {found.kind.title()} as {kind.title()}")
        return found

    def find(self, path: str) -> StoredFile | None:
        found = [file for file in self.by_id.values() if file.path == path]
        return found[0] if found and len(found[0].upload.content) <= MAX_DOWNLOAD else None

    def download(self, file_id: str) -> dict[str, Any]:
        """Return the result of getFile."""
        found = self.by_id.get(file_id)
        if found is None:
            raise bad_request("invalid file_id")
        if len(found.upload.content) > MAX_DOWNLOAD:
            raise bad_request("file is too big")
        return {
            "file_id": found.id,
            "file_unique_id": found.id[-12:],
            "file_size": len(found.upload.content),
            "file_path": found.path,
        }


def _check_photo_size(content: bytes) -> tuple[int, int]:
    if len(content) > MAX_PHOTO:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {MAX_PHOTO} bytes"
        )
    width, height = read_image_size(content)
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    longer, shorter = max(width, height), min(width, height)
    if width + height > MAX_SIDES_TOGETHER or longer > shorter * MAX_SIDES_RATIO:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def read_image_size(content: bytes) -> tuple[int, int]:
    """Return width and height in pixels from a PNG's or JPEG's header; (0, 0) for neither."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:  # noqa: PLR2004 — end of IHDR's sides
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    at = 2 if content.startswith(b"\xff\xd8") else len(content)
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 — a JPEG marker
        # Start of frame C0–CF; C4, C8 and CC are tables.
        if content[at + 1] in set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return 0, 0
