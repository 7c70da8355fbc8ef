"""The picture of a report, to be read on a phone."""

from bot.rendering.typesetting import Values, png

WIDTH, HEIGHT = 1024, 1280  # pixels; a phone shows about 400 across


def report_picture(values: Values) -> bytes:
    """A PNG of WIDTH x HEIGHT, of an `outline`. The same values give the same bytes.

    Where nothing was scored, the picture says so.
    """
    return png("picture", values)
