"""The control API for people's phones, used by tests, the demo and the chat page."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.api_errors import ActionError, ApiError
from simulator.control.waiting import wait_for_text, wait_until_answered
from simulator.world import user_actions
from simulator.world.chats import Chat, Json, Person, message_for_page
from simulator.world.state import World

Action = Callable[[World, Json], object | Awaitable[object]]


def people(world: World, _given: Json) -> object:
    shown = ("about", "intro", "tries")
    return [
        person.as_telegram() | {name: getattr(person, name) for name in shown}
        for person in world.people.values()
    ]


def chats(world: World, _given: Json) -> object:
    return [
        {"id": chat.id, "type": chat.type, "title": chat.title} for chat in world.chats.values()
    ]


def add_person(world: World, given: Json) -> object:
    return user_actions.add_person(world, Person(**given)).as_telegram()


def add_group(world: World, given: Json) -> object:
    return _state(
        world, user_actions.add_group(world, given["id"], given["title"], given["members"])
    )


def say(world: World, given: Json) -> object:
    message = user_actions.say(
        world, given["person"], given["text"], given.get("chat"), given.get("reply_to")
    )
    return message_for_page(message)


def open_link(world: World, given: Json) -> object:
    return message_for_page(user_actions.open_link(world, given["person"], given["payload"]))


def edit(world: World, given: Json) -> object:
    changed = user_actions.edit(
        world, given["person"], given["message_id"], given["text"], given.get("chat")
    )
    return message_for_page(changed)


def delete(world: World, given: Json) -> None:
    user_actions.delete(world, given["person"], given["message_id"], given.get("chat"))


def clear(world: World, given: Json) -> None:
    user_actions.clear(world, given["person"])


def block(world: World, given: Json) -> None:
    user_actions.block(world, given["person"])


def unblock(world: World, given: Json) -> None:
    user_actions.unblock(world, given["person"])


async def tap(world: World, given: Json) -> object:
    """Tap a button by `label`, by `data`, or by `row` and `column`.

    It is looked for in the message `message_id`, by default in the live message. With `wait`
    (seconds) the response comes after the bot has answered the tap, and with `settle` after the
    screen is idle.
    """
    chat = world.chat(given.get("chat") or given["person"])
    before = chat.finished
    message_id, data = _find_button(chat, given)
    query = user_actions.tap(world, given["person"], message_id, data, chat.id)
    if given.get("wait"):
        await wait_until_answered(
            chat, query, before, given["wait"], settle=given.get("settle", True)
        )
    return {
        "query_id": query.id,
        "answered": query.answered,
        "toast": query.toast,
        "alert": query.alert,
    }


def _find_button(chat: Chat, given: Json) -> tuple[int, str]:
    """Return the message and the data of a tap. Forged data need not be on a button."""
    if given.get("forged"):
        return given["message_id"], given["data"]
    if "label" in given:
        message, button = user_actions.button(chat, given.get("message_id"), given["label"])
        return message.id, button["callback_data"]
    live = user_actions.live_message(chat)
    message_id = given.get("message_id") or (live.id if live else 0)
    rows = chat.messages[message_id].buttons if message_id in chat.messages else ()
    if "row" in given:
        rows = rows[given["row"] :][:1]
        rows = tuple(row[given["column"] :][:1] for row in rows)
    for button in (each for row in rows for each in row):
        if "row" in given or button.get("callback_data") == given["data"]:
            return message_id, button.get("callback_data", "")
    raise ActionError(
        f"there is no such button on message {message_id}:\n{user_actions.screen(chat)}"
    )


async def see(world: World, given: Json) -> object:
    """Return the newest message of the bot that contains a text; wait for it if necessary."""
    chat = world.chat(int(given["chat"]))
    return message_for_page(await wait_for_text(chat, given["text"], float(given.get("wait", 0))))


def chat(world: World, given: Json) -> object:
    return _state(world, world.chat(int(given["chat"])))


def _state(world: World, chat: Chat) -> Json:
    person = world.people.get(chat.id)
    return {
        "bot": world.profile.header_for(person.language_code if person else ""),
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "members": sorted(chat.members),
        "open": chat.open,
        "blocked": chat.blocked,
        "messages": [message_for_page(message) for message in chat.messages.values()],
        "toasts": chat.toasts,
        "menu_button": world.profile.menu_buttons.get(chat.id, world.profile.menu_buttons.get(0)),
    }


def commands(world: World, given: Json) -> object:
    person = world.person(int(given["person"]))
    chat_id = int(given.get("chat") or person.id)
    return world.profile.commands_for(chat_id, person.id, person.language_code)


GETS: dict[str, Action] = {
    "people": people,
    "chats": chats,
    "chat": chat,
    "see": see,
    "commands": commands,
}
POSTS: dict[str, Action] = {
    "people": add_person,
    "groups": add_group,
    "say": say,
    "open_link": open_link,
    "edit": edit,
    "delete": delete,
    "clear": clear,
    "block": block,
    "unblock": unblock,
    "tap": tap,
}


def routes(world: World, gets: dict[str, Action], posts: dict[str, Action]) -> list[Route]:
    """Serve actions under /control: GET with a query, POST with a JSON object."""
    get_routes = [_route(world, name, action, "GET") for name, action in gets.items()]
    return get_routes + [_route(world, name, action, "POST") for name, action in posts.items()]


def _route(world: World, name: str, action: Action, method: str) -> Route:
    async def endpoint(request: Request) -> Response:
        try:
            given = dict(request.query_params) if method == "GET" else await request.json()
            result = action(world, given)
            return JSONResponse(await result if isinstance(result, Awaitable) else result)
        except (ActionError, ApiError) as error:
            return JSONResponse({"error": str(error)}, 400)
        except (KeyError, TypeError, ValueError) as error:
            return JSONResponse({"error": f"{type(error).__name__}: {error}"}, 400)

    return Route(f"/control/{name}", endpoint, methods=[method])
