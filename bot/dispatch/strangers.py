"""What somebody reads who was never invited, or whose role was taken away."""

from bot.dispatch.installation import Installation
from bot.dispatch.outcome import text_delivery
from bot.intake.update import PrivateUpdate
from bot.screen import Delivery


def turn_away(incoming: PrivateUpdate, installation: Installation) -> Delivery:
    texts = installation.texts_for(None, incoming.language)
    return text_delivery(incoming, texts("stranger"))
