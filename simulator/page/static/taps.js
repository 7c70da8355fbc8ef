// Taps on their way: the key shows that it was tapped until the bot answers, perhaps with words.

import { act } from "/page/control.js";
import { alertBox, toast } from "/page/notices.js";

const PATIENCE = 60_000; // milliseconds until a key gives up waiting

export class Taps {
  constructor(person, phone) {
    this.person = person;
    this.phone = phone;
    this.posts = new Set();
    this.waiting = new Map(); // tapped keys by the id of the tap
  }

  async tap(key, messageId, data) {
    if (key.ariaBusy === "true") {
      return;
    }
    key.ariaBusy = "true";
    // `forged`: a tap counts as what was on the key, even if the bot changed it meanwhile.
    const given = { person: this.person.id, message_id: messageId, data, forged: true };
    const post = act("tap", given);
    this.posts.add(post);
    try {
      const { query_id: id } = await post;
      this.waiting.set(id, key);
      setTimeout(() => this.release(id), PATIENCE);
    } catch (error) {
      key.ariaBusy = null;
      toast(this.phone, error.message);
    } finally {
      this.posts.delete(post);
    }
  }

  async answered({ query_id: id, text, alert }) {
    await Promise.allSettled(this.posts); // the answer may overtake the tap's own response
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
