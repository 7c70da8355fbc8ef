"""Runs one whole audit with the real bot, and compares the summary with a second count."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from checklist.definition import Language
from demo import database, people, setup
from demo.chat_driver import ChatDriver
from demo.independent_count import PaperForm, Points, Taps
from demo.shopper import Shopper, Words
from simulator.phone import PhoneError
from simulator.world.limits import UNLIMITED

Report = Callable[[str], None]
# 8/10 · 80.0% · …, with spaces that do not break the line
SCORE = re.compile(r"(\d+)/(\d+)\s·\s([\d.]+%|—)\s·\s")
AGREES = {
    "zh": "✓ 各环节与合计，与只凭点击和评价表另行清点的结果一致。",
    "en": "✓ Every section and the total agree with a count made from the taps and the form alone.",
}
DIFFERS = {
    "zh": "✗ 与另行清点的结果不一致：",
    "en": "✗ This differs from a count made from the taps and the form alone:",
}


async def run(language: Language, seed: int, report: Report) -> int:
    """Return the exit code: 0 if the bot's summary agrees with the count."""
    with TemporaryDirectory() as name:
        url = database.url_in(Path(name))
        await database.create(url, [])
        try:
            return await _play_audit(Path(name), url, language, seed, report)
        except PhoneError as error:
            report(f"✗ {error}")
            return 1


async def _play_audit(folder: Path, url: str, language: Language, seed: int, report: Report) -> int:
    async with setup.start_demo(folder, url, language=language, limits=UNLIMITED) as demo:
        who = people.SHOPPER
        phone = await demo.simulator.phone(who.name, id=who.telegram_id, language_code=language)
        form, words, rng = PaperForm(language), Words(language), Random(seed)  # noqa: S311 - not a secret
        shopper = Shopper(ChatDriver(phone), language, rng, report, form, words)
        summary = await shopper.complete_audit()
    report(f"{summary}\n")
    found = find_differences(form, shopper.taps, words, summary)
    report("\n".join([DIFFERS[language], *found]) if found else AGREES[language])
    return 1 if found else 0


def find_differences(form: PaperForm, taps: Taps, words: Words, summary: str) -> list[str]:
    """Return one line for each difference between the summary and the count."""
    found = [f"{code}: ?" for code in form.unanswered_codes(taps)]
    scores = form.points(taps, words.yes, words.no)
    printed: list[Points] = [
        (int(earned), int(possible), rate) for earned, possible, rate in SCORE.findall(summary)
    ]
    if len(printed) != len(scores):
        return [*found, f"{len(printed)} ≠ {len(scores)}"]
    names = [*(codes[0].rpartition(".")[0] for codes in form.sections), "Σ"]
    for name, bot, count in zip(names, printed, scores, strict=True):
        if bot != count:
            found.append(f"{name}: {_format(bot)} ≠ {_format(count)}")
    return found


def _format(points: Points) -> str:
    earned, possible, rate = points
    return f"{earned}/{possible} · {rate}"
