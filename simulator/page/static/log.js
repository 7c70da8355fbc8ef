// The messages of one chat under their days. It stays scrolled to its end.

import { dayName, tell } from "/page/language.js";
import { newArticle, redraw } from "/page/message.js";

const NEAR = 48; // within this many pixels of the end, it is at the end

export class Log {
  constructor(frame, deeds) {
    this.element = frame.querySelector(".log");
    this.toEnd = frame.querySelector(".to-end");
    this.deeds = deeds;
    this.articles = new Map();
    this.atEnd = true;
    this.element.addEventListener("scroll", () => this.scrolled());
    this.toEnd.addEventListener("click", () => this.goToEnd());
    new ResizeObserver(() => this.atEnd && this.goToEnd()).observe(this.element);
  }

  article(id) {
    return this.articles.get(id);
  }

  // Replace all messages by these.
  show(messages) {
    const ids = new Set(messages.map((message) => message.id));
    [...this.articles.keys()].filter((id) => !ids.has(id)).forEach((id) => this.remove(id));
    messages.forEach((message) => this.draw(message));
    if (this.atEnd) {
      this.goToEnd();
    }
  }

  // Show one message, new or changed.
  put(message) {
    const article = this.articles.get(message.id);
    if (!article || this.atEnd) {
      this.draw(message).classList.toggle("arrived", !article);
      if (this.atEnd || !message.from_bot) {
        this.goToEnd();
      }
      return;
    }
    const { bottom, top } = article.getBoundingClientRect();
    this.draw(message);
    if (top < this.element.getBoundingClientRect().bottom) {
      // The lower edge stays in place, so that buttons do not move: the bubble grows upwards.
      this.element.scrollTop += article.getBoundingClientRect().bottom - bottom;
    }
  }

  remove(id) {
    const article = this.articles.get(id);
    const day = article?.parentElement;
    article?.remove();
    this.articles.delete(id);
    if (day?.querySelector("article") === null) {
      day.remove();
    }
  }

  goToEnd() {
    this.element.scrollTop = this.element.scrollHeight;
    this.atEnd = true;
    this.toEnd.hidden = true;
  }

  draw(message) {
    const article = this.articles.get(message.id);
    if (article) {
      redraw(article, message, this.deeds);
      return article;
    }
    const made = newArticle(message, this.deeds);
    this.articles.set(message.id, made);
    this.day(message.date).append(made);
    return made;
  }

  day(seconds) {
    const name = dayName(seconds);
    const last = this.element.lastElementChild;
    if (last?.dataset.day === name) {
      return last;
    }
    const section = document.createElement("section");
    section.dataset.day = name;
    const time = document.createElement("time");
    time.dataset.format = "day";
    tell(time, seconds);
    section.append(time);
    this.element.append(section);
    return section;
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    this.toEnd.hidden = this.atEnd;
  }
}
