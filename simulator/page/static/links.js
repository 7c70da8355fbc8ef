// Links. The bot's own deep links press Start in the chat, others open a new tab.

const OPENED = ["http:", "https:", "mailto:", "tg:"];

export function link(address, content, deeds) {
  const made = document.createElement("a");
  made.append(...content);
  aim(made, address, deeds);
  return made;
}

// Set the address of an <a>, unless it could do more than open a page.
export function aim(anchor, address, deeds) {
  const payload = payloadOf(address, deeds.bot.username);
  anchor.rel = "noopener noreferrer";
  anchor.target = "_blank";
  anchor.onclick = payload === null ? null : (event) => {
    event.preventDefault();
    deeds.open(payload);
  };
  if (URL.canParse(address) && OPENED.includes(new URL(address).protocol)) {
    anchor.href = address;
  } else {
    anchor.removeAttribute("href");
  }
}

// The payload of https://t.me/<bot>?start=<payload>; null for any other address.
export function payloadOf(address, username) {
  if (!URL.canParse(address)) {
    return null;
  }
  const { hostname, pathname, searchParams } = new URL(address);
  const ours = hostname === "t.me" && pathname.toLowerCase() === `/${username.toLowerCase()}`;
  return ours ? searchParams.get("start") : null;
}
