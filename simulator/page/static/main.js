// Starts the page: language, look, phones, backstage card, and the stream of events.

import { called, prepareBackstage, refreshBackstage } from "/page/backstage.js";
import { ask } from "/page/control.js";
import { follow } from "/page/events.js";
import { switchLanguage, translate, useZone, word } from "/page/language.js";
import { showLook, switchLook } from "/page/look.js";
import { People } from "/page/people.js";

showLook();
const about = await ask("about");
useZone(about.zone ?? undefined);
const people = new People(document.querySelector("main"), about.bot);
const offline = document.querySelector(".offline span");
const languageButton = document.getElementById("language");

function speak() {
  translate(document);
  people.translate();
  languageButton.textContent = word("language");
  languageButton.lang = document.documentElement.lang === "zh" ? "en" : "zh";
}

async function refresh() {
  try {
    await Promise.all([people.refresh(), refreshBackstage()]);
  } catch (error) {
    offline.hidden = false; // the connection broke again; the next one refreshes
    console.warn(error);
  }
}

languageButton.addEventListener("click", () => {
  switchLanguage();
  speak();
});
document.getElementById("look").addEventListener("click", switchLook);
prepareBackstage(about);
speak();

follow({
  refresh,
  connected: (yes) => {
    offline.hidden = yes;
  },
  happened: (kind, data) => {
    if (kind === "call") {
      called(data);
    } else if (kind === "chat_added") {
      refresh();
    } else {
      people.happened(kind, data);
    }
  },
});
