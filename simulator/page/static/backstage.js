// What no phone can do: rigging the line, starting the bot again, watching its calls.

import { act, ask } from "/page/control.js";
import { word } from "/page/language.js";
import { payloadOf } from "/page/links.js";
import { name } from "/page/people.js";

const MANY = 1_000_000; // calls: until somebody switches it off
const FAULTS = {
  drop: { kind: "drop", count: MANY },
  delay: { kind: "delay", seconds: 2, count: MANY },
};
const SHOWN_CALLS = 100;

let rigged = Promise.resolve(); // one change of the faults after another

const find = (id) => document.getElementById(id);

export function prepareBackstage({ bot, restart }) {
  find("backstage-button").addEventListener("click", () => toggle(find("backstage").hidden));
  find("backstage-close").addEventListener("click", () => {
    toggle(false);
    find("backstage-button").focus();
  });
  for (const deed of ["block", "unblock", "clear"]) {
    find(deed).addEventListener("click", () => tried(deed, { person: whose() }));
  }
  find("link").addEventListener("submit", (event) => {
    event.preventDefault();
    const address = find("address").value.trim();
    const payload = payloadOf(address, bot.username) ?? address;
    tried("open_link", { person: whose(), payload });
  });
  for (const fault of Object.keys(FAULTS)) {
    find(fault).addEventListener("change", () => (rigged = rigged.then(rig)));
  }
  find("restart").hidden = !restart;
  find("restart").addEventListener("click", () => tried("restart"));
  find("calls").addEventListener("toggle", showCalls);
}

export async function refreshBackstage() {
  const [people, faults] = await Promise.all([ask("people"), ask("faults")]);
  const chosen = find("whose").value;
  find("whose").replaceChildren(...people.map((person) => new Option(name(person), person.id)));
  find("whose").value = people.some(({ id }) => String(id) === chosen) ? chosen : people[0]?.id;
  for (const fault of Object.keys(FAULTS)) {
    find(fault).checked = faults.some(({ kind }) => kind === fault);
  }
}

export function called(call) {
  if (find("calls").open && tellsSomething(call)) {
    const list = find("calls").querySelector("ol");
    list.prepend(line(call));
    list.children[SHOWN_CALLS]?.remove();
  }
}

function toggle(shown) {
  find("backstage").hidden = !shown;
  find("backstage-button").ariaExpanded = String(shown);
}

function whose() {
  return Number(find("whose").value);
}

async function tried(deed, given) {
  find("outcome").textContent = "…";
  try {
    await act(deed, given);
    find("outcome").textContent = word("done");
  } catch (error) {
    find("outcome").textContent = error.message;
  }
}

// Faults are taken in order, so a dropped line comes before a slow one.
async function rig() {
  await act("faults/clear");
  for (const [id, fault] of Object.entries(FAULTS)) {
    if (find(id).checked) {
      await act("faults", fault);
    }
  }
}

async function showCalls() {
  if (find("calls").open) {
    const calls = await ask("calls", { last: SHOWN_CALLS });
    const told = calls.filter(tellsSomething).reverse();
    find("calls").querySelector("ol").replaceChildren(...told.map(line));
  }
}

// A poll that went well only says that time passed; a call without an end has not happened yet.
function tellsSomething({ method, ok, finished }) {
  return finished !== null && !(ok && method === "getUpdates");
}

function line({ method, ok, code, error, fault, started, finished }) {
  const made = document.createElement("li");
  made.className = ok ? "ok" : "failed";
  const what = document.createElement("code");
  what.textContent = method;
  const how = document.createElement("span");
  how.textContent = ok ? "ok" : error || fault || String(code);
  const time = document.createElement("span");
  time.textContent = `${Math.round((finished - started) * 1000)} ms`;
  made.append(what, how, time);
  return made;
}
