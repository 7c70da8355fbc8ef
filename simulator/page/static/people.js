// The phones on the page, and the switch between people.

import { ask } from "/page/control.js";
import { translate } from "/page/language.js";
import { Phone } from "/page/phone.js";

const WIDE = 900; // from this width on, phones are side by side
const ROOM = 460; // the width of a phone with its margin

export class People {
  constructor(main, bot) {
    this.main = main;
    this.bot = bot;
    this.phones = new Map();
    this.shown = location.hash.slice(1).split(",").map(Number); // people's ids, left to right
    addEventListener("resize", () => this.arrange());
  }

  async refresh() {
    const people = await ask("people");
    const gone = [...this.phones.keys()].filter((id) => !people.some((each) => each.id === id));
    gone.forEach((id) => this.phones.delete(id));
    people.filter(({ id }) => !this.phones.has(id)).forEach((person) => this.add(person));
    await Promise.all([...this.phones.values()].map((phone) => phone.refresh()));
    this.arrange();
  }

  add(person) {
    const phone = new Phone(person, this.bot);
    phone.switcher.addEventListener("change", () => {
      const chosen = Number(phone.switcher.value);
      phone.switcher.value = person.id;
      this.exchange(person.id, chosen);
      this.phones.get(chosen).switcher.focus();
    });
    this.phones.set(person.id, phone);
  }

  // Replace one person's phone by another's. If both are on the page, they change places.
  exchange(old, chosen) {
    const swapped = { [old]: chosen, [chosen]: old };
    this.shown = this.shown.map((id) => swapped[id] ?? id);
    this.arrange();
  }

  arrange() {
    const known = [...this.phones.keys()];
    const wanted = this.shown.filter((id) => this.phones.has(id));
    this.shown = [...new Set([...wanted, ...known])];
    const visible = this.shown.slice(0, room()).map((id) => this.phones.get(id));
    const elements = visible.map((phone) => phone.element);
    if (elements.some((element, index) => this.main.children[index] !== element)
      || elements.length !== this.main.children.length) {
      this.main.replaceChildren(...elements);
      visible.forEach((phone) => phone.log.atEnd && phone.log.goToEnd());
      history.replaceState(null, "", `#${visible.map((phone) => phone.person.id)}`);
    }
    visible.forEach((phone) => (phone.unread = 0));
    this.showNames();
  }

  // Fill every switcher, with the numbers of unread messages.
  showNames() {
    for (const phone of this.phones.values()) {
      const options = [...this.phones.values()].map(({ person, unread }) => {
        const label = [name(person), unread ? `(${unread})` : ""].join(" ").trim();
        return new Option(label, person.id, false, person.id === phone.person.id);
      });
      phone.switcher.replaceChildren(...options);
    }
  }

  happened(kind, data) {
    const phone = this.phones.get(data.chat_id);
    const unread = phone?.unread;
    phone?.happened(kind, data);
    if (phone?.unread !== unread) {
      this.showNames();
    }
    if (kind === "commands_changed") {
      this.phones.forEach((each) => each.commands.refresh());
    }
    if (kind === "profile_changed") {
      this.phones.forEach((each) => each.refresh());
    }
  }

  translate() {
    this.phones.forEach((phone) => {
      translate(phone.element);
      phone.welcome();
    });
  }
}

export function name({ first_name, about }) {
  return about ? `${first_name} · ${about}` : first_name;
}

function room() {
  return innerWidth < WIDE ? 1 : Math.max(2, Math.floor(innerWidth / ROOM));
}
