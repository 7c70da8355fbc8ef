"""Runs one benchmark by its name, with options, or a short form of all."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHORT = (
    ("coverage", "--trials", "300"),
    ("audit_throughput", "--people", "32"),
    ("audit_throughput", "--people", "16", "--kill", "2", "--terminate", "1"),
    ("report_latency", "--small", "1000", "--large", "10000", "--rounds", "10"),
    ("cost_of_a_report",),
    ("tap_latency_beside_reports", "--seconds", "4"),
    ("tap_latency_beside_reports", "--seconds", "4", "--file", "XLSX"),
    ("cost_of_a_tap", "--people", "32", "--taps", "60", "--rounds", "1"),
)
NAMES = tuple(dict.fromkeys(name for name, *_ in SHORT))


def run(name: str, *options: str) -> int:
    """Run a benchmark. Return its exit code: 0 if all its checks passed."""
    print(f"\n== {' '.join((name, *options))}", flush=True)
    command = [sys.executable, "-m", f"benchmarks.{name}", *options]
    return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603 - one of NAMES


def main(arguments: list[str]) -> int:
    if not arguments:
        print("Each by its name, with --help for its options:", ", ".join(NAMES))
        return max(run(*each) for each in SHORT)
    if arguments[0] not in NAMES:
        print(f"There is no benchmark {arguments[0]}; there are: {', '.join(NAMES)}")
        return 2
    return run(*arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
