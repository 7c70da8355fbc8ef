"""Both programs start as modules: python -m bot, python -m demo."""

import runpy
import sys

import pytest


@pytest.mark.parametrize(("module", "said"), [("bot", "owner-link"), ("demo", "--play")])
def test_the_help_of_a_program_that_is_run_as_a_module(
    module: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [module, "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(module, run_name="__main__")
    assert ended.value.code == 0
    assert said in capsys.readouterr().out
