"""The state of the simulated Telegram: people, chats, files, faults, pending updates."""

from dataclasses import dataclass, field, replace
from typing import Any

from simulator.api_errors import ActionError, bad_request, forbidden
from simulator.world.chats import (
    Chat,
    Json,
    Message,
    Person,
    chat_as_telegram,
    message_as_telegram,
    message_for_page,
)
from simulator.world.clock import Clock
from simulator.world.event_log import CallLog, EventLog
from simulator.world.faults import Faults
from simulator.world.files import Files
from simulator.world.limits import Limits, Meter
from simulator.world.profile import Profile
from simulator.world.updates import UpdateQueue
from simulator.world.webhook import Webhook

BOT_ID = 7_000_000_001
MAX_TOASTS = 200


@dataclass(slots=True)
class Query:
    """A tap. `toast` is the text that the person was shown as the answer."""

    id: str
    chat_id: int
    born: float
    answered: bool = False
    toast: str = ""
    alert: bool = False


@dataclass(slots=True)
class World:
    """The state for one bot. It survives restarts of the bot."""

    limits: Limits = field(default_factory=Limits)
    username: str = "audit_demo_bot"
    clock: Clock = field(default_factory=Clock)
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    event_log: EventLog = field(default_factory=EventLog)
    log: CallLog = field(default_factory=CallLog)
    faults: Faults = field(default_factory=Faults)
    profile: Profile = field(default_factory=Profile)
    webhook: Webhook = field(default_factory=Webhook)
    updates: UpdateQueue = field(init=False)
    meter: Meter = field(init=False)

    def __post_init__(self) -> None:
        self.updates = UpdateQueue(self.clock.now)
        self.meter = Meter(self.limits)

    @property
    def bot(self) -> Json:
        name = self.profile.text("name", "")
        return {"id": BOT_ID, "is_bot": True, "first_name": name, "username": self.username}

    def person(self, person_id: int) -> Person:
        if person_id not in self.people:
            raise ActionError(f"there is no person {person_id}")
        return self.people[person_id]

    def chat(self, chat_id: int) -> Chat:
        if chat_id not in self.chats:
            raise ActionError(f"there is no chat {chat_id}")
        return self.chats[chat_id]

    def writable(self, chat_id: int) -> Chat:
        """Return a chat that the bot may write to. Raises ApiError as Telegram does."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        person = self.people.get(chat_id)
        if person is not None and person.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            who = "blocked by the user" if person else "kicked from the group chat"
            raise forbidden(f"bot was {who}")
        if not chat.open:  # a bot cannot write first
            raise bad_request("chat not found")
        return chat

    def chat_json(self, chat: Chat) -> Json:
        return chat_as_telegram(chat, self.people.get(chat.id))

    def message_json(self, chat: Chat, message: Message) -> Json:
        replied = chat.messages.get(message.reply_to or 0)
        return message_as_telegram(message, self.chat_json(chat), replied)

    def message_or_trace_json(self, chat: Chat, message_id: int) -> Json:
        """Describe a message; of one that was deleted an InaccessibleMessage is left."""
        if (message := chat.messages.get(message_id)) is not None:
            return self.message_json(chat, message)
        return {"chat": self.chat_json(chat), "message_id": message_id, "date": 0}

    def post(self, chat: Chat, sender: Json, **content: Any) -> Message:  # noqa: ANN401 — Message's fields
        """Add a new message to a chat."""
        message = Message(chat.next_id(), sender, int(self.clock.now()), **content)
        chat.messages[message.id] = message
        self.record_event("message_new", chat, message=message_for_page(message))
        return message

    def change(self, chat: Chat, message: Message) -> Message:
        """Replace the message that has the same id."""
        message = replace(message, edited=int(self.clock.now()))
        chat.messages[message.id] = message
        self.record_event("message_edited", chat, message=message_for_page(message))
        return message

    def remove(self, chat: Chat, message_id: int) -> None:
        del chat.messages[message_id]
        self.record_event("message_deleted", chat, message_id=message_id)

    def show_toast(self, query: Query, text: str, *, alert: bool) -> None:
        """Answer a tap: the button's progress sign ends, and the text is shown, if any."""
        query.answered, query.toast, query.alert = True, text, alert
        chat = self.chat(query.chat_id)
        toast = {"query_id": query.id, "text": text, "alert": alert, "at": self.clock.now()}
        chat.toasts = [*chat.toasts, toast][-MAX_TOASTS:]
        self.record_event("toast", chat, toast=toast)

    def record_event(self, kind: str, chat: Chat, **data: object) -> None:
        """Add an event of a chat to the log, and wake tasks that wait for the chat."""
        self.event_log.append(kind, {"chat_id": chat.id, **data})
        chat.changed.fire()
