// The buttons under a message. They are changed in place: a button that stays keeps its element,
// and with it the focus.

import { word } from "/page/language.js";
import { aim } from "/page/links.js";

const orders = new WeakMap(); // the data of each button element

export function patchKeyboard(box, rows, deeds) {
  const focused = place(box, document.activeElement);
  fit(box, rows.length, () => newRow());
  rows.forEach((row, index) => patchRow(box.children[index], row, deeds));
  if (focused && !box.contains(document.activeElement)) {
    keyAt(box, focused)?.focus({ preventScroll: true });
  }
}

function newRow() {
  const row = document.createElement("div");
  row.className = "row";
  return row;
}

function patchRow(element, row, deeds) {
  fit(element, row.length, () => document.createElement("button"));
  row.forEach((order, index) => {
    const tag = order.url ? "A" : "BUTTON";
    if (element.children[index].tagName !== tag) {
      element.children[index].replaceWith(document.createElement(tag));
    }
    patchKey(element.children[index], order, deeds);
  });
}

function fit(element, number, make) {
  while (element.children.length > number) {
    element.lastElementChild.remove();
  }
  while (element.children.length < number) {
    element.append(make());
  }
}

function patchKey(key, order, deeds) {
  if (JSON.stringify(orders.get(key)) === JSON.stringify(order)) {
    return;
  }
  orders.set(key, order);
  key.className = `key ${order.style ?? ""}`;
  key.textContent = order.text;
  key.removeAttribute("aria-busy");
  if (order.url) {
    aim(key, order.url, deeds);
    key.title = `${order.url} · ${word("newTab")}`;
  } else {
    key.type = "button";
    key.onclick = () => deeds.tap(key, order);
  }
}

function place(box, key) {
  if (!box.contains(key)) {
    return null;
  }
  const row = key.parentElement;
  return { row: [...box.children].indexOf(row), column: [...row.children].indexOf(key) };
}

// Return the button at a place, or the nearest one if there are fewer now.
function keyAt(box, { row, column }) {
  const keys = box.children[Math.min(row, box.children.length - 1)]?.children ?? [];
  return keys[Math.min(column, keys.length - 1)];
}
