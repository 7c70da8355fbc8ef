"""The control API for what people send besides texts: photos, albums, voice, service messages."""

import base64
import binascii

from simulator.api_errors import ActionError
from simulator.control.phones import Action
from simulator.world import user_content
from simulator.world.chats import Json, message_for_page
from simulator.world.files import Upload
from simulator.world.state import World


def photo(world: World, given: Json) -> object:
    """Send a photo: `content` is base64, `caption` and `reply_to` may be missing."""
    upload = Upload("photo.jpg", "image/jpeg", _bytes_of(given["content"]))
    message = user_content.send_file(world, given["person"], "photo", upload, **_extras(given))
    return message_for_page(message)


def document(world: World, given: Json) -> object:
    """Send a file as a document, also a picture that is not compressed."""
    mime = given.get("mime", "application/octet-stream")
    upload = Upload(given["name"], mime, _bytes_of(given["content"]))
    message = user_content.send_file(world, given["person"], "document", upload, **_extras(given))
    return message_for_page(message)


def album(world: World, given: Json) -> object:
    """Send 2 to 10 photos at once: `contents` are base64."""
    sent = user_content.send_album(
        world,
        given["person"],
        [_bytes_of(each) for each in given["contents"]],
        caption=given.get("caption", ""),
        chat_id=given.get("chat"),
    )
    return [message_for_page(message) for message in sent]


def content(world: World, given: Json) -> object:
    """Send a voice message, a location, a sticker …: `kind` is a key of CONTENT."""
    message = user_content.send_content(world, given["person"], given["kind"], **_extras(given))
    return message_for_page(message)


def service(world: World, given: Json) -> object:
    """Do what Telegram reports as a service message: `kind` is a key of SERVICE, or a pin."""
    message = user_content.make_service_message(
        world, given["person"], given["kind"], given.get("chat")
    )
    return message_for_page(message)


def _bytes_of(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except binascii.Error:
        raise ActionError("a file's content is base64") from None


def _extras(given: Json) -> Json:
    return {
        "caption": given.get("caption", ""),
        "chat_id": given.get("chat"),
        "reply_to": given.get("reply_to"),
    }


POSTS: dict[str, Action] = {
    "photo": photo,
    "document": document,
    "album": album,
    "content": content,
    "service": service,
}
