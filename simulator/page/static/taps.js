// Taps that wait for an answer: the button shows its progress until the bot answers.

import { act } from "/page/control.js";
import { alertBox, toast } from "/page/notices.js";

const RELEASE_AFTER = 60_000; // milliseconds

export class Taps {
  constructor(person, phone) {
    this.person = person;
    this.phone = phone;
    this.posts = new Set();
    this.waiting = new Map(); // tapped buttons by the id of the tap
  }

  async tap(key, messageId, data) {
    if (key.ariaBusy === "true") {
      return;
    }
    key.ariaBusy = "true";
    // `forged`: the tap has the data of the button, even if the bot has changed it since.
    const given = { person: this.person.id, message_id: messageId, data, forged: true };
    const post = act("tap", given);
    this.posts.add(post);
    try {
      const { query_id: id } = await post;
      this.waiting.set(id, key);
      setTimeout(() => this.release(id), RELEASE_AFTER);
    } catch (error) {
      key.ariaBusy = null;
      toast(this.phone, error.message);
    } finally {
      this.posts.delete(post);
    }
  }

  async answered({ query_id: id, text, alert }) {
    await Promise.allSettled(this.posts); // the bot's answer may come before the response to the tap
    if (!this.waiting.has(id)) {
      return;
    }
    this.release(id);
    if (text) {
      (alert ? alertBox : toast)(this.phone, text);
    }
  }

  release(id) {
    const key = this.waiting.get(id);
    this.waiting.delete(id);
    if (key && ![...this.waiting.values()].includes(key)) {
      key.ariaBusy = null;
    }
  }
}
