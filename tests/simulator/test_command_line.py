"""The simulator without the demo: python -m simulator."""

import os
import signal

import pytest

from simulator.__main__ import main


def test_it_serves_the_token_it_was_given_until_ctrl_c(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []

    def note_and_stop(line: str, **_more: object) -> None:
        said.append(line)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr("builtins.print", note_and_stop)
    main(["--port", "0", "--token", "7:abc"])
    assert said[0].startswith("Bot API and chat page: http://127.0.0.1:")
