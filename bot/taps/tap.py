"""The base class of all taps, and the table of their codes."""

from typing import ClassVar

# Every tap type by the code that its data begins with.
CODES: dict[str, type["Tap"]] = {}


class Tap:
    """A button's callback data. It carries all that is needed to serve it, in any process.

    `class Review(Tap, code="r")` registers a tap type. Its fields are the numbers after the code.
    Codes and fields must stay as they are: buttons of former versions are on people's phones.
    """

    __slots__ = ()
    code: ClassVar[str]

    def __init_subclass__(cls, *, code: str = "") -> None:
        if code:
            assert code not in CODES, f"two taps have the code {code}"
            cls.code = code
        # `dataclass(slots=True)` creates the class a second time, without the argument.
        CODES[cls.code] = cls
