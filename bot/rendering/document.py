"""Documents to print and sign: an advisor's report, and an audit laid out as on the paper form.

What makes pages is loaded only when a document is made: in the process that makes it.
"""

from collections.abc import Mapping
from datetime import date

from checklist.audit import Audit
from checklist.definition import Language
from checklist.results import AdvisorResults, Period


def report_document(
    results: AdvisorResults, name: str, period: Period, today: date, language: Language
) -> bytes:
    """A PDF: the outcome, what to coach, the picture, sections, and indicators weakest first."""
    from bot.rendering.report_pages import report_pages  # noqa: PLC0415 - see above

    return report_pages(results, name, period, today, language)


def audit_document(
    sheet: Audit,
    name: str,
    day: date,
    notes: Mapping[int, str],
    evaluations: Mapping[int, str],
    language: Language,
) -> bytes:
    """A PDF: a table for each section that was asked about, as on the form, and the total.

    Notes are by indicator number, evaluations by section position.
    """
    from bot.rendering.form_pages import form_pages  # noqa: PLC0415 - see above

    return form_pages(sheet, name, day, (notes, evaluations), language)
