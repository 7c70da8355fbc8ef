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
    this.last = Promise.resolve(); // the last thing done, which the next one waits for
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

  // The field is empty at once, so that the next text can be written while this one is sent.
  async send() {
    const [text, answered] = this.take();
    if (text && !(await this.say(text, answered?.id))) {
      this.putBack(text, answered);
    }
  }

  take() {
    const taken = [this.input.value.trim(), this.answered];
    this.write("");
    this.reply(null);
    return taken;
  }

  // What the simulator refused stands in the field again, before what was written since then.
  putBack(text, answered) {
    this.write([text, this.input.value].filter(Boolean).join("\n"));
    this.reply(answered);
  }

  write(text) {
    this.input.value = text;
    this.input.dispatchEvent(new Event("input"));
  }

  // Send the text. Returns whether the simulator accepted it.
  say(text, replyTo = null) {
    return this.done("say", { text, reply_to: replyTo });
  }

  // Several pictures are an album. What is written in the field is the caption.
  async sendPhotos(picker) {
    const files = [...picker.files].slice(0, MOST_PHOTOS);
    picker.value = "";
    const [caption, answered] = this.take();
    if (!(await this.sendAlbum(files, caption, answered))) {
      this.putBack(caption, answered);
    }
  }

  async sendAlbum(files, caption, answered) {
    let contents;
    try {
      contents = await Promise.all(files.map(asPhoto));
    } catch {
      toast(this.phone, word("notPicture"));
      return false;
    }
    const [content] = contents;
    if (contents.length > 1) {
      return this.done("album", { contents, caption });
    }
    return content && this.done("photo", { content, caption, reply_to: answered?.id ?? null });
  }

  // One after the other: two requests at once could arrive in the wrong order.
  done(deed, given) {
    this.last = this.last.then(() => this.attempt(deed, given));
    return this.last;
  }

  async attempt(deed, given) {
    try {
      await act(deed, { person: this.personId, ...given });
      return true;
    } catch (error) {
      toast(this.phone, error.message);
      return false;
    }
  }
}
