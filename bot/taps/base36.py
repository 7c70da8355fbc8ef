"""Numbers in base 36, which is how taps write them: the digits are 0-9 and a-z."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LARGEST = 2**63 - 1


def to_base_36(number: int) -> str:
    if number < 0:
        return "-" + to_base_36(-number)
    digits = DIGITS[number % 36]
    while number := number // 36:
        digits = DIGITS[number % 36] + digits
    return digits


def from_base_36(text: str) -> int:
    """Raise ValueError for anything but exactly what `to_base_36` returns."""
    # int() would also take "+1", "1_0", capitals and the digits of other scripts.
    if not text or any(each not in DIGITS for each in text.removeprefix("-")):
        raise ValueError("odd digits")
    number = int(text, 36)
    if to_base_36(number) != text or abs(number) > LARGEST:
        raise ValueError("odd number")
    return number
