// The language of the page: finds words, and updates them and dates when it changes.

import { WORDS } from "/page/words.js";

const STORAGE_KEY = "language";
const browser = navigator.language.startsWith("zh") ? "zh" : "en";
let current = localStorage.getItem(STORAGE_KEY) in WORDS ? localStorage.getItem(STORAGE_KEY) : browser;
let zone;

export function word(key) {
  return WORDS[current][key];
}

// Show a word in an element, and update it when the language changes.
export function say(element, key) {
  element.dataset.word = key;
  element.textContent = word(key);
}

// Return the text of the current language, from texts by language.
export function ofLanguage(texts) {
  return texts[current] ?? "";
}

// Show times in this zone; undefined: in the browser's.
export function useZone(name) {
  zone = name;
}

// Return the day of a moment, in seconds since 1970, as a name that no other day has.
export function dayName(seconds) {
  return new Date(seconds * 1000).toLocaleDateString("en-CA", { timeZone: zone });
}

// Show a moment, in seconds since 1970, in a <time> element.
export function tell(time, seconds) {
  time.dateTime = new Date(seconds * 1000).toISOString();
  renewTime(time);
}

export function switchLanguage() {
  current = current === "zh" ? "en" : "zh";
  localStorage.setItem(STORAGE_KEY, current);
}

export function translate(root) {
  if (root === document) {
    document.documentElement.lang = current;
    document.title = word("title");
  }
  for (const element of root.querySelectorAll("[data-word]")) {
    element.textContent = word(element.dataset.word);
  }
  for (const element of root.querySelectorAll("[data-label]")) {
    element.ariaLabel = element.title = word(element.dataset.label);
  }
  for (const element of root.querySelectorAll("[data-placeholder]")) {
    element.placeholder = word(element.dataset.placeholder);
  }
  root.querySelectorAll("time[datetime]").forEach(renewTime);
}

export function cloned(template) {
  const made = document.getElementById(template).content.cloneNode(true).firstElementChild;
  translate(made);
  return made;
}

function renewTime(time) {
  const moment = new Date(time.dateTime);
  time.textContent = time.dataset.format === "day" ? day(moment) : clock(moment);
}

function clock(moment) {
  return moment.toLocaleTimeString(current, {
    hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone,
  });
}

function day(moment) {
  const [then, now] = [dayName(moment / 1000), dayName(Date.now() / 1000)];
  if (then === now) {
    return word("today");
  }
  const year = then.slice(0, 4) === now.slice(0, 4) ? {} : { year: "numeric" };
  const shown = { month: "long", day: "numeric", timeZone: zone, ...year };
  return moment.toLocaleDateString(current, shown);
}
