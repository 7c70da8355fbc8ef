"""The message catalogues: both languages say the same, and all that is said is in them."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.errors import FluentReferenceError
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.routes import COMMANDS
from bot.texts import LOCALES, Html, Texts, from_tag, languages, texts
from checklist.definition import FORM_LANGUAGES, Language

BOT = Path(LOCALES).parent
# A key that is put together from parts: f"kind-{…}".
BUILT = re.compile(r"^[a-z]+(-[a-z]+)*-$")


def messages(language: Language) -> dict[str, ftl.Message]:
    found: dict[str, ftl.Message] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        resource = FluentParser().parse(path.read_text(encoding="utf-8"))
        assert not [each for each in resource.body if isinstance(each, ftl.Junk)], path
        for each in resource.body:
            if isinstance(each, ftl.Message):
                assert each.id.name not in found, f"{each.id.name} stands twice"
                found[each.id.name] = each
    return found


def variables(message: ftl.Message) -> frozenset[str]:
    """The variables of a message, in all its branches."""

    def inside(node: object) -> Iterator[str]:
        if isinstance(node, ftl.VariableReference):
            yield node.id.name
        elif isinstance(node, ftl.BaseNode):
            for each in vars(node).values():
                yield from inside(each)
        elif isinstance(node, list):
            for each in node:
                yield from inside(each)

    return frozenset(inside(message))


def selectors(message: ftl.Message) -> frozenset[str]:
    """The variables that a message branches on."""
    found: set[str] = set()

    def look(node: object) -> None:
        if isinstance(node, ftl.SelectExpression):
            found.update(variables_of(node.selector))
        if isinstance(node, ftl.BaseNode):
            for each in vars(node).values():
                look(each)
        elif isinstance(node, list):
            for each in node:
                look(each)

    def variables_of(node: object) -> set[str]:
        return {node.id.name} if isinstance(node, ftl.VariableReference) else set()

    look(message)
    return frozenset(found)


def literals() -> tuple[set[str], set[str]]:
    """Every string of the bot's code, and the beginnings of those built with a variable."""
    whole: set[str] = set()
    begun: set[str] = set()
    for path in BOT.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begun.add(str(node.values[0].value))
    return whole, {each for each in begun if BUILT.match(each)}


def asked_for() -> set[str]:
    """Keys that are looked up by name: texts("…"), texts.plain("…"), UserError("…")."""
    found: set[str] = set()
    for path in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _looks_up(node.func) and node.args:
                found |= {
                    each.value
                    for each in ast.walk(node.args[0])
                    if isinstance(each, ast.Constant)
                    and isinstance(each.value, str)
                    and not isinstance(node.args[0], ast.JoinedStr | ast.Subscript | ast.Call)
                }
    return found


def _looks_up(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id in {"texts", "spoken", "UserError"}
    if isinstance(called, ast.Attribute):
        return called.attr in {"texts", "plain"}
    return False


ZH, EN = messages("zh"), messages("en")


def test_both_catalogues_have_the_same_keys() -> None:
    assert ZH.keys() == EN.keys()


@pytest.mark.parametrize("key", sorted(ZH))
def test_both_languages_say_it_with_the_same_variables(key: str) -> None:
    assert variables(ZH[key]) >= variables(EN[key]) - selectors(EN[key])
    assert variables(EN[key]) >= variables(ZH[key]) - selectors(ZH[key])


def test_a_further_language_has_no_key_and_no_variable_that_english_has_not() -> None:
    for language in set(languages()) - set(FORM_LANGUAGES):
        for key, message in messages(language).items():
            assert key in EN, f"{language}: {key}"
            assert variables(message) <= variables(EN[key]), f"{language}: {key}"


def test_every_key_in_the_code_is_in_the_catalogues() -> None:
    known = asked_for() - {"zh", "en", "if", "else"}
    keys = {each for each in known if re.fullmatch(r"[a-z][a-z0-9_-]*", each)}
    assert len(keys) > 60
    assert keys <= set(ZH), sorted(keys - set(ZH))


def test_every_key_in_the_catalogues_is_used() -> None:
    whole, begun = literals()
    unused = {
        key for key in ZH if key not in whole and not any(key.startswith(each) for each in begun)
    }
    assert not unused


@pytest.mark.parametrize("language", FORM_LANGUAGES)
@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_no_message_fails_for_any_plausible_number(language: Language, number: int) -> None:
    spoken = texts(language)
    for key, message in messages(language).items():
        branches = selectors(message)
        given = {name: number if name in branches else str(number) for name in variables(message)}
        for said in (spoken(key, **given), spoken.plain(key, **given)):
            assert "{" not in said


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_every_command_has_its_description(language: Language) -> None:
    for name in COMMANDS:
        assert texts(language).plain(f"command-{name}")


def test_html_is_escaped_once_and_only_where_it_is_a_persons() -> None:
    spoken = texts("en")
    assert spoken("start", name="<b>&") == "Hello, &lt;b&gt;&amp;."
    assert spoken("start", name=Html("<b>&amp;</b>")) == "Hello, <b>&amp;</b>."
    assert spoken.plain("start", name="<b>&") == "Hello, <b>&."


@pytest.mark.parametrize("length", [499, 500, 501, 2_500, 5_000])
def test_an_argument_of_any_length_goes_in(length: int) -> None:
    assert texts("en")("note-line", text="&" * length) == "Note: " + "&amp;" * length
    assert texts("en").plain("note-line", text="x" * length) == "Note: " + "x" * length


def test_a_wrong_argument_is_an_error_not_a_gap() -> None:
    with pytest.raises(FluentReferenceError):
        texts("en")("start")
    with pytest.raises(LookupError):
        texts("zh")("no-such-key")


def test_a_key_without_a_sentence_is_an_error() -> None:
    fresh = Texts("en")
    fresh._own = FluentBundle(["en"])
    fresh._own.add_resource(FluentResource("bare =\n    .attribute = text\n"))
    with pytest.raises(AssertionError, match="bare has attributes only"):
        fresh("bare")


def test_days_are_said_as_people_say_them() -> None:
    day, today = datetime(2026, 11, 3, tzinfo=UTC), date(2026, 12, 30)
    assert texts("zh", UTC, today).date(day) == "11月3日"
    assert texts("en", UTC, today).date(day) == "Nov 3"


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2025, 11, 3), None])
def test_a_day_of_another_year_has_its_year(today: date | None) -> None:
    zh, en = (texts(each, UTC, today) for each in ("zh", "en"))
    day = date(2026, 11, 3)
    assert (zh.date(day), en.date(day)) == ("2026年11月3日", "Nov 3, 2026")
    assert zh.month_and_day(day) == "11月3日"


def test_of_two_days_each_has_its_year_where_that_is_not_this_one() -> None:
    words = texts("zh", UTC, date(2026, 12, 30))
    last = date(2026, 11, 23)
    assert words.days(date(2026, 11, 3), last) == "11月3日–11月23日"
    assert words.days(date(2025, 11, 3), last) == "2025年11月3日–11月23日"
    assert words.days(last, last) == "11月23日"


def test_a_day_begins_at_midnight_of_the_zone() -> None:
    evening = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    words = texts("zh", ZoneInfo("Asia/Shanghai"), date(2027, 1, 1))
    assert (words.date(evening), words.day(evening)) == ("1月1日", date(2027, 1, 1))


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh", "zh"),
        ("zh-hans", "zh"),
        ("ZH-TW", "zh"),
        ("en-GB", "en"),
        ("de", None),
        ("", None),
        (None, None),
    ],
)
def test_telegrams_tag_names_a_language_we_speak_or_none(
    code: str | None, language: Language | None
) -> None:
    assert from_tag(code) == language
