"""What all taps are."""


class Tap:
    """Everything a tap needs travels with it: any process can serve it at any time."""

    __slots__ = ()
