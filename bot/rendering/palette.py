"""The colours of pictures, documents and workbooks: one for each series.

They can be told apart by people with colour blindness: M. Okabe, K. Ito, "Color universal design".
"""

from collections.abc import Mapping
from typing import Final

OWN: Final = "#0072B2"
"""The mystery shops of the advisor."""
OTHERS: Final = "#5A6570"
"""The mystery shops of the other advisors: a grey, since they are only a yardstick."""
WORSE: Final = "#D55E00"
"""What is clearly below the others."""
INK: Final = "#1A1A1A"
QUIET: Final = "#5A6570"
"""Secondary text; dark enough for a printer and for WCAG AA on white."""
FAINT: Final = "#E8ECEF"
"""The empty part of a bar."""
HAIRLINE: Final = "#C9D1D8"

PALETTE: Final[Mapping[str, str]] = {
    "own": OWN,
    "others": OTHERS,
    "worse": WORSE,
    "ink": INK,
    "quiet": QUIET,
    "faint": FAINT,
    "hairline": HAIRLINE,
}
"""What the templates read, by name."""
