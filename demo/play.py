"""Plays one whole audit against the real bot, and checks its summary by an independent count."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from checklist.definition import Language
from demo import cast, database, stage
from demo.form import Form, Points, Taps
from demo.shopper import Shopper, Words
from demo.talk import Talk
from simulator.phone import PhoneError
from simulator.world.limits import UNLIMITED

Tell = Callable[[str], None]
# 8/10 · 80.0% · …
SCORE = re.compile(r"(\d+)/(\d+) · ([\d.]+%|—) · ")
AGREES = {
    "zh": "✓ 各环节与合计，与只凭点击和评价表另行清点的结果一致。",
    "en": "✓ Every section and the total agree with a count made from the taps and the form alone.",
}
DIFFERS = {
    "zh": "✗ 与另行清点的结果不一致：",
    "en": "✗ This differs from a count made from the taps and the form alone:",
}


async def run(language: Language, seed: int, tell: Tell) -> int:
    """Return the exit code: 0 only if the bot's summary is what the taps are worth."""
    with TemporaryDirectory() as name:
        url = database.url_in(Path(name))
        await database.tell(url, [])
        try:
            return await _played(Path(name), url, language, seed, tell)
        except PhoneError as error:
            tell(f"✗ {error}")
            return 1


async def _played(folder: Path, url: str, language: Language, seed: int, tell: Tell) -> int:
    async with stage.opened(folder, url, language=language, limits=UNLIMITED) as on:
        who = cast.SHOPPER
        phone = await on.simulator.phone(who.name, id=who.telegram_id, language_code=language)
        form, words, rng = Form(language), Words(language), Random(seed)  # noqa: S311 - a story
        shopper = Shopper(Talk(phone), language, rng, tell, form, words)
        summary = await shopper.hold()
    tell(f"{summary}\n")
    found = differences(form, shopper.taps, words, summary)
    tell("\n".join([DIFFERS[language], *found]) if found else AGREES[language])
    return 1 if found else 0


def differences(form: Form, taps: Taps, words: Words, summary: str) -> list[str]:
    """Say where a summary is not what the taps are worth; nothing where it is."""
    found = [f"{code}: ?" for code in form.unanswered(taps)]
    counted = form.points(taps, words.yes, words.no)
    printed: list[Points] = [
        (int(earned), int(possible), rate) for earned, possible, rate in SCORE.findall(summary)
    ]
    if len(printed) != len(counted):
        return [*found, f"{len(printed)} ≠ {len(counted)}"]
    names = [*(codes[0].rpartition(".")[0] for codes in form.sections), "Σ"]
    for name, bot, count in zip(names, printed, counted, strict=True):
        if bot != count:
            found.append(f"{name}: {_shown(bot)} ≠ {_shown(count)}")
    return found


def _shown(points: Points) -> str:
    earned, possible, rate = points
    return f"{earned}/{possible} · {rate}"
