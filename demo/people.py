"""The people of the demo: one dealership, its staff, and a stranger without a role."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checklist.access import Role
from checklist.definition import Language
from storage.roster import Entry

DEALERSHIP = "上海大众·浦东演示店"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A person with a Telegram account. Only a stranger has no role.

    The chat page shows `about` beside the name, and `intro` (by language) with two texts to try in
    an empty chat. They are empty for people without a phone there.
    """

    name: str
    role: Role | None
    telegram_id: int
    about: str = ""
    language: Language = "zh"
    intro: Mapping[str, str] = field(default_factory=dict)
    tries: tuple[str, ...] = ()

    @property
    def language_code(self) -> str:
        """The language code that their Telegram client sends."""
        return "zh-hans" if self.language == "zh" else self.language


SHOPPER = DemoPerson(
    "王芳",
    Role.SHOPPER,
    1001,
    "神秘客",
    intro={
        "zh": "您是神秘客王芳，正在店里，边看边答。旁边的人看不出来。",
        "en": "You are 王芳, a mystery shopper: you answer as you go, and nobody can tell.",
    },
    tries=("/start", "/audit 李娜"),
)

PEOPLE = (
    SHOPPER,
    DemoPerson(
        "周经理",
        Role.MANAGER,
        1002,
        "服务经理",
        intro={
            "zh": "您是服务经理，想知道先辅导谁、辅导什么。",
            "en": "You are the service manager: whom to coach next, and on what?",
        },
        tries=("/start", "/report 张伟"),
    ),
    DemoPerson(
        "张伟",
        Role.ADVISOR,
        1003,
        "服务顾问",
        intro={
            "zh": "您是服务顾问张伟，两位客户之间有五分钟。",
            "en": "You are 张伟, a service advisor with five minutes between two customers.",
        },
        tries=("/start", "/selfcheck"),
    ),
    DemoPerson(
        "孙总",
        Role.OWNER,
        1004,
        "负责人",
        intro={
            "zh": "您是负责人，装好之后就不用再管。",
            "en": "You are the owner: you set this up once, and look in now and then.",
        },
        tries=("/start", "/report"),
    ),
    DemoPerson(
        "路人",
        None,
        1005,
        "未受邀",
        intro={
            "zh": "您是路人，没有受邀：机器人什么也不会说。",
            "en": "You are a stranger whom nobody invited: the bot tells you nothing.",
        },
        tries=("/start", "/report 张伟"),
    ),
    DemoPerson(
        "Emma Clarke",
        Role.MANAGER,
        1006,
        "manager",
        language="en",
        intro={
            "zh": "您是 Emma Clarke，服务经理，用英文。",
            "en": "You are Emma Clarke, a service manager who has the bot in English.",
        },
        tries=("/start", "/report zhangwei"),
    ),
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
