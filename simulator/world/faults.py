"""Faults between the bot and Telegram that tests ask for."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Literal, get_args

from simulator.api_errors import ActionError, ApiError, conflict, forbidden, too_many_requests

FaultKind = Literal[
    "flood",  # 429 with `seconds` as retry_after
    "error",  # `code` (500, 502 …) as JSON
    "html",  # `code` and a web page instead of JSON
    "drop",  # the connection breaks before the call is executed
    "drop_answer",  # the connection breaks after the call, before the response
    "delay",  # executed after `seconds`
    "delay_answer",  # executed at once, response after `seconds`
    "blocked",  # 403
    "not_found",  # 404
    "unauthorized",  # 401
    "conflict",  # 409
]
BROKEN_CONNECTIONS = {"drop", "drop_answer"}


@dataclass(slots=True)
class Fault:
    """Makes the next `count` calls fail: of a method ("": any), of a chat (None: any)."""

    kind: FaultKind
    method: str = ""
    chat_id: int | None = None
    count: int = 1
    seconds: float = 0
    code: int = 502

    def __post_init__(self) -> None:
        if self.kind not in get_args(FaultKind):
            raise ActionError(f"there is no fault {self.kind!r}; there are {get_args(FaultKind)}")

    def applies_to(self, method: str, chat_id: int | None) -> bool:
        return self.method.lower() in {"", method.lower()} and self.chat_id in {None, chat_id}

    def error(self) -> ApiError | None:
        """Return the error that the bot gets, for faults that are a JSON response."""
        errors = {
            "flood": too_many_requests(round(self.seconds)),
            "error": ApiError(self.code, HTTPStatus(self.code).phrase),
            "blocked": forbidden("bot was blocked by the user"),
            "not_found": ApiError(404, "Not Found"),
            "unauthorized": ApiError(401, "Unauthorized"),
            "conflict": conflict(
                "terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            ),
        }
        return errors.get(self.kind)


@dataclass(slots=True)
class Faults:
    """The pending faults. The first that applies to a call is used."""

    pending: list[Fault] = field(default_factory=list)

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        for fault in self.pending:
            if fault.applies_to(method, chat_id):
                fault.count -= 1
                if fault.count <= 0:
                    self.pending.remove(fault)
                return fault
        return None
