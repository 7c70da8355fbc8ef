"""Runs a transcript against the real bot and writes down what each person sees."""

import difflib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from checklist.loading import shipped
from simulator.api_errors import ActionError
from simulator.phone import PhoneError
from tests.conversations.actions import ACTION_FUNCTIONS
from tests.conversations.scene import STEP, Clock, Scene
from tests.conversations.script import Script, Step, format_script, read_script
from tests.conversations.vocabulary import SEEN
from tests.harness import open_harness

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Performed:
    """`text` is the transcript with the screens of this run, `taps` the number of taps."""

    text: str
    taps: int


def list_transcripts() -> list[Path]:
    return sorted(FOLDER.glob("??/*.txt"))


async def perform(path: Path) -> Performed:
    """Run the transcript with its own bot and database.

    Raises ScriptError for a line that says nothing, PhoneError for one that could not be done.
    """
    script, clock = read_script(path), Clock()
    with TemporaryDirectory() as folder:
        async with open_harness(Path(folder), shipped(), clock) as harness:
            scene = Scene(harness, clock, script.language)
            seen = [await _perform_step(scene, script, step) for step in script.steps]
    return Performed(format_script(script, seen), scene.taps)


async def _perform_step(scene: Scene, script: Script, step: Step) -> list[str]:
    scene.pass_time(STEP)
    try:
        await ACTION_FUNCTIONS[step.action](scene, **step.given)
    except (PhoneError, ActionError) as trouble:
        raise PhoneError(f"{script.path}:{step.line}: {step.words}\n{trouble}") from None
    await scene.wait_until_idle()
    actor = step.given.get("who")
    if step.action == "say_in_group":
        actor = SEEN[scene.language]["in_group"]
    seen = await scene.changes_since_last_look(actor)
    return [] if step.unseen else seen


def difference(path: Path, happened: str) -> str:
    """Return a diff of expected and seen screens, with file and line; "" if there is none."""
    expected = path.read_text(encoding="utf-8")
    if expected == happened:
        return ""
    before, after = expected.splitlines(), happened.splitlines()
    first = next(
        (at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new),
        min(len(before), len(after)),
    )
    diff = difflib.unified_diff(before, after, str(path), "what really happened", lineterm="")
    return "\n".join([f"{path}:{first + 1}: something else happened", *diff])
