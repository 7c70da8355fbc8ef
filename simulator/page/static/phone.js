// One person's phone, which shows the chat.

import { Commands } from "/page/commands.js";
import { Composer } from "/page/composer.js";
import { ask } from "/page/control.js";
import { addressOf } from "/page/files.js";
import { cloned, ofLanguage, say, word } from "/page/language.js";
import { Log } from "/page/log.js";
import { toast } from "/page/notices.js";
import { Taps } from "/page/taps.js";

const ACTION_SHOWN = 5_000; // milliseconds, as Telegram shows "typing…"

export class Phone {
  constructor(person, bot) {
    this.person = person;
    this.bot = { ...bot }; // each person reads the name of their language
    this.unread = 0;
    this.element = cloned("phone-template");
    this.element.lang = person.language_code;
    this.element.dataset.person = person.id;
    this.head({ first_name: bot.first_name, photo: null });
    this.switcher = this.element.querySelector("select");
    this.taps = new Taps(person, this.element);
    this.composer = new Composer(this.element, person.id);
    this.log = new Log(this.element, this.deeds());
    const footer = this.element.querySelector("footer");
    this.commands = new Commands(footer, person.id, (text) => this.composer.say(text));
    this.element.querySelector(".begin").addEventListener("click", () => this.begin());
    this.element.querySelector(".again").addEventListener("click", () => {
      this.composer.done("unblock", {});
    });
  }

  // Show the bot's name and picture above the chat; without a picture, the name's first letter.
  head({ first_name, photo }) {
    const avatar = this.element.querySelector(".avatar");
    this.bot.first_name = first_name;
    this.element.querySelector("h2").textContent = first_name;
    if (!photo) {
      avatar.replaceChildren([...first_name][0]);
    } else if (avatar.dataset.photo !== photo) {
      const image = new Image();
      image.alt = "";
      image.src = addressOf(photo);
      avatar.replaceChildren(image);
    }
    avatar.dataset.photo = photo ?? "";
  }

  // The actions of a message.
  deeds() {
    return {
      bot: this.bot,
      say: (text) => this.composer.say(text),
      open: (payload) => this.composer.done("open_link", { payload }),
      reply: (message) => this.composer.reply(message),
      article: (id) => this.log.article(id),
      tap: (key, order) => this.tap(key, order),
    };
  }

  async tap(key, order) {
    if (order.copy_text) {
      await navigator.clipboard.writeText(order.copy_text.text);
      toast(this.element, word("copied"));
      return;
    }
    const messageId = Number(key.closest("article").dataset.id);
    await this.taps.tap(key, messageId, order.callback_data ?? "");
  }

  // An empty chat says who one is, and offers texts to try.
  welcome() {
    const { intro = {}, tries = [] } = this.person;
    const shown = this.element.querySelector(".welcome");
    shown.hidden = tries.length === 0 || this.log.articles.size > 0;
    shown.querySelector(".intro").textContent = ofLanguage(intro);
    shown.querySelector(".tries").replaceChildren(...tries.map((text) => this.chip(text)));
  }

  chip(text) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", () => this.composer.say(text));
    return made;
  }

  async begin() {
    await this.composer.say("/start");
    this.allow({ open: true, blocked: false }); // the event may still be on its way
    this.composer.input.focus();
  }

  async refresh() {
    const [chat] = await Promise.all([
      ask("chat", { chat: this.person.id }),
      this.commands.refresh(),
    ]);
    this.head(chat.bot);
    this.log.show(chat.messages);
    this.allow(chat);
    this.welcome();
  }

  // Show what is possible: start, unblock, or write.
  allow({ open, blocked }) {
    this.element.querySelector(".begin").hidden = open;
    this.element.querySelector(".again").hidden = !blocked;
    this.composer.form.hidden = !open || blocked;
  }

  happened(kind, data) {
    const reactions = {
      message_new: () => this.arrived(data.message),
      message_edited: () => this.log.put(data.message),
      message_deleted: () => this.log.remove(data.message_id),
      chat_cleared: () => this.log.show([]),
      chat_changed: () => this.allow({ open: true, blocked: data.blocked }),
      chat_action: () => this.showAction(data.action),
      toast: () => this.taps.answered(data.toast),
    };
    reactions[kind]?.();
    this.welcome();
  }

  arrived(message) {
    this.log.put(message);
    if (message.from_bot) {
      this.unread += this.element.isConnected ? 0 : 1;
      this.showAction(null);
    } else {
      this.allow({ open: true, blocked: false });
    }
  }

  showAction(action) {
    clearTimeout(this.action);
    const status = this.element.querySelector(".status");
    const key = action === "typing" ? "typing" : "upload";
    say(status, action ? key : "bot");
    if (action) {
      this.action = setTimeout(() => say(status, "bot"), ACTION_SHOWN);
    }
  }
}
