"""HTML is read as Telegram reads it, and refused in Telegram's words."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.api_errors import ApiError
from simulator.world.entities import MAX_ENTITIES, read_text, utf16_length


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("是<br>", 'Unsupported start tag "br" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x<b", "Unclosed start tag at byte offset 1"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=", "Unclosed start tag at byte offset 0"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        (
            "<b>是</i>",
            'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"',
        ),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_with_its_place_in_bytes(source: str, words: str) -> None:
    with pytest.raises(ApiError) as error:
        read_text(source, "HTML")
    assert error.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>是</b>", "是", [("bold", 0, 1)]),
        ("👍<i>x</i>", "👍x", [("italic", 2, 1)]),
        ("  <u>x</u>\n", "x", [("underline", 0, 1)]),
        ("<b> <s>x</s></b>", "x", [("bold", 0, 1), ("strikethrough", 0, 1)]),
        ("&lt;b&gt; &amp; &quot;&#x41;&#66;&nbsp;&#0;", '<b> & "AB&nbsp;&#0;', []),
        ("<b></b>x", "x", []),
        ("<b> </b>x", "x", []),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<blockquote>x</>", "x", [("blockquote", 0, 1)]),
        ("a\u202eb\rc\x00d", "abc d", []),
    ],
)
def test_html_becomes_text_with_entities_in_utf16_units(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    read, found = read_text(source, "HTML")
    assert read == text
    assert [(each["type"], each["offset"], each["length"]) for each in found] == entities


def test_links_and_code_keep_what_they_point_to() -> None:
    source = (
        "<a href='https://a.cn/?x=1&amp;y'>a</a>"
        '<pre><code class="language-py">b</code></pre>'
        '<tg-time unix="7">c</tg-time>'
    )
    assert read_text(source, "html")[1] == (
        {"type": "text_link", "offset": 0, "length": 1, "url": "https://a.cn/?x=1&y"},
        {"type": "pre", "offset": 1, "length": 1, "language": "py"},
        {"type": "date_time", "offset": 2, "length": 1, "unix_time": 7},
    )


def test_entities_beyond_the_hundredth_are_dropped() -> None:
    assert len(read_text("<b>x</b> " * 120, "HTML")[1]) == MAX_ENTITIES


def test_no_other_markup_than_html_is_spoken() -> None:
    assert read_text("*x* <b>", "") == ("*x* <b>", ())
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        read_text("*x*", "MarkdownV2")


@given(st.text(alphabet="<>/=\"'&;ab \n\U0001f44d"))
def test_any_html_is_either_read_or_refused(source: str) -> None:
    with contextlib.suppress(ApiError):
        text, entities = read_text(f"<b>x</b>{source}", "HTML")
        assert all(each["offset"] + each["length"] <= utf16_length(text) for each in entities)
