"""One call of a Bot API method. Its parameters can come in four ways."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from simulator.api_errors import bad_request
from simulator.world.files import Upload

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
SECRET_PARAMETERS = {"secret_token"}


@dataclass(frozen=True, slots=True)
class Call:
    """A method's name in lower case, and its parameters as the texts that were sent."""

    method: str
    values: Mapping[str, str] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, default)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name, "")
        if not value:
            return default
        try:
            return int(value)
        except ValueError:
            raise bad_request(f"invalid {name} specified") from None

    def flag(self, name: str) -> bool:
        return self.values.get(name, "").lower() in {"true", "yes", "1"}

    def json_value(self, name: str) -> Any:  # noqa: ANN401 — whatever the JSON holds
        """Return the value of a JSON parameter; None if it is missing or empty."""
        value = self.values.get(name, "")
        if not value:
            return None
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def chat_id(self) -> int | None:
        """Return the chat's id; None if the call names no chat, or names it by @username."""
        value = self.values.get("chat_id", "")
        return int(value) if value.lstrip("-").isdigit() else None

    def loggable(self) -> dict[str, Any]:
        """Return the parameters without secrets. A file is shown by name and size in bytes."""
        shown: dict[str, Any] = {
            name: "…" if name in SECRET_PARAMETERS else value for name, value in self.values.items()
        }
        for name, upload in self.uploads.items():
            shown[name] = {"file_name": upload.name, "bytes": len(upload.content)}
        return shown


async def read_call(request: Request, method: str) -> Call:
    """Read parameters from the query, a form, multipart or JSON. Raises ApiError."""
    values = dict(request.query_params)
    uploads: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in FORMS:
        async with request.form() as form:
            for name, value in form.items():
                if isinstance(value, UploadFile):
                    mime = value.content_type or "application/octet-stream"
                    uploads[name] = Upload(value.filename or "file", mime, await value.read())
                else:
                    values[name] = value
    elif body := await request.body():
        values |= _json_values(body)
    if any("\ud800" <= character <= "\udfff" for value in values.values() for character in value):
        raise bad_request("strings must be encoded in UTF-8")
    return Call(method, values, uploads)


def _json_values(body: bytes) -> dict[str, str]:
    try:
        given = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("can't parse JSON object")
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in given.items()
        if value is not None
    }
