"""From how many visits on the results say something. These are rules of the product."""

PROVISIONAL_BELOW = 9
"""With fewer mystery shops than this, a result is marked provisional."""

COACHED_FROM = 3
"""An indicator that fewer visits scored is not named for coaching."""

COACHED = 3
"""How many clear weaknesses a first screen names. More of them would not be coached at once."""

WATCHED = 3
"""How many indicators to watch a report names at most. They may be weak by chance."""

SELF_CHECKS_FROM = 2
"""From how many self-checks of an indicator on they are compared with shops. One is a mood."""

MISSES_MENTIONED_FROM = 2
"""From this many misses in a row on a report mentions them: one may be chance."""

FIVE_MINUTES_ASK = 10
"""How many indicators the five-minute self-check asks."""

RELEASED_FROM_SHOPS = 3
"""An advisor gets the results of at least this many scored mystery shops together.

The result of one shop is that shop, and of two each shopper knows the other. The same holds for
the answers to one indicator.
"""

RELEASED_FROM_SHOPPERS = 2
"""At least this many shoppers made the shops of a release. One shopper would be recognised."""

COLLEAGUES_SHOWN_FROM = 3
"""An advisor sees totals of colleagues only if they are of shops of at least this many colleagues.

The total of one is that colleague's result, and of two each of them knows the other's.
"""

JUDGED_FROM = 3
"""With fewer mystery shops, a result says only that there are few: no range, no yardstick."""

COMPARED_FROM = 5
"""From how many mystery shops on an advisor may be called clearly higher or lower than the others.

With two or three, one of ten such verdicts would be chance.
"""

FIRST_LOOKS = 3
"""How many advisors a manager's first screen names. It is read between two meetings."""
