"""What a person can do wrong, translated into words in one place."""

from bot.taps import ForgedTapError
from bot.texts import Argument, Texts
from checklist.access import NotAllowedError
from checklist.definition import UnknownCondition, UnknownIndicator, UnknownSection


class UserError(Exception):
    """The person is told, in the words of this key, why nothing was done."""

    def __init__(self, key: str, **arguments: Argument) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


class UnknownAuditError(LookupError):
    """No such audit. What the person reads is the same as for one that is not theirs."""


class UnknownAdvisorError(LookupError):
    """No such advisor at this dealership. What the person reads is the same as for an audit."""


class NothingToShowError(LookupError):
    """There is nothing to draw or to list. What the person reads is the same as for an audit."""


# Unknown and forbidden look the same, so that a forged tap learns nothing.
NOTHING_THERE = (
    UnknownAuditError,
    UnknownAdvisorError,
    NothingToShowError,
    NotAllowedError,
    ForgedTapError,
    UnknownIndicator,
    UnknownCondition,
    UnknownSection,
)
USER_ERRORS = (UserError, *NOTHING_THERE)


def html(texts: Texts, error: Exception) -> str:
    if isinstance(error, UserError):
        return texts(error.key, **error.arguments)
    return texts("nothing-there")


def plain(texts: Texts, error: Exception) -> str:
    if isinstance(error, UserError):
        return texts.plain(error.key, **error.arguments)
    return texts.plain("nothing-there")
