"""Every transcript gives the same screens again, word for word."""

from pathlib import Path

import pytest

from tests.conversations.runner import FOLDER, difference, list_transcripts, perform

MOST_TAPS = 95


@pytest.mark.parametrize(
    "path", list_transcripts(), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
async def test_the_talk_goes_as_it_is_written(path: Path) -> None:
    performed = await perform(path)
    differs = difference(path, performed.text)
    assert not differs, differs


async def test_a_typical_shop_takes_at_most_95_taps_from_audit_to_submitted() -> None:
    performed = await perform(FOLDER / "zh" / "typical_shop.txt")
    assert "已提交" in performed.text
    assert performed.taps <= MOST_TAPS


def test_every_talk_is_held_in_both_languages() -> None:
    actions = {
        language: {each.name for each in (FOLDER / language).iterdir()} for language in ("zh", "en")
    }
    assert actions["zh"] == actions["en"]
