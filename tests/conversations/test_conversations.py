"""Every transcript happens again, word for word."""

from pathlib import Path

import pytest

from tests.conversations.talk import TALKS, difference, perform, talks

MOST_TAPS = 95


@pytest.mark.parametrize("path", talks(), ids=lambda path: f"{path.parent.name}/{path.stem}")
async def test_the_talk_goes_as_it_is_written(path: Path) -> None:
    performed = await perform(path)
    differs = difference(path, performed.text)
    assert not differs, differs


async def test_a_typical_shop_takes_at_most_95_taps_from_audit_to_submitted() -> None:
    performed = await perform(TALKS / "zh" / "typical_shop.txt")
    assert "已提交" in performed.text
    assert performed.taps <= MOST_TAPS


def test_every_talk_is_held_in_both_languages() -> None:
    told = {
        language: {each.name for each in (TALKS / language).iterdir()} for language in ("zh", "en")
    }
    assert told["zh"] == told["en"]
