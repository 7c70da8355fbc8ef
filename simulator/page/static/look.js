// The light and the dark look: the machine's own choice until somebody switches.

const KEPT = "look";
const dark = matchMedia("(prefers-color-scheme: dark)");

export function showLook() {
  const kept = localStorage.getItem(KEPT);
  if (kept) {
    document.documentElement.dataset.look = kept;
  }
}

export function switchLook() {
  const now = localStorage.getItem(KEPT) ?? (dark.matches ? "dark" : "light");
  localStorage.setItem(KEPT, now === "dark" ? "light" : "dark");
  showLook();
}
