"""Takes the first pages of the report and the audit form on paper anew, for the README."""
# ruff: noqa: INP001 - beside the script that calls it

import subprocess
from pathlib import Path

from bot.rendering.form_pdf import audit_document
from bot.rendering.report_pdf import report_document
from bot.texts import texts
from checklist.results import Period
from tests.bot.builders import TODAY, advisor_results_of, audits_about

HERE = Path(__file__).resolve().parent
WHO = "张伟"
PIXELS_WIDE = "600"


def take(name: str, document: bytes) -> None:
    """Write the document's first page as NAME.png. Poppler's pdftoppm must be installed."""
    command = ["pdftoppm", "-png", "-singlefile", "-scale-to-x", PIXELS_WIDE, "-scale-to-y", "-1"]
    subprocess.run([*command, "-", str(HERE / name)], input=document, check=True)  # noqa: S603 - our own names


def take_pages() -> None:
    audit = next(each for each in audits_about(WHO) if each.notes and each.evaluations)
    day = audit.touched_at.date()
    form = audit_document(audit.sheet, WHO, day, audit.notes, audit.evaluations, "zh")
    take("form-paper-zh", form)
    take(
        "report-paper-zh",
        report_document(advisor_results_of(WHO), WHO, Period.ALL, TODAY, texts("zh")),
    )
    take(
        "report-paper-en",
        report_document(advisor_results_of(WHO), WHO, Period.ALL, TODAY, texts("en")),
    )
