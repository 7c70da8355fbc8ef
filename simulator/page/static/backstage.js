// The "backstage" card: faults of the connection, restarting the bot, and the list of its calls.

import { act, ask } from "/page/control.js";
import { word } from "/page/language.js";
import { payloadOf } from "/page/links.js";
import { name } from "/page/people.js";

const MANY = 1_000_000; // calls: until it is switched off
const FAULTS = {
  drop: { kind: "drop", count: MANY },
  delay: { kind: "delay", seconds: 2, count: MANY },
};
const SHOWN_CALLS = 100;
const CONTENT = ["voice", "video", "location", "sticker", "contact"]; // the others are services

let lastChange = Promise.resolve(); // faults are changed one after another

const find = (id) => document.getElementById(id);

export function prepareBackstage({ bot, restart }) {
  find("backstage-button").addEventListener("click", () => toggle(find("backstage").hidden));
  find("backstage-close").addEventListener("click", () => {
    toggle(false);
    find("backstage-button").focus();
  });
  for (const action of ["block", "unblock", "clear"]) {
    find(action).addEventListener("click", () => perform(action, { person: whose() }));
  }
  find("other").addEventListener("submit", (event) => {
    event.preventDefault();
    const kind = find("what").value;
    perform(CONTENT.includes(kind) ? "content" : "service", { person: whose(), kind });
  });
  find("link").addEventListener("submit", (event) => {
    event.preventDefault();
    const address = find("address").value.trim();
    const payload = payloadOf(address, bot.username) ?? address;
    perform("open_link", { person: whose(), payload });
  });
  for (const fault of Object.keys(FAULTS)) {
    find(fault).addEventListener("change", () => (lastChange = lastChange.then(setFaults)));
  }
  find("restart").hidden = !restart;
  find("restart").addEventListener("click", () => perform("restart"));
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
  if (find("calls").open && isWorthListing(call)) {
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

async function perform(action, given) {
  find("outcome").textContent = "…";
  try {
    await act(action, given);
    find("outcome").textContent = word("done");
  } catch (error) {
    find("outcome").textContent = error.message;
  }
}

// The first fault that applies is used, so "drop" comes before "delay".
async function setFaults() {
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
    const listed = calls.filter(isWorthListing).reverse();
    find("calls").querySelector("ol").replaceChildren(...listed.map(line));
  }
}

// Hide successful polls, which only show that time passed, and calls that are not finished.
function isWorthListing({ method, ok, finished }) {
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
