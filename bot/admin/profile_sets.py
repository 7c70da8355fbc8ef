"""The neutral sets of name, descriptions and picture. The catalogue has their texts."""

from pathlib import Path

SETS = ("notes", "todo", "calendar")
# Each picture is a JPEG. docs/pictures/profiles.py draws it from the SVG beside it.
PICTURES = Path(__file__).parent / "profiles"


def picture(chosen: str) -> bytes:
    return (PICTURES / f"{chosen}.jpg").read_bytes()
