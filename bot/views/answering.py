"""The screens of an audit being filled in: a question, a condition, a section's end, the review."""

from collections.abc import Mapping

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.taps import Last, LastCondition, LastIndicator, Tap
from bot.texts import Texts
from bot.views import layout
from bot.views.layout import blocks, joined
from checklist import steps
from checklist.definition import Condition, Indicator, Kind, Section, UnknownCondition, Value
from checklist.records import StoredAudit
from checklist.scoring import missed_indicators, section_score

NOTE_SHOWN = 300  # characters of a note under its question; the whole of it stays kept


def question(
    stored: StoredAudit, place: taps.Question, texts: Texts, *, discreet: bool, note: str = ""
) -> Screen:
    sheet, language = stored.sheet, texts.language
    indicator = sheet.checklist.indicator(place.indicator)
    first_person = sheet.kind is Kind.SELF_CHECK
    wording = indicator.first_person if first_person else indicator.text
    hint = texts("hint", text=indicator.hint[language]) if indicator.hint else ""
    noted = texts("note-line", text=formats.cut(note, NOTE_SHOWN)) if note else ""
    given = texts("ruled-out-line") if sheet.is_given(indicator.number) else ""
    return Screen(
        text=blocks(
            _header(stored, sheet.checklist.section_of(indicator.number), place.last, texts),
            texts("question", code=indicator.code[language], text=wording[language]),
            joined(hint, noted, given),
        ),
        rows=_question_rows(stored, indicator, texts, discreet=discreet),
        expects=place,
    )


def _header(stored: StoredAudit, section: Section, last: Last, texts: Texts) -> str:
    here, everything = stored.sheet.progress(section.position), stored.sheet.progress()
    return joined(
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
    """The confirmation of the step before: what was answered or decided."""
    match last:
        case LastIndicator(number):
            value = formats.value_word(stored.sheet.value(number), texts)
            return texts("last-answer", code=_code(stored, number, texts), value=value)
        case LastCondition(position):
            return _last_option_line(stored, condition_at(stored, position), texts)
        case None:
            return ""


def _last_option_line(stored: StoredAudit, condition: Condition, texts: Texts) -> str:
    sheet = stored.sheet
    if condition.id not in sheet.choices:
        return ""
    option = condition.option(sheet.choices[condition.id])
    count = sum(sheet.is_given(number) for number in option.rules_out)
    key = "last-observed" if condition.gives is Value.NOT_OBSERVED else "last-situation"
    return texts(key, option=option.label[texts.language], count=count)


def condition_at(stored: StoredAudit, position: int) -> Condition:
    """The condition at a position that a tap names; raises UnknownCondition."""
    conditions = stored.sheet.checklist.conditions
    if not 1 <= position <= len(conditions):
        raise UnknownCondition(position)
    return conditions[position - 1]


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
    """Where back leads. At the very start it leads to the menu: rows never change their shape."""
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
    sheet, language = stored.sheet, texts.language
    condition = condition_at(stored, place.condition)
    number = sheet.anchor(condition.id)
    chosen = sheet.choices.get(condition.id)
    buttons = [
        Button(
            layout.marked(option.label[language], yes=option.id == chosen),
            taps.ChooseOption(stored.id, condition.position, at),
        )
        for at, option in enumerate(condition.options, start=1)
    ]
    before = sheet.step_before_condition(condition.id)
    return Screen(
        text=blocks(
            _header(stored, sheet.checklist.section_of(number), place.last, texts),
            texts("situation", question=condition.question[language]),
        ),
        rows=(
            *layout.in_rows(buttons, 2),
            (
                Button(texts.plain("button-back"), _back(stored, before, number)),
                Button(texts.plain("button-menu"), taps.Menu(stored.id, number)),
            ),
        ),
        expects=place,
    )


def section_end(stored: StoredAudit, position: int, texts: Texts, *, just_stored: bool) -> Screen:
    """Say what a section came to. `just_stored`: this turn stored the evaluation; say so."""
    sheet = stored.sheet
    section = sheet.checklist.section(position)
    lines = [
        formats.indicator_line(sheet.checklist.indicator(number), texts)
        for number in missed_indicators(sheet, position)
    ]
    evaluation = stored.evaluations.get(position, "")
    return Screen(
        text=blocks(
            joined(
                texts("section-done", section=formats.section_name(section, texts)),
                formats.score_line(section_score(sheet, position), texts),
            ),
            joined(texts("section-missed", count=len(lines)), map(layout.listed, lines)),
            _still_open(stored, position, texts),
            _evaluation_line(evaluation, texts, just_stored=just_stored),
        ),
        rows=_section_end_rows(stored.id, position, texts),
        expects=taps.SectionEnd(stored.id, position),
    )


def _section_end_rows(audit: int, position: int, texts: Texts) -> Rows:
    return (
        (Button(texts.plain("button-continue"), taps.NextSection(audit, position)),),
        (
            Button(texts.plain("button-evaluation"), taps.WriteEvaluation(audit, position)),
            Button(texts.plain("button-change"), taps.SectionMenu(audit, position, 0)),
        ),
        (Button(texts.plain("button-stop"), taps.StopHere(audit)),),
    )


def _still_open(stored: StoredAudit, position: int, texts: Texts) -> str:
    progress = stored.sheet.progress(position)
    left = progress.total - progress.done
    return texts("section-open", count=left) if left else ""


def _evaluation_line(evaluation: str, texts: Texts, *, just_stored: bool) -> str:
    if not evaluation:
        return texts("evaluation-invited")
    return texts("evaluation-stored" if just_stored else "evaluation-line", text=evaluation)


def review(stored: StoredAudit, notes: Mapping[int, str], texts: Texts, *, advisor: str) -> Screen:
    """What is open, missed without a note and ruled out; submitting only when complete."""
    sheet = stored.sheet
    progress = sheet.progress()
    left = progress.total - progress.done
    failed = missed_indicators(sheet)
    bare = sum(number not in notes for number in failed)
    ruled_out = sum(sheet.is_given(number) for number in sheet.scope)
    open_codes = [_code(stored, number, texts) for number in sheet.open[:12]]
    codes = texts.plain("list-separator").join(open_codes)
    return Screen(
        text=blocks(
            texts("review-open", count=left) if left else texts("review-complete"),
            joined(
                texts("review-codes", codes=codes, more=max(0, left - 12)) if left else "",
                texts("review-bare", missed=len(failed), count=bare),
                texts("review-ruled-out", count=ruled_out),
                texts("review-advisor", name=advisor) if advisor else "",
            ),
        ),
        rows=_review_rows(stored, texts),
        expects=taps.Review(stored.id),
    )


def _code(stored: StoredAudit, number: int, texts: Texts) -> str:
    return stored.sheet.checklist.indicator(number).code[texts.language]


def _review_rows(stored: StoredAudit, texts: Texts) -> Rows:
    menu = (Button(texts.plain("button-menu"), taps.Menu(stored.id, 0)),)
    stop = Button(texts.plain("button-stop"), taps.StopHere(stored.id))
    if not stored.sheet.complete:
        return ((Button(texts.plain("button-open"), taps.OfferAll(stored.id)),), menu, (stop,))
    if stored.advisor is None:
        choose = Button(texts.plain("button-choose-advisor"), taps.PickAdvisor(stored.id, 1))
        return (menu, (choose,), (stop,))
    return (menu, (stop, Button(texts.plain("button-submit"), taps.Submit(stored.id, sure=False))))


def ask_to_submit(stored: StoredAudit, texts: Texts) -> Screen:
    return Screen(
        text=texts("submit-sure"),
        rows=(
            (Button(texts.plain("button-back-to-question"), taps.Review(stored.id)),),
            (Button(texts.plain("button-submit-sure"), taps.Submit(stored.id, sure=True)),),
        ),
        expects=taps.Review(stored.id),
    )
