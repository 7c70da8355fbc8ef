"""How each advisor of the demo works: the rates from which past audits are generated."""

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
    """One advisor. Every rate is the chance, 0..1, that an indicator is done.

    `pass_rates` is that chance over the advisor's time at the dealership, oldest first, at equal
    distances; values between two points are interpolated. `deviation` is its standard deviation
    from visit to visit. `offsets` is added to it in a section or for an indicator, by id.
    `own_view` is the chance that the advisor answers yes to an indicator in a self-check.
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
    # Was falling, is being coached, rises again; sees little of it himself.
    "张伟": Tendency(
        pass_rates=(0.88, 0.80, 0.72, 0.80, 0.92),
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
    # The best of the team, all year round, and stricter with herself than the shoppers are.
    "李娜": Tendency(
        pass_rates=(0.95, 0.95, 0.96), shops=16, own_view=0.91, self_checks=3, observations=1
    ),
    # Good and bad days.
    "王强": Tendency(
        pass_rates=(0.80, 0.80),
        shops=17,
        own_view=0.88,
        self_checks=3,
        observations=2,
        deviation=0.13,
        offsets={"follow_up.within_72_hours": -0.35},
    ),
    # New: too few shops for more than a provisional picture.
    "陈静": Tendency(
        pass_rates=(0.78, 0.86), shops=2, own_view=0.80, self_checks=2, observations=1, days=60
    ),
    # Slipping slowly, most of all once the order is signed.
    "刘洋": Tendency(
        pass_rates=(0.93, 0.74),
        shops=15,
        own_view=0.92,
        self_checks=3,
        observations=1,
        offsets={"care": -0.08, "handover": -0.05},
    ),
    # People like her; papers do not.
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
