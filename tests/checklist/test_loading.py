"""A checklist file is read, or every mistake in it is named by file, line and field."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checklist.definition import Checklist, Kind, Text, Value, Whose
from checklist.loading import from_json, load, to_json
from checklist.validation import ChecklistError

FORM = dedent("""\
    id: small
    title: {zh: 小表, en: Small form}
    sections:
      - id: arrival
        code: {zh: "1", en: "1"}
        title: {zh: 到店, en: Arrival}
        short: {zh: 到店, en: Arrival}
        printed_total: 2
        indicators:
          - id: arrival.greeting
            text: {zh: 是否问候？, en: A greeting?}
            first_person: {zh: 我是否问候？, en: Did I greet?}
            short: {zh: 问候, en: Greeting}
            hint: {zh: 一句即可, en: A word will do}
          - id: arrival.record
            text: {zh: 是否登记？, en: A record?}
            short: {zh: 登记, en: Record}
            back_office: true
            whose: service_manager
      - id: parting
        code: {zh: 其他, en: O}
        title: {zh: 离店, en: Parting}
        short: {zh: 离店, en: Parting}
        printed_total: 1
        indicators:
          - id: parting.thanks
            text: {zh: 是否致谢？, en: Thanks?}
            short: {zh: 致谢, en: Thanks}
    conditions:
      - id: hidden
        question: {zh: 看得到吗？, en: Visible?}
        gives: not_observed
        kinds: [mystery_shop]
        asked_first: true
        options:
          - id: together
            label: {zh: 一并, en: Together}
            rules_out: [back_office.*]
          - {id: each, label: {zh: 逐项问我, en: Ask me each}}
      - id: alone
        question: {zh: 有人吗？, en: Anybody there?}
        options:
          - id: nobody
            label: {zh: 没有, en: Nobody}
            rules_out: [arrival.*, parting.thanks]
            except: [arrival.record]
          - {id: each, label: {zh: 逐项, en: One by one}}
    """)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "form.yaml"


def read(path: Path, text: str) -> Checklist:
    path.write_text(text, encoding="utf-8")
    return load(path)


def mistakes(path: Path, text: str) -> list[str]:
    """What is said about the file, without its path; the file must be refused."""
    with pytest.raises(ChecklistError) as error:
        read(path, text)
    assert str(error.value).splitlines() == list(error.value.mistakes)
    assert all(mistake.startswith(f"{path}:") for mistake in error.value.mistakes)
    return [mistake.removeprefix(f"{path}:") for mistake in error.value.mistakes]


def changed(old: str, new: str) -> str:
    assert FORM.count(old) == 1, f"{FORM.count(old)} of {old!r}"
    return FORM.replace(old, new)


def test_numbers_and_codes_follow_from_the_order(path: Path) -> None:
    form = read(path, FORM)
    assert [(i.number, i.code) for i in form.indicators] == [
        (1, Text(zh="1.1", en="1.1")),
        (2, Text(zh="1.2", en="1.2")),
        (3, Text(zh="其他.1", en="O.1")),
    ]


def test_what_is_left_out_has_its_usual_meaning(path: Path) -> None:
    greeting, record, _ = read(path, FORM).indicators
    assert greeting.first_person["en"] == "Did I greet?"
    assert (greeting.back_office, greeting.whose) == (False, Whose.ADVISOR)
    assert record.first_person == record.text
    assert (record.back_office, record.whose) == (True, Whose.SERVICE_MANAGER)
    assert record.hint is None


def test_a_condition_names_groups_and_exceptions(path: Path) -> None:
    hidden, alone = read(path, FORM).conditions
    assert hidden.option("together").rules_out == {2}
    assert (hidden.gives, alone.gives) == (Value.NOT_OBSERVED, Value.NOT_APPLICABLE)
    assert hidden.kinds == {Kind.MYSTERY_SHOP}
    assert alone.kinds == set(Kind)
    assert alone.option("nobody").rules_out == {1, 3}
    assert alone.option("each").rules_out == frozenset()
    assert (hidden.asked_first, alone.asked_first) == (True, False)
    assert (hidden.position, alone.position) == (1, 2)


def test_a_file_saved_by_notepad_is_read(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + FORM.replace("\n", "\r\n").encode())
    assert load(path) == read(path, FORM)


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("{zh: 小表, en: Small form}", "{zh: 小表}", "2: title.en is missing"),
        ("zh: 是否问候？", 'zh: " "', "11: sections.1.indicators.1.text.zh is empty"),
        ("en: Greeting}", "en: 7}", "13: sections.1.indicators.1.short.en must be text"),
        ("hint:", "tip:", "14: sections.1.indicators.1.tip is not a field known here"),
        ("id: parting.thanks", "id: Thanks!", "26: sections.2.indicators.1.id may hold small"),
        ("id: nobody", "id: nobody_at_all_here", "43: conditions.2.options.1.id may hold small"),
        ("zh: 问候,", "zh: 一二三四五六七八九十一,", "13: sections.1.indicators.1.short.zh "),
        ("en: Greeting}", f"en: {'x' * 29}}}", "13: sections.1.indicators.1.short.en "),
        ("back_office: true", "back_office: perhaps", "18: sections.1.indicators.2.back_office "),
        ("whose: service_manager", "whose: mine", "19: sections.1.indicators.2.whose "),
        ("gives: not_observed", "gives: yes", "32: conditions.1.gives "),
        ("[mystery_shop]", "[mystery]", "33: conditions.1.kinds.1 "),
        ("title: {zh: 到店, en: Arrival}", "title: 到店", "6: sections.1.title must be a group"),
        ("[back_office.*]", "back_office.*", "38: conditions.1.options.1.rules_out must be a list"),
        ("printed_total: 2", "printed_total: 3", "8: sections.1.printed_total does not agree"),
        ("id: arrival.record", "id: arrival.greeting", "15: sections.1.indicators.2.id is used"),
        ("- id: parting\n", "- id: arrival\n", "20: sections.2.id is used more than once"),
        ("zh: 登记,", "zh: 问候,", "17: sections.1.indicators.2.short.zh is used more than once"),
        ("en: Record}", "en: Thanks}", "28: sections.2.indicators.1.short.en is used more than"),
        ("id: alone", "id: hidden", "40: conditions.2.id is used more than once: hidden"),
        ("- id: nobody", "- id: each", "47: conditions.2.options.2.id is used more than once"),
        (
            "{id: each, label: {zh: 逐项, en: One by one}}",
            "{id: any, label: {zh: 逐项, en: Any}}",
            "42: conditions.2.options must end with the option each",
        ),
        ("[arrival.record]", "[record]", "46: conditions.2.options.1.except.1 names no indicator"),
        ("parting.thanks]", "parting.wave]", "45: conditions.2.options.1.rules_out.2 names no"),
    ],
)
def test_a_mistake_is_named_by_line_and_field(path: Path, old: str, new: str, mistake: str) -> None:
    said = mistakes(path, changed(old, new))
    assert any(each.startswith(mistake) for each in said), said


def test_each_must_not_rule_anything_out(path: Path) -> None:
    text = changed("en: Ask me each}}", "en: Ask me each}, rules_out: [parting.*]}")
    said = mistakes(path, text)
    assert said == ["39: conditions.1.options.2.rules_out must not rule out anything under each"]


def test_a_section_without_indicators_is_refused(path: Path) -> None:
    text = FORM[: FORM.index("      - id: arrival.greeting")].replace("total: 2", "total: 0")
    text = text.replace("indicators:", "indicators: []")
    assert mistakes(path, text) == ["9: sections.1.indicators is empty"]


def test_all_mistakes_in_shape_are_named_together(path: Path) -> None:
    text = changed("en: Small form", "french: Petit").replace("en: Thanks?", 'en: ""')
    said = mistakes(path, text)
    assert [each.split(" ")[1] for each in said] == [
        "title.en",
        "title.french",
        "sections.2.indicators.1.text.en",
    ]


def test_all_mistakes_in_sense_are_named_together(path: Path) -> None:
    text = changed("id: alone", "id: hidden").replace("[arrival.record]", "[a, b]")
    assert len(mistakes(path, text)) == 3


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", "1: the file must be a group of fields"),
        ("- a\n- b\n", "1: the file must be a group of fields"),
        ("id: a\ntitle: {zh: a\n", "3: "),
        ("id: a\n\tb: c\n", "2: "),
        ("id: a\nid: b\n", '2: found duplicate key "id"'),
        ("id: *nowhere\n", "1: found undefined alias"),
        ("id: a\n---\nid: b\n", "2: but found another document"),
        ("id: \x07\n", " unacceptable character"),
        ("id: !!int nonsense\n", " a value does not suit its !!tag"),
        ("id: !!bool nonsense\n", " a value does not suit its !!tag"),
        ("id: !!null\n", "1: id must be text"),
        ("[" * 500, " a value does not suit its !!tag, or brackets nest too deep"),
    ],
)
def test_what_is_not_a_form_is_refused(path: Path, text: str, mistake: str) -> None:
    assert mistakes(path, text)[0].startswith(mistake)


def test_another_encoding_is_named_with_its_line(path: Path) -> None:
    path.write_bytes("id: small\ntitle: 小表\n".encode("gb18030"))
    with pytest.raises(ChecklistError, match=r"form\.yaml:2: is not UTF-8 text"):
        load(path)


def test_a_missing_file_and_a_directory_are_named(tmp_path: Path) -> None:
    with pytest.raises(ChecklistError, match=r"none\.yaml: No such file or directory"):
        load(tmp_path / "none.yaml")
    with pytest.raises(ChecklistError, match="Is a directory"):
        load(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, len(FORM) - 1), st.integers(0, 20), st.text(max_size=6))
def test_whatever_is_done_to_a_file_it_is_read_or_refused(
    path: Path, at: int, cut: int, put_in: str
) -> None:
    text = FORM[:at] + put_in + FORM[at + cut :]
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(ChecklistError):
        form = load(path)
        assert from_json(to_json(form)) == form


def test_what_storage_keeps_is_read_back_with_its_types(form: Checklist) -> None:
    again = from_json(to_json(form))
    assert again == form
    assert all(type(kind) is Kind for each in again.conditions for kind in each.kinds)
    assert type(again.conditions[0].gives) is Value
    assert type(again.indicators[0].whose) is Whose


STORED = (
    '{"conditions":[],"id":"small","sections":[{"code":{"en":"1","zh":"1"},"id":"arrival",'
    '"indicators":[{"back_office":false,"code":{"en":"1.1","zh":"1.1"},"first_person":{"en":'
    '"Did I greet?","zh":"我问候？"},"hint":null,"id":"arrival.greeting","number":1,"short":'
    '{"en":"Greeting","zh":"问候"},"text":{"en":"Greeted?","zh":"问候？"},"whose":"advisor"}],'
    '"position":1,"short":{"en":"Arrival","zh":"到店"},"title":{"en":"Arrival","zh":"到店"}}],'
    '"title":{"en":"Small form","zh":"小表"}}'
)


def test_a_version_that_was_stored_when_texts_had_two_fields_is_the_same_version() -> None:
    stored = from_json(STORED)
    assert stored.indicator(1).text["zh"] == "问候？"
    assert to_json(stored) == STORED
    assert stored.content_hash == sha256(STORED.encode()).hexdigest()


def test_a_stored_version_with_a_third_language_is_read() -> None:
    stored = from_json(STORED.replace('"en":"Greeted?"', '"en":"Greeted?","fr":"Salué ?"'))
    assert stored.indicator(1).text["fr"] == "Salué ?"
    assert stored.indicator(1).short["fr"] == "Greeting"
    assert from_json(to_json(stored)) == stored


def test_a_third_column_is_a_third_language(path: Path) -> None:
    form = read(path, changed("{zh: 小表, en: Small form}", "{zh: 小表, en: Small, fr: Petit}"))
    assert [form.title[each] for each in ("zh", "en", "fr", "de")] == [
        "小表",
        "Small",
        "Petit",
        "Small",
    ]


def test_a_third_column_is_checked_like_the_others(path: Path) -> None:
    said = mistakes(path, changed("en: Greeting}", f"en: Greeting, fr: {'x' * 29}}}"))
    assert said[0].startswith("13: sections.1.indicators.1.short.fr ")


def test_a_text_that_storage_never_kept_is_refused() -> None:
    with pytest.raises(ValueError, match="sections"):
        from_json('{"id": "small"}')
