"""The control API for tests: faults, limits, the clock, the queue of updates, the log of calls."""

from dataclasses import asdict

from simulator.control.phones import Action
from simulator.world.chats import Json
from simulator.world.faults import Fault
from simulator.world.limits import UNLIMITED, Limits
from simulator.world.state import World


def faults(world: World, _given: Json) -> object:
    return [asdict(fault) for fault in world.faults.pending]


def add_fault(world: World, given: Json) -> object:
    world.faults.pending.append(Fault(**given))
    return faults(world, given)


def clear_faults(world: World, given: Json) -> object:
    world.faults.pending.clear()
    return faults(world, given)


def set_limits(world: World, given: Json) -> object:
    """Set the fields of Limits by name, the others to defaults; {"off": true}: no limits."""
    world.meter.change(UNLIMITED if given.get("off") else Limits(**given))
    return asdict(world.meter.limits)


def advance_clock(world: World, given: Json) -> object:
    """Advance Telegram's clock by `seconds`."""
    world.clock.offset += float(given["seconds"])
    world.updates.waiting()
    return {"now": world.clock.now(), "offset": world.clock.offset}


def deactivate(world: World, given: Json) -> object:
    """Delete a person's account."""
    world.person(given["person"]).deactivated = True
    return None


def updates(world: World, _given: Json) -> object:
    return [each.as_telegram() for each in world.updates.waiting()]


def jump_updates(world: World, given: Json) -> object:
    world.updates.jump(int(given["next_id"]))
    return updates(world, given)


def duplicate_updates(world: World, given: Json) -> object:
    fresh_ids = bool(given.get("fresh_ids", False))
    world.updates.duplicate(int(given.get("times", 2)), fresh_ids=fresh_ids)
    return updates(world, given)


def shuffle_updates(world: World, given: Json) -> object:
    world.updates.shuffle(int(given.get("seed", 0)))
    return updates(world, given)


def calls(world: World, given: Json) -> object:
    """Return the log of calls, oldest first: of a `method`, of a `chat`, only the `last` n."""
    found = [
        call
        for call in world.log.calls
        if given.get("method", call.method).lower() == call.method.lower()
        and given.get("chat", str(call.chat_id)) == str(call.chat_id)
    ]
    return [asdict(call) for call in found[-int(given.get("last", len(found))) :]]


def clear_calls(world: World, _given: Json) -> object:
    world.log.calls.clear()
    return None


GETS: dict[str, Action] = {
    "faults": faults,
    "updates": updates,
    "calls": calls,
}
POSTS: dict[str, Action] = {
    "faults": add_fault,
    "faults/clear": clear_faults,
    "limits": set_limits,
    "clock": advance_clock,
    "deactivate": deactivate,
    "updates/jump": jump_updates,
    "updates/duplicate": duplicate_updates,
    "updates/shuffle": shuffle_updates,
    "calls/clear": clear_calls,
}
