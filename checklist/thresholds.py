"""From how many visits on the results say something. These are rules of the product."""

PROVISIONAL_BELOW = 9
"""With fewer mystery shops than this, a result is marked provisional."""

COACHED_FROM = 3
"""An indicator that fewer visits scored is not named for coaching."""

COACHED = 3
"""How many indicators a report names for coaching. More of them would not be coached."""

MISSES_MENTIONED_FROM = 2
"""From this many misses in a row on a report mentions them: one may be chance."""

FIVE_MINUTES_ASK = 10
"""How many indicators the five-minute self-check asks."""

OWN_SHOPS_SHOWN_FROM = 3
"""While fewer mystery shops than this are released, an advisor sees only what they add up to.

The sum of one shop is that shop, so it is shown from two shops on.
"""

OTHERS_SHOWN_FROM = 3
"""An advisor sees totals of colleagues only if they cover at least this many scored mystery shops.

The mean of one shop is that shop, and the mean of two tells each colleague the other's. The totals
of two periods tell of the shops by which the periods differ, so these are counted as well.
"""

JUDGED_FROM = 3
"""With fewer mystery shops in a period, a manager's first screen says only that there are few."""

FIRST_LOOKS = 3
"""How many advisors a manager's first screen names. It is read between two meetings."""
