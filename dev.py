"""Run this project on a machine that has only Python 3.11 or newer and pip.

    python3 dev.py demo            the bot and a chat page on this machine, no token needed
    python3 dev.py test            every check there is
    python3 dev.py bench           what the speed claims are measured with
    python3 dev.py run | people …  anything else goes to audit-bot
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OWN_UV = HERE / ".uv"
WORDS = {"demo": ["python", "-m", "demo"], "test": ["pytest"], "bench": ["python", "-m", "benchmarks"]}


def uv() -> str:
    """Return the path of uv; where the machine has none, install it beside this file."""
    found = shutil.which("uv") or shutil.which("uv", path=str(OWN_UV / "bin"))
    if found:
        return found
    print("Preparing the environment (once, a few seconds) …", flush=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "--target", str(OWN_UV), "uv"], check=False).returncode != 0:
        sys.exit("uv could not be installed: check that pip works and that PyPI can be reached.")
    return str(OWN_UV / "bin" / "uv")


def main(arguments: list[str]) -> None:
    if not arguments or arguments[0] in {"-h", "--help"}:
        sys.exit(__doc__)
    word, *rest = arguments
    command = [*WORDS.get(word, ["audit-bot", word]), *rest]
    os.environ.pop("VIRTUAL_ENV", None)  # another project's environment is not ours to use
    prefix = [uv(), "run", "--quiet", "--frozen", "--project", str(HERE), "--python", sys.executable]
    os.chdir(HERE)
    sys.exit(subprocess.run([*prefix, *command], check=False).returncode)


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 or newer is needed.")
    main(sys.argv[1:])
