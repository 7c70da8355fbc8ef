"""audit-bot profile: gives the bot a neutral name, descriptions and picture.

They are at the top of the shopper's screen, where somebody who looks at the phone reads them.
"""

import math
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

from telegram import InputProfilePhotoStatic
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.admin.errors import Problem, ProfileError
from bot.admin.profile_sets import SETS, picture
from bot.delivery.client import TelegramClient
from bot.delivery.retries import retry_after
from bot.settings import Settings, SettingsError
from bot.texts import Texts, languages
from bot.texts import texts as texts_in

# As python-telegram-bot spells them: get_my_name, set_my_name. Name last: see set_profile.
TEXT_KINDS = ("description", "short_description", "name")
HOUR, MINUTE = 3600, 60  # seconds


async def profile(settings: Settings, texts: Texts, chosen: str | None) -> None:
    """Set the chosen profile, or list what there is. Raises ProfileError, SettingsError."""
    async with _connected(settings) as bot:
        if chosen is None:
            _list_sets(texts)
            await _show_names(bot, texts)
        else:
            await set_profile(bot, settings.language, texts, chosen)


async def set_profile(bot: TelegramClient, default: str, texts: Texts, chosen: str) -> None:
    """Set all parts. A part that is refused does not keep the others from being set."""
    problems: list[Problem] = []
    with _collect_errors(problems, "picture"):
        await bot.set_my_profile_photo(InputProfilePhotoStatic(picture(chosen)))
    for kind in TEXT_KINDS:
        with _collect_errors(problems, kind):
            await _set_text(bot, kind, default, chosen)
    if problems:
        if len(problems) <= len(TEXT_KINDS):  # of all parts, one more than the texts
            problems.append(Problem("profile-rest-set"))
        with suppress(TelegramError):
            await _show_names(bot, texts)
        raise ProfileError(problems)
    await _show_names(bot, texts)
    print(texts.plain("profile-set"))
    print(texts.plain("profile-username", username=bot.username))


async def _set_text(bot: TelegramClient, kind: str, default: str, chosen: str) -> None:
    """Set one text: for everybody in the language `default`, and in each language.

    Telegram allows few changes of the name a day. So a text that is right already is left alone.
    """
    key = f"profile-{kind.replace('_', '-')}-{chosen}"
    for code, language in (("", default), *((each, each) for each in languages())):
        wanted = texts_in(language).plain(key)
        if await _text(bot, kind, code) != wanted:
            await getattr(bot, f"set_my_{kind}")(wanted, language_code=code)


async def _text(bot: TelegramClient, kind: str, code: str) -> str:
    found = await getattr(bot, f"get_my_{kind}")(language_code=code)
    return str(getattr(found, kind))


@asynccontextmanager
async def _connected(settings: Settings) -> AsyncIterator[TelegramClient]:
    """Connect once: a person waits at the terminal. Telegram's errors become expected ones."""
    bot = TelegramClient(settings.required_token(), settings.api_url)
    try:
        await _initialize(bot)
        yield bot
    except TelegramError as error:
        raise ProfileError([_problem(error, "name")]) from None
    finally:
        await bot.shutdown()


async def _initialize(bot: TelegramClient) -> None:
    try:
        await bot.initialize()
    except InvalidToken:
        raise SettingsError("token-refused") from None


@contextmanager
def _collect_errors(problems: list[Problem], part: str) -> Iterator[None]:
    """Collect what Telegram refuses. A network error is not collected: it ends the command."""
    try:
        yield
    except TelegramError as error:
        if _is_unreachable(error):
            raise
        problems.append(_problem(error, part))


def _is_unreachable(error: TelegramError) -> bool:
    # BadRequest is a NetworkError by inheritance.
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)


def _problem(error: TelegramError, part: str) -> Problem:
    if _is_unreachable(error):
        return Problem("profile-unreachable")
    if isinstance(error, RetryAfter):
        return _too_often(part, retry_after(error))
    return Problem("profile-refused", arguments={"part": part, "reason": error.message})


def _too_often(part: str, seconds: float) -> Problem:
    unit, name = (HOUR, "hours") if seconds >= HOUR else (MINUTE, "minutes")
    wait = max(1, math.ceil(seconds / unit))
    return Problem(f"profile-too-often-{name}", arguments={"part": part, "wait": wait})


def _list_sets(texts: Texts) -> None:
    print(texts.plain("profile-choose"))
    for each in SETS:
        names = [texts_in(language).plain(f"profile-name-{each}") for language in languages()]
        print(texts.plain("profile-line", label=each, shown=" · ".join(names)))


async def _show_names(bot: TelegramClient, texts: Texts) -> None:
    print(texts.plain("profile-called"))
    for language in languages():
        label, name = texts_in(language).plain("language-name"), await _text(bot, "name", language)
        print(texts.plain("profile-line", label=label, shown=name))
