"""The people of the demo: one dealership, its staff, and a stranger without a role."""

from dataclasses import dataclass

from checklist.access import Role
from checklist.definition import Language
from storage.roster import Entry

DEALERSHIP = "上海大众·浦东演示店"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A person with a Telegram account. Only a stranger has no role.

    `about` is shown beside the name on the chat page. It is empty for people without a phone there.
    """

    name: str
    role: Role | None
    telegram_id: int
    about: str = ""
    language: Language = "zh"

    @property
    def language_code(self) -> str:
        """The language code that their Telegram client sends."""
        return "zh-hans" if self.language == "zh" else self.language


SHOPPER = DemoPerson("王芳", Role.SHOPPER, 1001, "神秘客")

PEOPLE = (
    SHOPPER,
    DemoPerson("周经理", Role.MANAGER, 1002, "服务经理"),
    DemoPerson("张伟", Role.ADVISOR, 1003, "服务顾问"),
    DemoPerson("孙总", Role.OWNER, 1004, "负责人"),
    DemoPerson("路人", None, 1005, "未受邀"),
    DemoPerson("Emma Clarke", Role.MANAGER, 1006, "manager", language="en"),
    # Two shoppers and five advisors without a phone on the chat page.
    DemoPerson("何磊", Role.SHOPPER, 2001),
    DemoPerson("吴静怡", Role.SHOPPER, 2002),
    DemoPerson("李娜", Role.ADVISOR, 2003),
    DemoPerson("王强", Role.ADVISOR, 2004),
    DemoPerson("陈静", Role.ADVISOR, 2005),
    DemoPerson("刘洋", Role.ADVISOR, 2006),
    # The same pinyin as 张伟: zhangwei finds both.
    DemoPerson("章薇", Role.ADVISOR, 2007),
)

WITH_PHONES = tuple(each for each in PEOPLE if each.about)


def names_with_role(role: Role) -> tuple[str, ...]:
    return tuple(each.name for each in PEOPLE if each.role is role)


def import_entries() -> list[Entry]:
    """Return the people as entries of the people list."""
    return [
        Entry(
            line=line,
            name=each.name,
            role=each.role,
            telegram_id=each.telegram_id,
            dealership=None if each.role is Role.OWNER else DEALERSHIP,
            # The Telegram of the others is in Chinese, so they need no entry.
            language=each.language if each.language != "zh" else None,
        )
        for line, each in enumerate(PEOPLE, start=2)
        if each.role is not None
    ]
