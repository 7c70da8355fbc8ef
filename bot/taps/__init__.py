"""The tap types, the values of their fields, and their codec."""

from bot.taps.choosing import *
from bot.taps.codec import ForgedTapError as ForgedTapError
from bot.taps.codec import decode as decode
from bot.taps.codec import decode_stored as decode_stored
from bot.taps.codec import encode as encode
from bot.taps.fields import *
from bot.taps.filling import *
from bot.taps.reporting import *
from bot.taps.tap import *
