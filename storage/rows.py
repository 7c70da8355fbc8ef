"""Rows of the tables, made from what a turn wants written."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from checklist.records import StoredAudit
from checklist.scoring import section_scores
from storage.changes import AuditChange, FailedUpdate, HandledUpdate, OutboxReply
from storage.people import Contact
from storage.temporary_messages import TemporaryMessage

Row = Mapping[str, object]


def audit_row(stored: StoredAudit) -> Row:
    sheet = stored.sheet
    return {
        "id": stored.id,
        "checklist": stored.version,
        "kind": int(sheet.kind),
        "auditor": stored.auditor,
        "advisor": stored.advisor,
        "dealership": stored.dealership,
        "state": int(stored.state),
        "scope": None if sheet.whole else _numbers_text(sheet.scope),
        "choices": json.dumps(dict(sheet.choices), sort_keys=True),
        "put_off": _numbers_text(sheet.put_off),
        "started_at": stored.started_at,
        "touched_at": stored.touched_at,
        "submitted_at": stored.submitted_at,
        "submission": stored.submission,
    }


def _numbers_text(numbers: Iterable[int]) -> str:
    return " ".join(str(number) for number in sorted(numbers))


def answer_rows(change: AuditChange) -> Iterator[Row]:
    """The auditor's own answers that differ; on submission what conditions answered, too."""
    after = change.after
    old = change.before.sheet.answers if change.before else {}
    for indicator, value in after.sheet.answers.items():
        if old.get(indicator) is not value:
            yield _answer_row(after.id, indicator, value, given=0)
    if change.submits:
        for indicator in after.sheet.scope:
            answered = after.sheet.value(indicator)
            if answered is not None and after.sheet.is_given(indicator):
                yield _answer_row(after.id, indicator, answered, given=1)


def _answer_row(audit: int, indicator: int, value: int, *, given: int) -> Row:
    return {"audit": audit, "indicator": indicator, "value": int(value), "given": given}


def answer_change_rows(change: AuditChange) -> Iterator[Row]:
    """The history of answers that were given before and are now others."""
    old = change.before.sheet.answers if change.before else {}
    for indicator, value in change.after.sheet.answers.items():
        if indicator in old and old[indicator] is not value:
            yield {
                "audit": change.after.id,
                "indicator": indicator,
                "before": int(old[indicator]),
                "after": int(value),
                "changed_by": change.by,
                "changed_at": change.at,
            }


def note_rows(change: AuditChange) -> Iterator[Row]:
    before = change.before.notes if change.before else {}
    for indicator, text in _new_texts(before, change.after.notes):
        yield {"audit": change.after.id, "indicator": indicator, "text": text}


def evaluation_rows(change: AuditChange) -> Iterator[Row]:
    before = change.before.evaluations if change.before else {}
    for section, text in _new_texts(before, change.after.evaluations):
        yield {"audit": change.after.id, "section": section, "text": text}


def _new_texts(before: Mapping[int, str], after: Mapping[int, str]) -> list[tuple[int, str]]:
    return [(number, text) for number, text in after.items() if before.get(number) != text]


def section_score_rows(submitted: StoredAudit) -> Iterator[Row]:
    """The scores of a submitted audit, for reports to read."""
    for section, score in section_scores(submitted.sheet):
        yield {
            "audit": submitted.id,
            "section": section.position,
            "earned": score.earned,
            "possible": score.possible,
            "printed": score.printed,
        }


def chat_row(contact: Contact) -> Row:
    """The columns of `people` that a turn may change."""
    discreet = None if contact.discreet is None else int(contact.discreet)
    return {
        "id": contact.person.id,
        "language": contact.language,
        "telegram_language": contact.telegram_language,
        "discreet": discreet,
        "unreachable": int(contact.unreachable),
        "live_message": contact.live_message,
        "live_picture": int(contact.live_picture),
        "expects": contact.expects,
        "typed": contact.typed,
        "seen_at": contact.seen_at,
        "auto_hide": int(contact.auto_hide),
    }


def outbox_row(reply: OutboxReply) -> Row:
    return {"id": reply.update_id, "chat": reply.chat, "content": reply.content}


def temporary_message_row(message: TemporaryMessage) -> Row:
    return {
        **asdict(message),
        "from_bot": int(message.from_bot),
        "until_hidden": int(message.until_hidden),
    }


def handled_row(change: HandledUpdate) -> Row:
    return {"update_id": change.update_id, "handled_at": change.at}


def dead_letter_row(failed: FailedUpdate) -> Row:
    return {**asdict(failed.letter), "tried_at": failed.at, "error": failed.error}
