import { beforeEach, expect, test } from "vitest";

import { enterRoom } from "./page.ts";
import { aView } from "./testing.ts";

function page(room: string | null, scripts: Readonly<Record<string, unknown>>): void {
  const main = document.createElement("main");
  if (room !== null) main.dataset["room"] = room;
  main.append(document.createElement("room-quorum"));
  const written = Object.entries(scripts).map(([id, value]) => {
    const script = document.createElement("script");
    script.type = "application/json";
    script.id = id;
    script.textContent = JSON.stringify(value);
    return script;
  });
  document.body.replaceChildren(main, ...written);
}

const snapshot = { seq: 7, at: "2026-03-02T19:00:00.000Z", view: aView(), mine: null };

beforeEach(() => {
  document.documentElement.lang = "pt-BR";
});

test("a page without a room, or without what a room needs, is left to what keeps plain pages fresh", () => {
  page(null, { snapshot, texts: {} });
  expect(enterRoom(document, window)).toBe(false);
  page("session-1", { texts: {} });
  expect(enterRoom(document, window)).toBe(false);
});

test("a page with a room is alive from what the server wrote, before any connection, and hears of the network from the browser", async () => {
  page("session-1", { snapshot, texts: { "sentence.q": "Presentes {present}.", "room.link.offline": "Sem conexão" } });
  document.querySelector("main")?.append(document.createElement("room-status"));
  expect(enterRoom(document, window)).toBe(true);
  await expect.poll(() => document.querySelector(".quorum")?.textContent, { interval: 1 }).toBe("Presentes 2.");
  window.dispatchEvent(new Event("offline"));
  await expect.poll(() => document.querySelector(".link")?.textContent, { interval: 1 }).toBe("Sem conexão");
});
