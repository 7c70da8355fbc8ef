"""Measures how often intervals contain the truth, and how often reports give a false alarm.

python -m benchmarks.coverage --trials 1500 --seed 1

Exits with 1 if a report names more false findings than `decisions` allows.
"""

import argparse
import random
import sys

from benchmarks.coverage import decisions, intervals


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Measure the coverage of intervals and the false alarms of reports."
    )
    parser.add_argument("--trials", type=int, default=1500, help="careers simulated per advisor")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    for line in intervals.tables(options.trials, draw):
        print(line, flush=True)
    missed = 0
    for measured in decisions.tables(options.trials, draw):
        print(f"\n{measured.title}\n\n{measured.head}", flush=True)
        for row in measured.rows:
            missed += not row.holds
            print(row.line, flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
