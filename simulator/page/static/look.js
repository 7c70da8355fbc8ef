// The light or dark look: the system's choice, until a person switches.

const STORAGE_KEY = "look";
const dark = matchMedia("(prefers-color-scheme: dark)");

export function showLook() {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (stored) {
    document.documentElement.dataset.look = stored;
  }
}

export function switchLook() {
  const now = localStorage.getItem(STORAGE_KEY) ?? (dark.matches ? "dark" : "light");
  localStorage.setItem(STORAGE_KEY, now === "dark" ? "light" : "dark");
  showLook();
}
