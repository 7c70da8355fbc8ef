"""The screens that ask: an indicator's question, and a condition's."""

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.taps import Last, LastCondition, LastIndicator, Tap
from bot.texts import Texts
from bot.views import layout
from bot.views.layout import join_blocks, join_lines
from checklist import steps
from checklist.definition import Condition, Indicator, Kind, Section, Value
from checklist.records import StoredAudit


def question(
    stored: StoredAudit, place: taps.Question, texts: Texts, *, discreet: bool, note: str = ""
) -> Screen:
    sheet, language = stored.sheet, texts.language
    indicator = sheet.checklist.indicator(place.indicator)
    first_person = sheet.kind is Kind.SELF_CHECK
    wording = indicator.first_person if first_person else indicator.text
    hint = texts("hint", text=indicator.hint[language]) if indicator.hint else ""
    noted = texts("note-line", text=formats.quote(note)) if note else ""
    given = texts("ruled-out-line") if sheet.is_given(indicator.number) else ""
    return Screen(
        text=join_blocks(
            _header(stored, sheet.checklist.section_of(indicator.number), place.last, texts),
            texts("question", code=indicator.code[language], text=wording[language]),
            join_lines(hint, noted, given),
        ),
        rows=_question_rows(stored, indicator, texts, discreet=discreet),
        expects=place,
    )


def _header(stored: StoredAudit, section: Section, last: Last, texts: Texts) -> str:
    here, everything = stored.sheet.progress(section.position), stored.sheet.progress()
    return join_lines(
        texts(
            "header",
            section=formats.short_section(section, texts),
            done=str(here.done),
            total=str(here.total),
            all_done=str(everything.done),
            all_total=str(everything.total),
        ),
        _last_line(stored, last, texts),
    )


def _last_line(stored: StoredAudit, last: Last, texts: Texts) -> str:
    """Confirm what was answered or chosen in the step before."""
    match last:
        case LastIndicator(number):
            value = formats.value_word(stored.sheet.value(number), texts)
            return texts("last-answer", code=_code(stored, number, texts), value=value)
        case LastCondition(position):
            return _last_option_line(stored, stored.sheet.checklist.condition_at(position), texts)
    return ""


def _last_option_line(stored: StoredAudit, condition: Condition, texts: Texts) -> str:
    sheet = stored.sheet
    if condition.id not in sheet.choices:
        return ""
    option = condition.option(sheet.choices[condition.id])
    count = sum(sheet.is_given(number) for number in option.rules_out)
    key = "last-observed" if condition.gives is Value.NOT_OBSERVED else "last-situation"
    return texts(key, option=option.label[texts.language], count=count)


def _question_rows(
    stored: StoredAudit, indicator: Indicator, texts: Texts, *, discreet: bool
) -> Rows:
    number, audit = indicator.number, stored.id
    now = stored.sheet.value(number)

    def answer(value: Value) -> Button:
        label = layout.value_button_label(value, texts, discreet=discreet, chosen=now is value)
        style = None if discreet else layout.STYLES.get(value)
        return Button(label, taps.Answer(audit, number, value), style)

    return (
        (answer(Value.YES), answer(Value.NO)),
        (answer(Value.NOT_APPLICABLE), answer(Value.NOT_OBSERVED)),
        (
            Button(
                texts.plain("button-back"), _back(stored, stored.sheet.step_before(number), number)
            ),
            Button(texts.plain("button-later"), taps.Later(audit, number)),
            Button(texts.plain("button-menu"), taps.Menu(audit, number)),
            Button(texts.plain("button-note"), taps.WriteNote(audit, number)),
        ),
    )


def _back(stored: StoredAudit, before: steps.Step | None, number: int) -> Tap:
    """The target of "back". At the first question it is the menu, so that no button is missing."""
    match before:
        case steps.AskIndicator(earlier):
            return taps.Question(stored.id, earlier)
        case steps.AskCondition(condition_id):
            return taps.AskCondition(
                stored.id, stored.sheet.checklist.condition(condition_id).position
            )
        case _:
            return taps.Menu(stored.id, number)


def condition_question(stored: StoredAudit, place: taps.AskCondition, texts: Texts) -> Screen:
    sheet = stored.sheet
    condition = sheet.checklist.condition_at(place.condition)
    number = sheet.anchor(condition.id)
    before = sheet.step_before_condition(condition.id)
    return Screen(
        text=join_blocks(
            _header(stored, sheet.checklist.section_of(number), place.last, texts),
            texts("situation", question=condition.question[texts.language]),
        ),
        rows=(
            *layout.in_rows(_option_buttons(stored, condition, texts), 2),
            (
                Button(texts.plain("button-back"), _back(stored, before, number)),
                Button(texts.plain("button-menu"), taps.Menu(stored.id, number)),
            ),
        ),
        expects=place,
    )


def _option_buttons(stored: StoredAudit, condition: Condition, texts: Texts) -> list[Button]:
    chosen = stored.sheet.choices.get(condition.id)
    return [
        Button(
            layout.mark_chosen(option.label[texts.language], yes=option.id == chosen),
            taps.ChooseOption(stored.id, condition.position, at),
        )
        for at, option in enumerate(condition.options, start=1)
    ]


def typed_answer(
    stored: StoredAudit, tap: taps.Answer | taps.Later | taps.ChooseOption, texts: Texts
) -> str:
    """Return what a typed answer recorded, as HTML."""
    if isinstance(tap, taps.ChooseOption):
        condition = stored.sheet.checklist.condition_at(tap.condition)
        return layout.escape_html(condition.options[tap.option - 1].label[texts.language])
    value = formats.value_word(stored.sheet.value(tap.indicator), texts)
    return texts("typed-answer", code=_code(stored, tap.indicator, texts), value=value)


def _code(stored: StoredAudit, number: int, texts: Texts) -> str:
    return stored.sheet.checklist.indicator(number).code[texts.language]
