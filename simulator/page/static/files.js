// Pictures and documents in a message, and the large view of a picture.

import { cloned, word } from "/page/language.js";

const UNITS = ["B", "KB", "MB"];

export function shown(file) {
  return file.kind === "photo" ? picture(file) : documentRow(file);
}

function picture(file) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "photo";
  button.append(image(file));
  button.addEventListener("click", () => enlarge(file));
  return button;
}

function image(file) {
  const made = new Image(...file.size);
  made.src = addressOf(file.file_id);
  made.alt = word("picture");
  return made;
}

function documentRow(file) {
  const row = document.createElement("a");
  row.className = "document";
  row.href = addressOf(file.file_id);
  row.download = file.name;
  const name = document.createElement("span");
  name.textContent = file.name;
  const size = document.createElement("small");
  size.textContent = sizeOf(file.bytes);
  row.append(document.getElementById("file-icon-template").content.cloneNode(true), name, size);
  return row;
}

function enlarge(file) {
  const dialog = cloned("picture-template");
  dialog.querySelector("img").replaceWith(image(file));
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export function addressOf(fileId) {
  return `/control/files/${encodeURIComponent(fileId)}`;
}

function sizeOf(bytes) {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  return `${(bytes / 1024 ** power).toFixed(power ? 1 : 0)} ${UNITS[power]}`;
}

// Turn a picture into a JPEG of at most 1,280 pixels a side, as phones do, in base64.
export async function asPhoto(file) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, 1280 / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", 0.87).split(",")[1];
}
