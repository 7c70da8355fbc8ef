// Follows the simulator's events in order, and connects again if the connection breaks.

const KINDS = [
  "message_new", "message_edited", "message_deleted", "toast", "chat_added", "chat_changed",
  "chat_cleared", "chat_action", "commands_changed", "profile_changed", "call",
];

// After each connection, `refresh` reads all chats. Events that come meanwhile wait for it. An event
// that comes twice does no harm, because it shows the same message in the same place.
export function follow({ refresh, happened, connected }) {
  const source = new EventSource("/control/events");
  let ready = Promise.resolve();
  source.addEventListener("open", () => {
    connected(true);
    ready = refresh();
  });
  source.addEventListener("error", () => connected(false));
  for (const kind of KINDS) {
    source.addEventListener(kind, async (event) => {
      await ready;
      happened(kind, JSON.parse(event.data));
    });
  }
}
