import { beforeEach, expect, test } from "vitest";

import { Connection, type Ear, type Line, uuid, type Way } from "./connection.ts";
import { viewHash } from "./hash.ts";
import type { Answer, Envelope, Message } from "./protocol.ts";
import { Store } from "./store.ts";
import { aView, Hands, member, settled } from "./testing.ts";
import type { Synced } from "./view.ts";

/** A line whose other end is the test. */
class End implements Line {
  isClosed = false;
  readonly asked: { readonly event: string; readonly payload: unknown; readonly answer: (value: unknown) => void; readonly fail: () => void }[] = [];

  constructor(readonly ear: Ear) {}

  ask(event: "command" | "sync", payload: unknown): Promise<unknown> {
    return new Promise((answer, fail) => this.asked.push({ event, payload, answer, fail: () => { fail(new Error("no answer")); } }));
  }

  close(): void {
    this.isClosed = true;
  }

  commands(): Envelope[] {
    return this.asked.filter(({ event }) => event === "command").map(({ payload }) => payload as Envelope);
  }

  /** Answers the last question that has no answer yet. */
  async answer(value: unknown): Promise<void> {
    this.asked.at(-1)?.answer(value);
    await settled();
  }

  async up(told: Partial<Synced> = {}): Promise<void> {
    this.ear.up();
    await settled();
    await this.answer({ seq: store.state.seq, at: null, messages: [], ...told });
  }
}

const AT = "2026-03-02T19:00:00.000Z";
const ok = (seq: number): Answer => ({ ok: true, seq });
const message = (seq: number): Message => ({ seq, at: AT, type: "minutes.noted", actor: "clerk", data: {}, set: [[["notes"], [seq]]] });
const messages = (...seqs: number[]): Message[] => seqs.map(message);

let hands: Hands;
let store: Store;
let sockets: End[];
let feeds: End[];
let connection: Connection;

const socket = (): End => sockets.at(-1) ?? expect.fail("no socket was opened");
const feed = (): End => feeds.at(-1) ?? expect.fail("the feed was not asked");
const way = (ends: () => End[]): Way => (ear) => {
  const end = new End(ear);
  ends().push(end);
  return end;
};

beforeEach(() => {
  hands = new Hands();
  store = new Store({ seq: 7, at: AT, view: aView({ notes: [] }) }, hands.now());
  [sockets, feeds] = [[], []];
  connection = new Connection(store, { socket: way(() => sockets), feed: way(() => feeds) }, hands);
  connection.wake();
});

test("on coming up it asks for what it missed, and is in sync once it has it", async () => {
  socket().ear.up();
  await settled();
  expect(socket().asked).toMatchObject([{ event: "sync", payload: { after: 7 } }]);
  expect(store.state.link.isUp).toBe(false);
  await socket().answer({ seq: 9, at: AT, messages: messages(8, 9) });
  expect(store.state).toMatchObject({ seq: 9, view: { notes: [9] }, link: { isUp: true, by: "socket" } });
});

test("a message known is dropped, one that leaves a gap is asked for, and both end at the head", async () => {
  await socket().up();
  socket().ear.heard("messages", messages(7, 8));
  expect(store.state.seq).toBe(8);
  socket().ear.heard("messages", messages(10));
  expect(store.state.seq).toBe(8);
  await socket().answer({ seq: 10, at: AT, messages: messages(9, 10) });
  expect(store.state.seq).toBe(10);
});

test("what comes while a sync is under way is not lost", async () => {
  await socket().up();
  socket().ear.heard("messages", messages(9));
  socket().ear.heard("messages", messages(11));
  await socket().answer({ seq: 9, at: AT, messages: messages(8, 9) });
  expect(socket().asked.at(-1)).toMatchObject({ event: "sync", payload: { after: 9 } });
  await socket().answer({ seq: 11, at: AT, messages: messages(10, 11) });
  expect(store.state.seq).toBe(11);
});

test("a heartbeat ahead is caught up with, one that agrees asks nothing", async () => {
  await socket().up();
  const before = socket().asked.length;
  socket().ear.heard("heartbeat", { seq: 7, at: AT, hash: viewHash(store.state.view) });
  expect(socket().asked).toHaveLength(before);
  socket().ear.heard("heartbeat", { seq: 8, at: AT, hash: "" });
  expect(socket().asked.at(-1)).toMatchObject({ payload: { after: 7 } });
});

test("a view that drifted, or a change that does not fit, is replaced whole", async () => {
  await socket().up();
  socket().ear.heard("heartbeat", { seq: 7, at: AT, hash: "00000000" });
  expect(socket().asked.at(-1)).toMatchObject({ payload: { after: null } });
  await socket().answer({ seq: 8, at: AT, view: aView({ notes: null }), mine: { person: "clara", seats: [], votes: {}, requests: [], roles: [] } });
  expect(store.state).toMatchObject({ seq: 8, view: { notes: null }, mine: { person: "clara" } });
  socket().ear.heard("messages", [{ seq: 9, set: [[["notes", "deep", "er"], 1]] }]);
  expect(socket().asked.at(-1)).toMatchObject({ payload: { after: null } });
});

test("a command without an answer is sent again with the same id, and counts once", async () => {
  await socket().up();
  const answer = connection.command("floor.end", {});
  expect(store.state.pending).toMatchObject([{ status: "sending", key: "floor.end" }]);
  const [first] = socket().commands();
  socket().ear.down();
  expect(store.state.pending).toMatchObject([{ status: "not_sent" }]);
  await hands.wind(2000);
  await socket().up();
  expect(socket().commands()).toEqual([first]);
  await socket().answer(ok(8));
  expect(await answer).toEqual(ok(8));
  expect(store.state.pending).toEqual([]);
  expect(store.state.seq).toBe(7); // an answer never moves it
});

test("a command given without a connection shows as not sent, and can be given up", async () => {
  const answer = connection.command("floor.end", {});
  expect(store.state.pending).toMatchObject([{ status: "not_sent" }]);
  connection.giveUp(store.state.pending[0]?.id ?? "");
  expect(await answer).toBeNull();
  await socket().up();
  expect(socket().commands()).toEqual([]);
});

test("a command given while the line is catching up is sent once", async () => {
  socket().ear.up();
  void connection.command("floor.end", {});
  socket().asked.find(({ event }) => event === "sync")?.answer({ seq: 7, at: AT, messages: [] });
  await settled();
  expect(socket().commands()).toHaveLength(1);
});

test("after two sockets that would not open, HTTP takes over, and later the socket is tried again", async () => {
  socket().ear.down();
  await hands.wind(3000);
  expect(sockets).toHaveLength(2);
  socket().ear.down();
  await hands.wind(3000);
  await feed().up();
  expect(store.state.link).toMatchObject({ isUp: true, by: "feed" });
  feed().ear.heard("messages", messages(8));
  expect(store.state.seq).toBe(8);
  await hands.wind(61_000);
  expect(feed().isClosed).toBe(true);
  await socket().up();
  expect(store.state.link).toMatchObject({ isUp: true, by: "socket" });
});

test("when neither will do, both are tried in turn", async () => {
  for (let turn = 0; turn < 8; turn++) {
    (turn < 2 ? socket() : ([...sockets, ...feeds].find((end) => !end.isClosed) ?? expect.fail("nothing open"))).ear.down();
    await hands.wind(60_000);
  }
  expect(feeds.length).toBeGreaterThan(2);
  expect(sockets.length).toBeGreaterThan(3);
});

test("a line that does not answer is left for another one, and the one left is not heard any more", async () => {
  await socket().up();
  const deaf = socket();
  connection.wake();
  deaf.asked.at(-1)?.fail();
  await settled();
  expect(deaf.isClosed).toBe(true);
  expect(store.state.link).toMatchObject({ isUp: false, since: hands.now() });
  await hands.wind(2000);
  deaf.ear.heard("messages", messages(8));
  expect(store.state.seq).toBe(7);
  await socket().up();
  expect(store.state.link.isUp).toBe(true);
});

test("a sync that is refused is no sync: the line is left, and what is asked next waits longer each time", async () => {
  const opened: number[] = [];
  for (let turn = 0; turn < 2; turn++) {
    socket().ear.up();
    await settled();
    await socket().answer({ ok: false, code: "unavailable", params: {}, message: "" });
    expect(store.state.link.isUp).toBe(false);
    const before = hands.now();
    while (sockets.length + feeds.length < turn + 2) await hands.wind(100);
    opened.push(hands.now() - before);
  }
  expect(opened).toEqual([1000, 2000]);
});

test("messages that leave a gap even after a sync are given up for a view", async () => {
  await socket().up({ seq: 9, messages: messages(9) });
  expect(socket().asked.at(-1)).toMatchObject({ payload: { after: null } });
  await socket().answer({ seq: 9, at: AT, view: aView({ notes: null }) });
  expect(store.state).toMatchObject({ seq: 9, view: { notes: null } });
});

test("waking tries the socket, even where HTTP had taken over", async () => {
  socket().ear.down();
  await hands.wind(3000);
  socket().ear.down();
  await hands.wind(3000);
  feed().ear.down();
  connection.wake();
  expect(sockets).toHaveLength(3);
  socket().ear.down();
  await hands.wind(3000);
  expect(feeds).toHaveLength(2);
});

test("waking does not wait for the turn", async () => {
  await socket().up();
  socket().ear.down();
  connection.wake();
  expect(sockets).toHaveLength(2);
  await hands.wind(60_000);
  expect(sockets).toHaveLength(2);
});

test("a network that the browser says is gone is gone at once, and what comes back counts", async () => {
  await socket().up();
  const line = socket();
  connection.cut();
  expect(line.isClosed).toBe(true);
  expect(store.state.link).toMatchObject({ isUp: false, isCut: true, since: hands.now() });
  const since = hands.now();
  await hands.wind(200);
  connection.cut();
  expect(store.state.link.since).toBe(since);
  connection.wake();
  expect(store.state.link.isCut).toBe(true);
  await socket().up();
  expect(store.state.link).toEqual({ isUp: true, since: hands.now(), by: "socket" });
});

test("a vote of one's own that was given elsewhere brings its receipt, one given here or by others asks nothing", async () => {
  const mine = member("t2", "s2");
  const receipt = { number: 8, at: AT, choice: "no" };
  const cast = (seq: number, actor: string): Message => ({ seq, at: AT, type: "ballot.cast", actor, data: { ballot: "b1", seat: "s2" }, set: [] });
  await socket().up({ mine });
  const before = socket().asked.length;
  socket().ear.heard("messages", [cast(8, "t1")]);
  store.answered({ id: "c", type: "ballot.cast", data: { ballot: "b1", seat: "s2", choice: "no" } }, { ok: true, seq: 9, receipt: { ...receipt, number: 9 } });
  socket().ear.heard("messages", [cast(9, "t2")]);
  expect(socket().asked).toHaveLength(before);
  socket().ear.heard("messages", [cast(10, "t2")]);
  await socket().answer({ seq: 10, at: AT, messages: [], mine: { ...mine, receipts: { b1: { ...receipt, number: 10 } } } });
  expect(store.state.mine.receipts["b1"]?.number).toBe(10);
  socket().ear.heard("messages", [{ ...cast(11, "clara"), for: "t2" }]);
  expect(socket().asked).toHaveLength(before + 2);
});

test("ids are version 4 UUIDs", () => {
  expect(uuid(new Uint8Array(16).fill(255))).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  expect(uuid(new Uint8Array(16))).toBe("00000000-0000-4000-8000-000000000000");
});
