"""Runs the simulator without the demo: python -m simulator --port 8081 --token 1:abc."""

import argparse
import asyncio
import contextlib
from collections.abc import Sequence

from simulator.server import DEFAULT_TOKEN, Simulator


async def run(port: int, token: str) -> None:
    async with Simulator(port, token) as simulator:
        print(f"Bot API and chat page: {simulator.api_url}", flush=True)  # noqa: T201 — its only output
        await asyncio.Event().wait()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    given = parser.parse_args(arguments)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run(given.port, given.token))


if __name__ == "__main__":
    main()
