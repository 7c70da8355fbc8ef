"""The actions of a transcript: what people do with phones, and what operators do to the bot."""

import base64
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from checklist.definition import Checklist, Indicator, Text
from checklist.loading import shipped
from simulator.phone import TIMEOUT, Message, PhoneError
from simulator.world import user_actions
from tests.conversations.scene import Scene
from tests.conversations.vocabulary import FIELDS
from tests.harness import PEOPLE, import_people

MOST_TAPS = 110  # of one line; the whole checklist has 102 indicators
# A PNG of one pixel.
PHOTO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)


async def say(scene: Scene, who: str, text: str) -> None:
    phone = await scene.phone(who)
    await phone.say(_unfold(text))


def _unfold(text: str) -> str:
    """`{好 ×3}` stands for 好好好."""
    return re.sub(r"\{(.+?) ×(\d+)\}", lambda found: found[1] * int(found[2]), text)


async def say_at_once(scene: Scene, who: str, texts: str) -> None:
    """Write several texts, divided by " / ", before the bot has seen the first."""
    phone = await scene.phone(who)
    for text in texts.split(" / "):
        user_actions.say(scene.harness.sim.world, phone.id, text)


async def reply_to_live(scene: Scene, who: str, text: str) -> None:
    phone = await scene.phone(who)
    live = await phone.live()
    if live is None:
        raise PhoneError("there is no message with buttons to reply to")
    await phone.say(text, reply_to=live.id)


async def reply_to_old(scene: Scene, who: str, text: str) -> None:
    """Reply to the newest message of the bot that has no buttons any more."""
    phone = await scene.phone(who)
    old = [each for each in await phone.messages() if each.from_bot and not each.keyboard]
    if not old:
        raise PhoneError("there is no older message to reply to")
    await phone.say(text, reply_to=old[-1].id)


async def say_in_group(scene: Scene, who: str, text: str) -> None:
    phone = await scene.group_phone(who)
    await phone.say(text)


async def tap(scene: Scene, who: str, label: str) -> None:
    """Tap a label. If the bot is stopped, do not wait for an answer."""
    phone = await scene.phone(who)
    await phone.tap(label, timeout=TIMEOUT if scene.running else 0, settle=False)
    scene.taps += 1
    await scene.wait_until_idle()


async def tap_times(scene: Scene, who: str, label: str, count: str) -> None:
    for _ in range(int(count)):
        await tap(scene, who, label)


async def tap_until(scene: Scene, who: str, label: str, text: str) -> None:
    """Tap until the newest message holds a text; raises PhoneError if it never does."""
    phone = await scene.phone(who)
    for _ in range(MOST_TAPS):
        await tap(scene, who, label)
        newest = (await phone.messages())[-1]
        if text in newest.text:
            return
    raise PhoneError(f"{text!r} did not come up:\n{newest.text}")


async def tap_both(scene: Scene, who: str, label: str) -> None:
    """Tap a button twice before the bot has seen the first tap."""
    phone, world = await scene.phone(who), scene.harness.sim.world
    message, button = user_actions.button(world.chat(phone.chat_id), None, label)
    for _ in range(2):
        user_actions.tap(world, phone.id, message.id, button["callback_data"])
    scene.taps += 2


async def tap_old(scene: Scene, who: str, label: str) -> None:
    """Tap a button of an earlier keyboard, newest first. The current one does not count."""
    phone = await scene.phone(who)
    now = await phone.live()
    for message in reversed(scene.keyboards.get(who, [])):
        current = now is not None and (now.id, now.keyboard) == (message.id, message.keyboard)
        if not current and _has(message, label):
            await phone.tap_old(message, label, settle=False)
            scene.taps += 1
            return
    raise PhoneError(f"there was no button {label!r} before")


def _has(message: Message, label: str) -> bool:
    return any(button.label.startswith(label) for row in message.keyboard for button in row)


async def photo(scene: Scene, who: str, caption: str | None) -> None:
    await (await scene.phone(who)).send_photo(PHOTO, caption or "")


async def album(scene: Scene, who: str, count: str, caption: str | None) -> None:
    await (await scene.phone(who)).send_album([PHOTO] * int(count), caption or "")


async def content(scene: Scene, who: str, what: str) -> None:
    await (await scene.phone(who)).send_content(FIELDS[what])


async def service(scene: Scene, who: str, what: str) -> None:
    await (await scene.phone(who)).make_service_message(FIELDS[what])


async def delete(scene: Scene, who: str) -> None:
    phone = await scene.phone(who)
    live = await phone.live()
    if live is None:
        raise PhoneError("there is no message with buttons to delete")
    await phone.delete(live)


async def clear(scene: Scene, who: str) -> None:
    await (await scene.phone(who)).clear()


async def block(scene: Scene, who: str) -> None:
    await (await scene.phone(who)).block()


async def restart(scene: Scene) -> None:
    await scene.stop()
    await scene.start()


async def stop(scene: Scene) -> None:
    await scene.stop()


async def start(scene: Scene) -> None:
    await scene.start()


async def pass_days(scene: Scene, count: str) -> None:
    scene.pass_time(timedelta(days=int(count)))


async def pass_hours(scene: Scene, count: str) -> None:
    scene.pass_time(timedelta(hours=int(count)))


async def import_person(scene: Scene, row: str) -> None:
    """Import one more line of people.csv. A person with a Telegram id gets a phone."""
    settings = scene.harness.settings
    heading = PEOPLE.splitlines()[0]
    await import_people(settings, settings.data_dir, f"{heading}\n{row}\n")
    given = dict(zip(heading.split(","), row.split(","), strict=True))
    if given["telegram_id"]:
        language = given["language"] or scene.language
        await scene.give_phone(given["name"], int(given["telegram_id"]), language)


async def deactivate(scene: Scene, who: str) -> None:
    await scene.harness.write("UPDATE people SET active = 0 WHERE name = :who", who=who)


async def reword(scene: Scene, code: str, text: str) -> None:
    """Restart with a newer version of the checklist, in which one indicator has another text."""
    scene.harness.checklist = _reword(scene.harness.checklist or shipped(), code, text)
    await restart(scene)


def _reword(checklist: Checklist, code: str, text: str) -> Checklist:
    def changed(indicator: Indicator) -> Indicator:
        if code not in (indicator.code["zh"], indicator.code["en"]):
            return indicator
        return replace(indicator, text=Text(zh=text, en=text))

    return replace(
        checklist,
        sections=tuple(
            replace(section, indicators=tuple(map(changed, section.indicators)))
            for section in checklist.sections
        ),
    )


ACTION_FUNCTIONS: Mapping[str, Callable[..., Awaitable[None]]] = {
    each.__name__: each
    for each in (
        *(say, say_at_once, reply_to_live, reply_to_old, say_in_group),
        *(tap, tap_times, tap_until, tap_both, tap_old),
        *(photo, album, content, service, delete, clear, block),
        *(restart, stop, start, pass_days, pass_hours, import_person, deactivate, reword),
    )
}
