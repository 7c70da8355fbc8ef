"""The shipped form, and its indicators by the number that is printed beside them."""

from collections.abc import Callable

import pytest

from checklist.definition import Checklist
from checklist.loading import shipped


@pytest.fixture(scope="session")
def form() -> Checklist:
    return shipped()


@pytest.fixture(scope="session")
def at(form: Checklist) -> Callable[[str], int]:
    """at("2.13") is that indicator's number, at("O.1") the last section's first."""
    return {indicator.code["en"]: indicator.number for indicator in form.indicators}.__getitem__
