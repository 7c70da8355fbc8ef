"""How each advisor of the demo works: the tendencies that their past audits are drawn from."""

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
class Record:
    """One advisor's year. Every rate is the chance, 0..1, that an indicator is done.

    `course` is that chance through the time at the dealership, oldest first, evenly spaced and
    joined by straight lines; `sway` its standard deviation from visit to visit; `bent` what is
    added to it in a section or for an indicator, by id. `own_view` is the chance that the advisor
    answers yes to an indicator in a self-check.
    """

    course: tuple[float, ...]
    shops: int
    own_view: float
    self_checks: int
    observations: int
    sway: float = 0.02
    bent: Mapping[str, float] = field(default_factory=dict)
    days: int = 360


RECORDS: Mapping[str, Record] = {
    # Was falling, is being coached, rises again; sees little of it himself.
    "张伟": Record(
        course=(0.88, 0.80, 0.72, 0.80, 0.92),
        shops=19,
        own_view=0.96,
        self_checks=5,
        observations=3,
        bent={
            "reception.explained_checks": -0.65,
            "needs.extra_work_explained": -0.55,
            "handover.white_gloves": -0.50,
        },
    ),
    # The best of the team, all year round, and stricter with herself than the shoppers are.
    "李娜": Record(
        course=(0.95, 0.95, 0.96), shops=16, own_view=0.91, self_checks=3, observations=1
    ),
    # Good and bad days.
    "王强": Record(
        course=(0.80, 0.80),
        shops=17,
        own_view=0.88,
        self_checks=3,
        observations=2,
        sway=0.13,
        bent={"follow_up.within_72_hours": -0.35},
    ),
    # New: too few shops for more than a provisional picture.
    "陈静": Record(
        course=(0.78, 0.86), shops=2, own_view=0.80, self_checks=2, observations=1, days=60
    ),
    # Slipping slowly, most of all once the order is signed.
    "刘洋": Record(
        course=(0.93, 0.74),
        shops=15,
        own_view=0.92,
        self_checks=3,
        observations=1,
        bent={"care": -0.08, "handover": -0.05},
    ),
    # People like her; papers do not.
    "章薇": Record(
        course=(0.91, 0.90),
        shops=14,
        own_view=0.89,
        self_checks=3,
        observations=1,
        bent={
            "reception": 0.06,
            "care": 0.07,
            "follow_up": 0.06,
            **dict.fromkeys(PAPERWORK, -0.45),
        },
    ),
}
