"""The rates of each advisor in the demo, from which past audits are generated."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PAPERWORK = (
    "booking.documents",
    "needs.printed_order",
    "needs.complete_order",
    "handover.order_checked",
    "handover.invoice_ready",
    "handover.key_and_pass",
)


@dataclass(frozen=True, slots=True)
class Tendency:
    """The rates of one advisor, as probabilities 0..1.

    `pass_rates`: the probability of passing an indicator, oldest first, at equal distances over
    the advisor's time at the dealership. Values in between are interpolated. `deviation`: its
    standard deviation from visit to visit. `offsets`: added to it in a section or for an
    indicator, by id. `own_view`: the probability of a yes in a self-check.
    """

    pass_rates: tuple[float, ...]
    shops: int
    own_view: float
    self_checks: int
    observations: int
    deviation: float = 0.02
    offsets: Mapping[str, float] = field(default_factory=dict)
    days: int = 360


TENDENCIES: Mapping[str, Tendency] = {
    # Fell, was coached, and has been clearly better since. His self-checks are far too high.
    "张伟": Tendency(
        pass_rates=(0.84, 0.72, 0.70, 0.92, 0.92),
        shops=19,
        own_view=0.96,
        self_checks=5,
        observations=3,
        offsets={
            "reception.explained_checks": -0.65,
            "needs.extra_work_explained": -0.55,
            "handover.white_gloves": -0.50,
        },
    ),
    # The best of the team all year. Her self-checks are below the shops.
    "李娜": Tendency(
        pass_rates=(0.95, 0.95, 0.96), shops=16, own_view=0.91, self_checks=3, observations=1
    ),
    # Varies from day to day.
    "王强": Tendency(
        pass_rates=(0.80, 0.80),
        shops=17,
        own_view=0.88,
        self_checks=3,
        observations=2,
        deviation=0.13,
        offsets={"follow_up.within_72_hours": -0.35},
    ),
    # New, with too few shops: provisional.
    "陈静": Tendency(
        pass_rates=(0.78, 0.86), shops=2, own_view=0.80, self_checks=2, observations=1, days=60
    ),
    # Falls, most in the sections after the order is signed.
    "刘洋": Tendency(
        pass_rates=(0.94, 0.90, 0.66),
        shops=15,
        own_view=0.92,
        self_checks=3,
        observations=1,
        offsets={"care": -0.08, "handover": -0.05},
    ),
    # Good with people, weak with documents.
    "章薇": Tendency(
        pass_rates=(0.91, 0.90),
        shops=14,
        own_view=0.89,
        self_checks=3,
        observations=1,
        offsets={
            "reception": 0.06,
            "care": 0.07,
            "follow_up": 0.06,
            **dict.fromkeys(PAPERWORK, -0.45),
        },
    ),
}
