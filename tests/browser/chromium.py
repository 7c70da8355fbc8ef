"""Where Chromium is, its arguments, and the types of the page fixtures."""

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Page

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
MISSING = not Path(CHROMIUM).exists()
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Opened = Callable[..., Awaitable[Page]]
