// The language of the page: finds words, and updates them and dates when it changes.

import { WORDS } from "/page/words.js";

const STORAGE_KEY = "language";
const browser = navigator.language.startsWith("zh") ? "zh" : "en";
let current = localStorage.getItem(STORAGE_KEY) in WORDS ? localStorage.getItem(STORAGE_KEY) : browser;

export function word(key) {
  return WORDS[current][key];
}

// Show a word in an element, and update it when the language changes.
export function say(element, key) {
  element.dataset.word = key;
  element.textContent = word(key);
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
    hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
}

function day(moment) {
  const now = new Date();
  if (moment.toDateString() === now.toDateString()) {
    return word("today");
  }
  const year = moment.getFullYear() === now.getFullYear() ? {} : { year: "numeric" };
  return moment.toLocaleDateString(current, { month: "long", day: "numeric", ...year });
}
