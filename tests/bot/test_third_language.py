"""A third language is a folder in `bot/locales` and a column in the checklist; no code changes."""

import shutil
from pathlib import Path

from simulator.phone import Phone
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.chaos.bot_process import ROOT, BotProcess
from tests.harness import import_people, settings_for

PACKAGES = ("bot", "checklist", "storage")
PEOPLE = """\
name,role,telegram_id,dealership,language
Claire,shopper,1001,浦东店,
张伟,advisor,,浦东店,
李娜,advisor,,浦东店,
"""
FRENCH = """\
language-name = Français
choose-advisor = Choisissez le conseiller
value-yes = Oui
question = { $code } { $text }
"""
FORM = """\
id: small
title: {{zh: 评价表, en: Form}}
sections:
  - id: booking
    code: {{zh: "1", en: "1"}}
    title: {{zh: 预约, en: Booking}}
    short: {{zh: 预约, en: Booking}}
    printed_total: 2
    indicators:
      - id: booking.greeting
        text: {{zh: 是否问候？, en: Did they greet you?{french_greeting}}}
        short: {{zh: 问候, en: Greeting}}
      - id: booking.name
        text: {{zh: 是否称呼姓名？, en: Did they use your name?}}
        short: {{zh: 姓名, en: Name}}
"""


def copy_sources(folder: Path) -> Path:
    """Copy the program, with a checklist of two indicators in the languages of the form."""
    sources = folder / "copy"
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, sources / package, ignore=ignored)
    write_form(sources, french_greeting="")
    return sources


def write_form(sources: Path, *, french_greeting: str) -> None:
    content = FORM.format(french_greeting=french_greeting)
    form = sources / "checklist" / "data" / "service_advisor.yaml"
    form.write_text(content, encoding="utf-8")


def add_french(sources: Path) -> None:
    catalogue = sources / "bot" / "locales" / "fr" / "general.ftl"
    catalogue.parent.mkdir()
    catalogue.write_text(FRENCH, encoding="utf-8")
    write_form(sources, french_greeting=", fr: Vous a-t-on salué ?")


async def choose_language(phone: Phone, name: str, *, among: list[str]) -> None:
    await phone.say("/language")
    await phone.see("Please choose a language")
    assert [label for row in await phone.buttons() for label in row][: len(among) + 1] == among
    await phone.tap(name)


async def test_a_third_language_is_a_folder_and_a_column(tmp_path: Path) -> None:
    sources = copy_sources(tmp_path)
    async with Simulator(limits=UNLIMITED) as sim:
        await import_people(settings_for(sim, tmp_path), tmp_path, PEOPLE)
        bot = BotProcess(sim, tmp_path, sources)
        claire = await sim.phone("Claire", id=1001, language_code="fr")
        await bot.start()
        try:
            await choose_language(claire, "English", among=["中文", "English"])
            await claire.say("/audit 张伟")
            await claire.see("Did they greet you?")
            assert await bot.terminate() == 0

            add_french(sources)
            await bot.start()
            await choose_language(claire, "Français", among=["中文", "English", "Français"])
            await claire.say("/audit")
            await claire.see("Started")
            await claire.tap("Start another")
            await claire.see("Choisissez le conseiller")
            await claire.say("/audit 李娜")
            await claire.see("1.1 Vous a-t-on salué ?")
            first, second, *_ = await claire.buttons()
            assert first == ["Oui", "No"]
            assert second == ["Not applicable", "Not observed"]
            await claire.tap("Oui")
            await claire.see("1.2 Did they use your name?")
            await claire.say("/audit 张伟")
            await claire.see("1.1 Did they greet you?")  # the draft keeps its version
        finally:
            await bot.kill()
