// One message. After the first drawing, only its changed parts are drawn again.

import { formatted } from "/page/entities.js";
import { shown } from "/page/files.js";
import { patchKeyboard } from "/page/keyboard.js";
import { cloned, say, tell, word } from "/page/language.js";

const drawn = new WeakMap(); // the message that an article shows

export function newArticle(message, deeds) {
  const article = cloned("message-template");
  article.dataset.id = message.id;
  article.classList.add(message.from_bot ? "in" : "out");
  article.querySelector(".reply").addEventListener("click", () => deeds.reply(drawn.get(article)));
  tell(article.querySelector("time"), message.date);
  const quoted = drawn.get(deeds.article(message.reply_to));
  if (quoted) {
    article.querySelector(".quoted").append(quote(quoted, deeds));
  }
  if (message.content) {
    const content = article.querySelector(".content");
    content.hidden = false;
    say(content, message.content);
    article.classList.toggle("service", message.service);
  }
  redraw(article, message, deeds);
  return article;
}

export function redraw(article, message, deeds) {
  const before = drawn.get(article) ?? { text: "", entities: [], files: [], keyboard: [] };
  const changed = (part) => JSON.stringify(before[part]) !== JSON.stringify(message[part]);
  drawn.set(article, message);
  if (changed("text") || changed("entities")) {
    const text = formatted(message.text, message.entities, deeds);
    article.querySelector(".text").replaceChildren(text);
  }
  if (changed("files")) {
    article.querySelector(".files").replaceChildren(...message.files.map(shown));
  }
  if (changed("keyboard")) {
    const focused = article.querySelector(".keyboard:focus-within");
    patchKeyboard(article.querySelector(".keyboard"), message.keyboard, deeds);
    if (focused && message.keyboard.length === 0) {
      article.focus({ preventScroll: true });
    }
  }
  article.querySelector(".edited").hidden = !message.edited;
  article.classList.toggle("was-edited", message.edited);
  article.classList.toggle("with-keys", message.keyboard.length > 0);
  article.classList.toggle("without-text", message.text === "");
}

// Return a message in one line, for quotes.
export function gist(message) {
  const [file] = message.files;
  const name = file?.kind === "document" ? file.name : file && word("picture");
  return message.text || name || word(message.content) || "";
}

function quote(message, deeds) {
  const made = document.createElement("button");
  const who = document.createElement("strong");
  if (message.from_bot) {
    who.textContent = deeds.bot.first_name;
  } else {
    say(who, "you");
  }
  made.type = "button";
  made.append(who, gist(message));
  made.addEventListener("click", () => {
    deeds.article(message.id)?.scrollIntoView({ block: "center" });
  });
  return made;
}
