// Calls the control API of the simulator.

export async function ask(question, asked = {}) {
  return read(await fetch(`/control/${question}?${new URLSearchParams(asked)}`));
}

export async function act(deed, given = {}) {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify(given);
  return read(await fetch(`/control/${deed}`, { method: "POST", headers, body }));
}

async function read(answer) {
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.error);
  }
  return body;
}
