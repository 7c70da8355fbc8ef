"""What a bot sets about itself: name, descriptions, photo, and what phones show of it."""

import json
from typing import Any

import pytest

from simulator.phone import Phone
from tests.simulator.raw_client import RawClient

# The headers of pictures of 640 × 640 pixels: all that the simulator reads.
JPEG = b"\xff\xd8\xff\xc0\x00\x11\x08" + (640).to_bytes(2) * 2 + bytes(12)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8) + (640).to_bytes(4) * 2 + bytes(8)
ATTACHED = {"type": "static", "photo": "attach://picture"}


async def send_photo(client: RawClient, given: object, content: bytes = JPEG) -> dict[str, Any]:
    url = f"/bot{client.sim.token}/setMyProfilePhoto"
    files = {"picture": ("picture.jpg", content, "image/jpeg")}
    answer = await client.http.post(url, data={"photo": json.dumps(given)}, files=files)
    body: dict[str, Any] = answer.json()
    return body


async def header(client: RawClient) -> dict[str, Any]:
    found: dict[str, Any] = (await client.ask("chat", chat=1001))["bot"]
    return found


@pytest.mark.parametrize(
    ("method", "parameter", "limit"),
    [
        ("Name", "name", 64),
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
    ],
)
async def test_a_text_is_shown_by_language_and_has_a_longest_length(
    client: RawClient, method: str, parameter: str, limit: int
) -> None:
    read, write = f"getMy{method}", f"setMy{method}"
    before = (await client.result(read))[parameter]
    assert await client.result(write, **{parameter: "x" * limit})
    assert await client.result(write, **{parameter: "笔记", "language_code": "zh"})
    assert await client.result(read, language_code="zh") == {parameter: "笔记"}
    assert await client.result(read, language_code="de") == {parameter: "x" * limit}
    assert "is too long" in await client.words(write, **{parameter: "x" * (limit + 1)})
    wrong = await client.words(write, **{parameter: "x", "language_code": "zh-hans"})
    assert wrong == "Bad Request: invalid language code specified"
    assert await client.result(write, **{parameter: "", "language_code": "zh"})
    assert await client.result(read, language_code="zh") == {parameter: "x" * limit}
    assert await client.result(write)
    assert await client.result(read) == {parameter: before}


async def test_a_phone_shows_the_name_of_its_language(client: RawClient, fang: Phone) -> None:
    assert await header(client) == {"first_name": "Audit", "photo": None}
    await client.result("setMyName", name="Notes")
    assert (await client.result("getMe"))["first_name"] == "Notes"
    await client.result("setMyName", name="笔记", language_code="zh")
    assert (await header(client))["first_name"] == "笔记"
    assert (await client.result("getMe"))["first_name"] == "Notes"


async def test_a_profile_photo_is_shown_until_it_is_removed(client: RawClient, fang: Phone) -> None:
    assert (await send_photo(client, ATTACHED))["result"] is True
    photo = (await header(client))["photo"]
    assert (await client.http.get(f"/control/files/{photo}")).content == JPEG
    await client.result("removeMyProfilePhoto")
    assert (await header(client))["photo"] is None


@pytest.mark.parametrize(
    ("given", "content", "words"),
    [
        (None, JPEG, "expected an Object"),
        ({"photo": "attach://picture"}, JPEG, "Unsupported type specified"),
        (ATTACHED | {"type": "round"}, JPEG, "Unsupported type specified"),
        (ATTACHED | {"photo": "picture"}, JPEG, "must be uploaded as a file"),
        (ATTACHED | {"photo": "attach://other"}, JPEG, "must be uploaded as a file"),
        (ATTACHED, PNG, "IMAGE_PROCESS_FAILED"),
        (ATTACHED, JPEG[:3], "IMAGE_PROCESS_FAILED"),
    ],
)
async def test_a_profile_photo_that_telegram_would_not_take_is_refused(
    client: RawClient, fang: Phone, given: object, content: bytes, words: str
) -> None:
    body = await send_photo(client, given, content)
    assert body["error_code"] == 400
    assert words in body["description"]
    assert (await header(client))["photo"] is None
