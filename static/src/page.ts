// A page with a room, brought to life: what the server wrote into it, the store, the connection, the announcer.
import { Announcer, news } from "./announce.ts";
import { Connection, socketWay } from "./connection.ts";
import { defineElements } from "./elements/index.ts";
import { RoomElement } from "./elements/room-element.ts";
import { feedWay } from "./feed.ts";
import { Store } from "./store.ts";
import { Texts } from "./text.ts";
import type { Synced, View } from "./view.ts";

/** Follows the stream that `<main data-room>` names. False if the page has none. */
export function enterRoom(page: Document, around: Window & typeof globalThis): boolean {
  const main = page.querySelector<HTMLElement>("main[data-room]");
  const stream = main?.dataset["room"];
  const [snapshot, messages] = [read(page, "snapshot"), read(page, "texts")];
  if (!main || stream === undefined || snapshot === null || messages === null) return false;
  const lang = page.documentElement.lang;
  const store = new Store(snapshot as Synced & { readonly view: View }, Date.now());
  const texts = new Texts(messages as Record<string, string>, lang, main.dataset["timezone"] ?? "UTC");
  const announcer = new Announcer(page);
  const edges = {
    now: () => Date.now(),
    setTimeout: (run: () => void, ms: number) => around.setTimeout(run, ms),
    random: () => Math.random(),
    randomBytes: (size: number) => around.crypto.getRandomValues(new Uint8Array(size)),
    fetch: around.fetch.bind(around),
  };
  const ways = { socket: socketWay(stream, lang), feed: feedWay(stream, lang, edges) };
  const connection = new Connection(store, ways, edges);
  RoomElement.room = { store, connection, texts, announcer, now: () => Date.now() };
  store.subscribe((state) => state, (now, before) => {
    for (const { key, params, isUrgent } of news(now, before)) announcer.say(texts.t(key, params), isUrgent);
  });
  defineElements(around.customElements);
  // What the address tells once, what was done or who came in, is told once.
  if (around.location.search) around.history.replaceState(null, "", around.location.pathname + around.location.hash);
  wakeAgain(page, around, connection);
  connection.wake();
  if (!around.navigator.onLine) connection.cut();
  return true;
}

/** A phone taken out of the pocket, or back on the network, does not wait for its turn. */
function wakeAgain(page: Document, around: Window, connection: Connection): void {
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState === "visible") connection.wake();
  });
  around.addEventListener("online", () => { connection.wake(); });
  around.addEventListener("offline", () => { connection.cut(); });
  around.addEventListener("pageshow", (event) => { if (event.persisted) connection.wake(); });
}

function read(page: Document, id: string): unknown {
  return JSON.parse(page.getElementById(id)?.textContent ?? "null");
}
