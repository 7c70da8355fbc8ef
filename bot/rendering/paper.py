"""Sheets of A4: the header and footer of every page, headings, tables, and lines to sign on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from fpdf import FPDF
from fpdf.enums import Align, TableBordersLayout, TableHeadingsDisplay, WrapMode, XPos, YPos
from fpdf.fonts import FontFace, TTFFont

from bot.rendering.fonts import NOTO_FACE, dejavu, drawable, noto
from bot.texts import Texts
from bot.views.layout import cut

QUIET = 90  # of 255, a grey that printers still print
_HEADING = FontFace(fill_color=(233, 237, 240))
_MARGIN = 15  # mm
_LINE = 5.2  # mm


@dataclass(frozen=True, slots=True)
class Wide:
    """A cell that reaches over so many columns."""

    text: str
    columns: int


class Paper(FPDF):
    """A4 upright, in millimetres. Every page says whom it is about and of which day it is."""

    def __init__(self, title: str, day: date, words: Texts) -> None:
        super().__init__()
        self.running_title = drawable(f"{cut(title, 40)} · {day.isoformat()}")
        self.words = words
        self.add_font("noto", fname=noto(), collection_font_number=NOTO_FACE)
        self.add_font("dejavu", fname=dejavu())
        self.set_fallback_fonts(["dejavu"])
        self.set_margin(_MARGIN)
        self.set_auto_page_break(auto=True, margin=_MARGIN + 5)
        self.set_title(self.running_title)
        self.set_lang(words.language)
        self.set_creation_date(datetime.combine(day, time(), UTC))
        self.add_page()

    def header(self) -> None:
        self._aside(self.running_title, Align.R)
        self.ln(4)

    def footer(self) -> None:
        self.set_y(-_MARGIN)
        page = self.words.plain("document-page", page=str(self.page_no()), pages="{nb}")
        self._aside(page, Align.C)

    def _aside(self, text: str, align: Align) -> None:
        self.set_font("noto", size=8)
        self.set_text_color(QUIET)
        self.cell(0, 5, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_text_color(0)

    def say(self, text: str, size: float = 10) -> None:
        """A paragraph."""
        self.set_font("noto", size=size)
        self.multi_cell(
            0,
            size * 0.56,
            drawable(text),
            align=Align.L,
            wrapmode=self._wrapmode,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )

    def head(self, text: str) -> None:
        """A heading; it does not stay behind alone at the foot of a page."""
        if self.will_page_break(30):
            self.add_page()
        self.ln(4)
        self.say(text, 13)
        self.ln(1)

    def rows(
        self,
        headings: Sequence[str],
        widths: Sequence[int],
        rows: Sequence[Sequence[str | Wide]],
        align: str,
    ) -> None:
        """A table as wide as the page; `align` has L, C or R for each column.

        The headings are repeated on every page that the table reaches.
        """
        self.set_font("noto", size=9)
        with self.table(
            col_widths=tuple(widths),
            text_align=tuple(Align[each] for each in align),
            headings_style=_HEADING,
            line_height=_LINE,
            padding=(0.6, 1),
            wrapmode=self._wrapmode,
            borders_layout=TableBordersLayout.ALL,
            repeat_headings=TableHeadingsDisplay.ON_TOP_OF_EVERY_PAGE,
        ) as table:
            for cells in (headings, *rows):
                row = table.row()
                for cell in cells:
                    wide = cell if isinstance(cell, Wide) else Wide(cell, 1)
                    row.cell(drawable(wide.text), colspan=wide.columns)

    def lines_to_sign(self) -> None:
        """Where a date and a name are written by hand."""
        if self.will_page_break(25):
            self.add_page()
        self.ln(14)
        self.set_font("noto", size=10)
        half = self.epw / 2
        for key in ("document-date", "document-signature"):
            start = self.get_x()
            self.cell(half, 6, self.words.plain(key))
            self.line(start + 22, self.get_y() + 6, start + half - 8, self.get_y() + 6)
        self.ln(8)

    def finished(self) -> bytes:
        """The document; nothing can be added after it."""
        content = bytes(self.output())
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()
        return content

    @property
    def _wrapmode(self) -> WrapMode:
        """Chinese has no spaces to break at."""
        return WrapMode.CHAR if self.words.language == "zh" else WrapMode.WORD
