// The field where a person writes a text or a reply, or sends pictures.

import { act } from "/page/control.js";
import { asPhoto } from "/page/files.js";
import { word } from "/page/language.js";
import { gist } from "/page/message.js";
import { toast } from "/page/notices.js";

const MOST_PHOTOS = 10; // in an album

export class Composer {
  constructor(phone, personId) {
    this.phone = phone;
    this.personId = personId;
    this.form = phone.querySelector(".composer");
    this.input = phone.querySelector("textarea");
    this.strip = phone.querySelector(".replying");
    this.answered = null; // the message being replied to
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.strip.querySelector("button").addEventListener("click", () => this.reply(null));
    const picker = phone.querySelector("input[type=file]");
    phone.querySelector(".attach").addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => this.sendPhotos(picker));
  }

  pressed(event) {
    // While a Chinese word is composed, Enter chooses the word.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "Escape") {
      this.reply(null);
    }
  }

  reply(message) {
    this.answered = message;
    this.strip.hidden = message === null;
    this.strip.querySelector("p").textContent = message ? gist(message) : "";
    this.input.focus();
  }

  async send() {
    const text = this.input.value.trim();
    if (text && (await this.say(text, this.answered?.id))) {
      this.empty();
    }
  }

  empty() {
    this.input.value = "";
    this.input.dispatchEvent(new Event("input"));
    this.reply(null);
  }

  // Send the text. Returns whether the simulator accepted it.
  say(text, replyTo = null) {
    return this.done("say", { text, reply_to: replyTo });
  }

  // Several pictures are an album. What is written in the field is the caption.
  async sendPhotos(picker) {
    const files = [...picker.files].slice(0, MOST_PHOTOS);
    picker.value = "";
    const caption = this.input.value.trim();
    let contents;
    try {
      contents = await Promise.all(files.map(asPhoto));
    } catch {
      toast(this.phone, word("notPicture"));
      return;
    }
    const [content] = contents;
    const sent = contents.length > 1
      ? this.done("album", { contents, caption })
      : content && this.done("photo", { content, caption, reply_to: this.answered?.id ?? null });
    if (await sent) {
      this.empty();
    }
  }

  async done(deed, given) {
    try {
      await act(deed, { person: this.personId, ...given });
      return true;
    } catch (error) {
      toast(this.phone, error.message);
      return false;
    }
  }
}
