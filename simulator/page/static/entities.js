// Shows a text as Telegram does: entities become elements, everything else is text.

import { word } from "/page/language.js";
import { link } from "/page/links.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const LITERAL = ["code", "pre", "text_link"]; // in these, addresses do not become links
// Web addresses and /commands. 8/10 and 是/否 are not commands.
const TAPPABLE =
  /(?<url>https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%]*[\w\-~/#=])|(?<![\p{L}\p{N}_/<>])(?<command>\/[A-Za-z0-9_]{1,64})(?![\p{L}\p{N}_/<>])/gu;

// Entities are sorted by their beginning, outer before inner. Offsets are in UTF-16 units, as in
// JavaScript.
export function formatted(text, entities, deeds) {
  const fragment = new DocumentFragment();
  fragment.append(...pieces({ text, deeds, plain: tappable }, entities, 0, text.length));
  return fragment;
}

function pieces(reading, entities, from, to) {
  const { text, plain, deeds } = reading;
  const [entity, ...others] = entities;
  if (!entity) {
    return plain(text.slice(from, to), deeds);
  }
  const end = entity.offset + entity.length;
  const within = others.filter((each) => each.offset < end);
  const after = others.filter((each) => each.offset >= end);
  return [
    ...plain(text.slice(from, entity.offset), deeds),
    element(reading, entity, within, end),
    ...pieces(reading, after, end, to),
  ];
}

function element(reading, entity, within, end) {
  const kind = entity.type;
  const inner = LITERAL.includes(kind) ? { ...reading, plain: (text) => [text] } : reading;
  const content = pieces(inner, within, entity.offset, end);
  if (kind === "text_link") {
    return link(entity.url, content, reading.deeds);
  }
  if (kind === "bot_command") {
    return command(reading.text.slice(entity.offset, end), reading.deeds);
  }
  if (kind === "spoiler") {
    return spoiler(content);
  }
  const made = document.createElement(TAGS[kind] ?? "span");
  made.append(...content);
  return made;
}

function tappable(text, deeds) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(TAPPABLE)) {
    const { url } = found.groups;
    nodes.push(text.slice(at, found.index));
    nodes.push(url ? link(url, [url], deeds) : command(found[0], deeds));
    at = found.index + found[0].length;
  }
  return [...nodes, text.slice(at)];
}

function command(text, deeds) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "command";
  made.textContent = text;
  made.addEventListener("click", () => deeds.say(text));
  return made;
}

function spoiler(content) {
  const made = document.createElement("span");
  const hidden = document.createElement("span");
  hidden.append(...content);
  hidden.inert = true;
  made.append(hidden);
  made.className = "spoiler";
  made.tabIndex = 0;
  made.role = "button";
  made.ariaLabel = word("spoiler");
  const open = (event) => {
    if (event.type === "click" || event.key === "Enter" || event.key === " ") {
      hidden.inert = false;
      made.replaceWith(hidden);
    }
  };
  made.addEventListener("click", open);
  made.addEventListener("keydown", open);
  return made;
}
