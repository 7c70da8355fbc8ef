// Toasts, which vanish after a moment, and alerts, which must be closed.

import { cloned } from "/page/language.js";

const SHOWN = 3_000; // milliseconds

export function toast(phone, text) {
  const made = document.createElement("p");
  made.textContent = text;
  phone.querySelector(".toasts").replaceChildren(made);
  setTimeout(() => made.remove(), SHOWN);
}

export function alertBox(phone, text) {
  const dialog = cloned("alert-template");
  dialog.querySelector("h2").textContent = phone.querySelector("h2").textContent;
  dialog.querySelector("p").textContent = text;
  dialog.addEventListener("close", () => dialog.remove());
  phone.append(dialog);
  dialog.showModal();
  const { left, width } = phone.getBoundingClientRect(); // the middle of this phone
  dialog.style.left = `${left + (width - dialog.offsetWidth) / 2}px`;
}
