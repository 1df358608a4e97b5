import { beforeEach, expect, test } from "vitest";

import type { Ear } from "./connection.ts";
import { feedWay } from "./feed.ts";
import { Hands, settled } from "./testing.ts";

let hands: Hands;
let asked: { path: string; init: RequestInit }[];
let heard: string[];
let reply: (path: string) => unknown;

const ear: Ear = {
  up: () => heard.push("up"),
  down: () => heard.push("down"),
  heard: (event, payload) => heard.push(`${event} ${JSON.stringify(payload)}`),
  seq: () => 7,
};

const open = (): ReturnType<ReturnType<typeof feedWay>> =>
  feedWay("s/1", "pt-BR", {
    setTimeout: hands.setTimeout,
    random: hands.random,
    fetch: (input, init) => {
      asked.push({ path: input as string, init: init ?? {} });
      return Promise.resolve().then(() => Response.json(reply(input as string), { status: 200 }));
    },
  })(ear);

/** Bodies are read in more turns than promises alone take. */
async function read(): Promise<void> {
  await hands.wind(0);
  await expect.poll(() => heard.length, { interval: 1 }).toBeGreaterThan(0);
  await settled();
}

beforeEach(() => {
  hands = new Hands();
  [asked, heard] = [[], []];
  reply = () => ({ seq: 7, at: null, messages: [] });
});

test("it is up after its first answer, and tells what is new", async () => {
  reply = () => ({ seq: 8, at: null, messages: [{ seq: 8 }] });
  open();
  await read();
  expect(asked[0]?.path).toBe("/api/v1/streams/s%2F1/messages?after=7");
  expect(heard).toEqual(["up", 'messages [{"seq":8}]']);
});

test("an answer that is no feed takes it down, and it asks no more", async () => {
  reply = () => ({ ok: false, code: "unavailable" });
  open();
  await read();
  expect(heard).toEqual(["down"]);
  await hands.wind(60_000);
  expect(asked).toHaveLength(1);
});

test("no network takes it down", async () => {
  reply = () => {
    throw new TypeError("no network");
  };
  open();
  await read();
  expect(heard).toEqual(["down"]);
});

test("once closed it says nothing", async () => {
  open().close();
  await hands.wind(60_000);
  expect([asked.length, heard.length]).toEqual([0, 0]);
});

test("a command goes out in the envelope of the socket, and a refusal is an answer like any other", async () => {
  reply = () => ({ ok: false, code: "no_quorum", params: {}, message: "Não há quórum." });
  const envelope = { id: "c1", type: "floor.end", data: {} };
  expect(await open().ask("command", envelope)).toMatchObject({ ok: false, code: "no_quorum" });
  expect(asked[0]?.path).toBe("/api/v1/streams/s%2F1/commands?lang=pt-BR");
  expect(asked[0]?.init).toMatchObject({ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(envelope) });
});

test("a sync asks for messages, or for the whole view of the session", async () => {
  const line = open();
  await line.ask("sync", { after: 3 });
  await line.ask("sync", { after: null });
  expect(asked.map(({ path }) => path)).toEqual(["/api/v1/streams/s%2F1/messages?after=3", "/api/v1/sessions/s%2F1"]);
});
