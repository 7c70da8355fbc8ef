"""Who is met in the demo: one dealership, its people, and a stranger."""

from dataclasses import dataclass

from checklist.access import Role
from checklist.definition import Language
from storage.roster import Entry

DEALERSHIP = "上海大众·浦东演示店"


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody with a Telegram account; only a stranger has no role.

    `about` says beside the name who they are, and is empty for those whose phone is not at hand.
    """

    name: str
    role: Role | None
    telegram_id: int
    about: str = ""
    language: Language = "zh"

    @property
    def language_code(self) -> str:
        """The language of their Telegram, as a client names it."""
        return "zh-hans" if self.language == "zh" else self.language


SHOPPER = Character("王芳", Role.SHOPPER, 1001, "神秘客")

CAST = (
    SHOPPER,
    Character("周经理", Role.MANAGER, 1002, "服务经理"),
    Character("张伟", Role.ADVISOR, 1003, "服务顾问"),
    Character("孙总", Role.OWNER, 1004, "负责人"),
    Character("路人", None, 1005, "未受邀"),
    Character("Emma Clarke", Role.MANAGER, 1006, "manager", language="en"),
    # Two shoppers and five advisors who are only spoken of.
    Character("何磊", Role.SHOPPER, 2001),
    Character("吴静怡", Role.SHOPPER, 2002),
    Character("李娜", Role.ADVISOR, 2003),
    Character("王强", Role.ADVISOR, 2004),
    Character("陈静", Role.ADVISOR, 2005),
    Character("刘洋", Role.ADVISOR, 2006),
    # In pinyin she and 张伟 are spelled alike: zhangwei finds both.
    Character("章薇", Role.ADVISOR, 2007),
)

PHONES = tuple(each for each in CAST if each.about)


def named(role: Role) -> tuple[str, ...]:
    return tuple(each.name for each in CAST if each.role is role)


def entries() -> list[Entry]:
    """The list of people as an import brings it."""
    return [
        Entry(
            line=line,
            name=each.name,
            role=each.role,
            telegram_id=each.telegram_id,
            dealership=None if each.role is Role.OWNER else DEALERSHIP,
            # The others' Telegram says Chinese, which needs no entry.
            language=each.language if each.language != "zh" else None,
        )
        for line, each in enumerate(CAST, start=2)
        if each.role is not None
    ]
