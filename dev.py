"""Run this project on a machine that has only Python 3.11 or newer and pip.

python3 dev.py demo            the bot and a chat page on this machine, no token needed
python3 dev.py test [PATHS]    every check there is, or some of the tests
python3 dev.py bench [NAME]    what the speed claims are measured with
python3 dev.py pictures        the README's pictures, taken anew
python3 dev.py run | people …  anything else goes to audit-bot
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OWN_UV = HERE / ".uv"
WORDS = {
    "demo": ["python", "-m", "demo"],
    "test": ["pytest"],
    "bench": ["python", "-m", "benchmarks"],
    "pictures": ["python", "docs/pictures/make.py"],
}
EVERYTHING = ["--numprocesses=auto", "--cov", "--cov-report=term-missing:skip-covered"]


def uv() -> str:
    """Return the path of uv. If the machine has none, install it beside this file."""
    found = shutil.which("uv") or shutil.which("uv", path=str(OWN_UV / "bin"))
    if found:
        return found
    print("Preparing the environment (once, a few seconds) …", flush=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    installed = subprocess.run([*pip, "--target", str(OWN_UV), "uv"], check=False)
    if installed.returncode != 0:
        sys.exit("uv could not be installed: check that pip works and that PyPI can be reached.")
    return str(OWN_UV / "bin" / "uv")


def command(arguments: list[str]) -> list[str]:
    word, *rest = arguments
    if word == "test" and not rest:
        rest = EVERYTHING
    return [*WORDS.get(word, ["audit-bot", word]), *rest]


def main(arguments: list[str]) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - the very thing that is checked here
        sys.exit("Python 3.11 or newer is needed.")
    if not arguments or arguments[0] in {"-h", "--help"}:
        sys.exit(__doc__)
    os.environ.pop("VIRTUAL_ENV", None)  # another project's environment is not ours to use
    os.chdir(HERE)
    run = [uv(), "run", "--quiet", "--frozen", "--python", sys.executable]
    wanted = [*run, *command(arguments)]
    if os.name == "posix":
        os.execv(wanted[0], wanted)  # signals go to the program itself
    sys.exit(subprocess.run(wanted, check=False).returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
