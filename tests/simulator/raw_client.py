"""A client of the Bot API without a library, so that tests see the exact responses."""

from typing import Any

import httpx

from simulator.server import Simulator


class RawClient:
    def __init__(self, sim: Simulator, http: httpx.AsyncClient) -> None:
        self.sim = sim
        self.http = http

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Return the whole response, ok or not."""
        answer = await self.http.post(f"/bot{self.sim.token}/{method}", json=parameters)
        body: dict[str, Any] = answer.json()
        if not body["ok"]:
            assert body["error_code"] == answer.status_code
        return body

    async def words(self, method: str, **parameters: object) -> str:
        """Return the description of an error response."""
        body = await self.call(method, **parameters)
        assert not body["ok"], body
        return str(body["description"])

    async def result(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 — JSON
        body = await self.call(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def control(self, action: str, **given: object) -> Any:  # noqa: ANN401 — JSON
        return (await self.http.post(f"/control/{action}", json=given)).json()

    async def ask(self, question: str, **asked: str | int) -> Any:  # noqa: ANN401 — JSON
        return (await self.http.get(f"/control/{question}", params=asked)).json()


def keyboard(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    """Build an inline keyboard of (label, data)."""
    made = [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
    return {"inline_keyboard": made}
