"""The methods with which a bot names, describes and pictures itself."""

from simulator.api_errors import bad_request
from simulator.bot_api.calls import Call
from simulator.world.profile import MAX_TEXTS, TextKind, read_language
from simulator.world.state import World

JPEG = b"\xff\xd8\xff"


def set_my_name(world: World, call: Call) -> bool:
    return _set_text(world, call, "name")


def get_my_name(world: World, call: Call) -> object:
    return _get_text(world, call, "name")


def set_my_description(world: World, call: Call) -> bool:
    return _set_text(world, call, "description")


def get_my_description(world: World, call: Call) -> object:
    return _get_text(world, call, "description")


def set_my_short_description(world: World, call: Call) -> bool:
    return _set_text(world, call, "short_description")


def get_my_short_description(world: World, call: Call) -> object:
    return _get_text(world, call, "short_description")


def _set_text(world: World, call: Call, kind: TextKind) -> bool:
    text = call.text(kind).strip()
    if len(text) > MAX_TEXTS[kind]:
        raise bad_request(f"{kind.replace('_', ' ')} is too long")
    world.profile.set_text(kind, read_language(call.text("language_code")), text)
    world.event_log.append("profile_changed", {})
    return True


def _get_text(world: World, call: Call, kind: TextKind) -> object:
    return {kind: world.profile.text(kind, read_language(call.text("language_code")))}


def set_my_profile_photo(world: World, call: Call) -> bool:
    """Set a static photo. It must be a JPEG, uploaded with this call: no file id, no address."""
    given = call.json_value("photo")
    if not isinstance(given, dict):
        raise bad_request("can't parse InputProfilePhoto: expected an Object")
    if given.get("type") != "static":  # "animated" exists on Telegram; the simulator has no videos
        raise bad_request("can't parse InputProfilePhoto: Unsupported type specified")
    reference = str(given.get("photo", ""))
    upload = call.uploads.get(reference.removeprefix("attach://"))
    if upload is None or not reference.startswith("attach://"):
        raise bad_request("profile photo must be uploaded as a file")
    if not upload.content.startswith(JPEG):
        raise bad_request("IMAGE_PROCESS_FAILED")
    world.profile.photo = world.files.store("photo", upload)
    world.event_log.append("profile_changed", {})
    return True


def remove_my_profile_photo(world: World, _call: Call) -> bool:
    world.profile.photo = None
    world.event_log.append("profile_changed", {})
    return True
