"""Compares the time of a report in a small and in a large database.

python -m benchmarks.report_latency --small 10000 --large 100000
"""

import argparse
import asyncio
import contextlib
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.database_generator import MEASURED, NOW, generate
from benchmarks.formatting import format_percentiles
from checklist.definition import Checklist
from checklist.loading import shipped
from checklist.results import Period, Versions, start_of
from storage import people, reports
from storage.engine import Database

Reading = Callable[[AsyncConnection], Awaitable[object]]
VERSIONS: dict[int, Checklist] = {1: shipped()}


async def query(db: AsyncConnection) -> object:
    return await reports.visits_of(db, MEASURED, start_of(Period.QUARTER, NOW))


async def nine(db: AsyncConnection) -> object:
    return await reports.advisor_results_of(db, MEASURED, Period.NINE, NOW, Versions(VERSIONS, 1))


async def whole(db: AsyncConnection) -> object:
    return await reports.advisor_results_of(
        db, MEASURED, Period.QUARTER, NOW, Versions(VERSIONS, 1)
    )


async def whole_ever(db: AsyncConnection) -> object:
    return await reports.advisor_results_of(db, MEASURED, Period.ALL, NOW, Versions(VERSIONS, 1))


async def own(db: AsyncConnection) -> object:
    return await reports.own_results_of(db, MEASURED, Period.QUARTER, NOW, Versions(VERSIONS, 1))


async def team(db: AsyncConnection) -> object:
    at = await people.advisors(db, [MEASURED.dealership])
    return await reports.team_of(db, at, Period.QUARTER, NOW)


READINGS: dict[str, Reading] = {
    "queries, 90 days": query,
    "report, last nine": nine,
    "report, 90 days": whole,
    "report, all": whole_ever,
    "the advisor's own": own,
    "team, 90 days": team,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of one reading: time passed, and processor time, which other load disturbs less."""

    waited: float
    worked: float


async def time_report(database: Database, reading: Reading) -> Taken:
    """Measure one reading in its own transaction."""
    began, worked = time.perf_counter(), time.process_time()
    async with database.reading() as db:
        await reading(db)
    return Taken(time.perf_counter() - began, time.process_time() - worked)


async def compare(small: Path, large: Path, rounds: int) -> None:
    """Print the time of each reading. The databases alternate, so that both have the same load."""
    databases = [Database(f"sqlite:///{path}") for path in (small, large)]
    try:
        for name, reading in READINGS.items():
            for database in databases:
                await time_report(database, reading)
            taken = [
                [await time_report(each, reading) for each in databases] for _ in range(rounds)
            ]
            print_comparison(name, *zip(*taken, strict=True))
    finally:
        for database in databases:
            await database.close()


def print_comparison(name: str, small: Sequence[Taken], large: Sequence[Taken]) -> None:
    for size, taken in (("small", small), ("large", large)):
        worked = 1000 * median(each.worked for each in taken)
        waited = format_percentiles([each.waited for each in taken])
        print(f"{name:<20}{size}  {waited}  processor {worked:.1f} ms")
    waited_ratio = median(t.waited for t in large) / median(t.waited for t in small)
    worked_ratio = median(t.worked for t in large) / median(t.worked for t in small)
    print(f"{'':<20}large / small  {waited_ratio:.2f}, processor {worked_ratio:.2f}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare reports on a small and a large database.")
    parser.add_argument("--small", type=int, default=10_000, help="audits in the small database")
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument(
        "--folder", type=Path, help="folder of the databases; they are created if missing"
    )
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        small, large = (folder / f"{n}-audits.db" for n in (options.small, options.large))
        for path, audits in ((small, options.small), (large, options.large)):
            if not path.exists():
                generate(path, audits)
        asyncio.run(compare(small, large, options.rounds))


if __name__ == "__main__":
    main()
