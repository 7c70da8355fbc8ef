// Follows what happens at the simulator, in order, across broken lines.

const KINDS = [
  "message_new", "message_edited", "message_deleted", "toast", "chat_added", "chat_changed",
  "chat_cleared", "chat_action", "commands_changed", "call",
];

// After every connection `refresh` reads the chats as they stand; what happens meanwhile waits for
// it. Told twice, a change does no harm: it puts the same message in the same place.
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
