// The menu of the bot's commands above the composer.

import { ask } from "/page/control.js";

export class Commands {
  constructor(footer, personId, say) {
    this.menu = footer.querySelector(".commands");
    this.button = footer.querySelector(".menu");
    this.input = footer.querySelector("textarea");
    this.personId = personId;
    this.say = say;
    this.list = [];
    this.button.addEventListener("click", () => this.show(this.menu.hidden ? this.list : []));
    this.input.addEventListener("input", () => this.show(this.fitting()));
    footer.addEventListener("keydown", (event) => this.pressed(event));
  }

  async refresh() {
    this.list = await ask("commands", { person: this.personId });
    this.button.hidden = this.list.length === 0;
  }

  fitting() {
    const typed = this.input.value;
    return typed.startsWith("/")
      ? this.list.filter(({ command }) => `/${command}`.startsWith(typed.toLowerCase()))
      : [];
  }

  show(commands) {
    this.menu.hidden = commands.length === 0;
    this.button.ariaExpanded = String(!this.menu.hidden);
    this.menu.replaceChildren(...commands.map((each) => this.row(each)));
  }

  row({ command, description }) {
    const button = document.createElement("button");
    const name = document.createElement("strong");
    name.textContent = `/${command}`;
    button.type = "button";
    button.append(name, description);
    button.addEventListener("click", () => {
      this.show([]);
      this.input.value = "";
      this.input.focus();
      this.say(`/${command}`);
    });
    const row = document.createElement("li");
    row.append(button);
    return row;
  }

  pressed(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (this.menu.hidden || !(event.key in steps || event.key === "Escape")) {
      return;
    }
    event.preventDefault();
    if (event.key === "Escape") {
      this.show([]);
      this.input.focus();
      return;
    }
    const rows = [...this.menu.querySelectorAll("button")];
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 && event.key === "ArrowUp" ? -1 : at + steps[event.key];
    rows.at(next % rows.length).focus();
  }
}
