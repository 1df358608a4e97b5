import { expect, test } from "vitest";

import type { Change, Message } from "./protocol.ts";
import { apply, Store } from "./store.ts";
import { aView } from "./testing.ts";

type Tree = null | number | string | Tree[] | Branch;
interface Branch {
  [key: string]: Tree;
}

/** mulberry32: small and repeatable. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function tree(roll: (below: number) => number, depth: number): Tree {
  const kind = depth === 0 ? roll(3) : roll(6);
  if (kind === 0) return roll(4);
  if (kind === 1) return ["á", "b", ""][roll(3)] ?? "";
  if (kind === 2) return null;
  if (kind === 3) return Array.from({ length: roll(3) }, () => tree(roll, depth - 1));
  return branch(roll, depth);
}

function branch(roll: (below: number) => number, depth: number): Branch {
  return Object.fromEntries(Array.from({ length: roll(5) }, () => ["abcdef"[roll(6)] ?? "a", tree(roll, depth - 1)]));
}

/** As rooms.log.tree.changes: objects key by key, everything else whole. */
function changes(old: Tree | undefined, now: Tree, path: string[] = []): Change[] {
  const isBranch = (one: Tree | undefined): one is Branch => typeof one === "object" && one !== null && !Array.isArray(one);
  if (!isBranch(old) || !isBranch(now)) return JSON.stringify(old) === JSON.stringify(now) ? [] : [[path, now]];
  const set = Object.entries(now).flatMap(([key, value]) => (key in old ? changes(old[key], value, [...path, key]) : [[[...path, key], value] as Change]));
  return [...set, ...Object.keys(old).filter((key) => !(key in now)).map((key): Change => [[...path, key]])];
}

test("the changes between any two views turn the one into the other, and again change nothing", () => {
  for (let seed = 1; seed <= 500; seed++) {
    const roll = chance(seed);
    const [old, now] = [branch(roll, 4), branch(roll, 4)];
    const frozen = JSON.stringify(old);
    const set = changes(old, now);
    const once = apply<Tree>(old, { set });
    expect(once, `seed ${String(seed)}`).toEqual(now);
    expect(apply(once, { set }), `seed ${String(seed)}`).toEqual(now);
    expect(JSON.stringify(old), `seed ${String(seed)}`).toBe(frozen);
  }
});

test("what did not change stays the same object, so that nothing is drawn anew for it", () => {
  const old = { floor: { queue: ["r1"] }, chat: { is_open: true } };
  const now = apply(old, { set: [[["chat", "is_open"], false]] });
  expect(now.floor).toBe(old.floor);
  expect(now.chat).toEqual({ is_open: false });
});

test("a key named like a part of every object is only a key", () => {
  expect(apply<Tree>({ a: 1 }, { set: [[["__proto__"], { b: 2 }]] })).toEqual(JSON.parse('{"a":1,"__proto__":{"b":2}}'));
  expect(({} as Record<string, unknown>)["b"]).toBeUndefined();
});

test("a change that does not fit is not guessed at", () => {
  expect(() => apply<Tree>({ a: 1 }, { set: [[["a", "b"], 2]] })).toThrow(TypeError);
});

const T = Date.parse("2026-03-02T19:00:00Z");
const at = (ms: number): string => new Date(T + ms).toISOString();
const message = (seq: number, value: unknown, when = at(seq)): Message =>
  ({ seq, at: when, type: "session.opened", actor: "clerk", data: {}, set: [[["chat"], value]] });
const store = (): Store => new Store({ seq: 7, at: at(0), view: aView() }, T);

test("known messages are dropped, the next applied, and a gap is owned up to", () => {
  const known = store();
  expect(known.hear([message(6, "six"), message(7, "seven"), message(8, "eight")], T, true)).toBe(true);
  expect(known.state).toMatchObject({ seq: 8, view: { chat: "eight" } });
  expect(known.hear([message(10, "ten")], T, true)).toBe(false);
  expect(known.state).toMatchObject({ seq: 8, view: { chat: "eight" } });
});

test("an answer gives a receipt and takes the command off, but never moves the seq", () => {
  const voting = store();
  const envelope = { id: "c1", type: "ballot.cast", data: { ballot: "b1", choice: "yes" } } as const;
  voting.asked({ ...envelope, key: "k", status: "sending" });
  voting.answered(envelope, { ok: true, seq: 9, receipt: { number: 9, at: at(9), choice: "yes" } });
  expect(voting.state).toMatchObject({ seq: 7, pending: [], receipts: { b1: { number: 9 } } });
});

test("a vote entered by the clerk for a member is not the clerk's receipt", () => {
  const voting = store();
  const envelope = { id: "c1", type: "ballot.cast", data: { ballot: "b1", choice: "yes", seat: "s1", means: "hand" } } as const;
  voting.answered(envelope, { ok: true, seq: 9, receipt: { number: 9, at: at(9), choice: "yes" } });
  expect(voting.state.receipts).toEqual({});
});

test("the server's clock is learnt from what is heard live, not from the age of what is old", () => {
  const slow = new Store({ seq: 7, at: at(-3_600_000), view: aView() }, T);
  expect(slow.state.offset).toBe(0);
  slow.hear([message(8, "x", at(60_000))], T, true); // our clock is a minute behind
  expect(slow.state.offset).toBe(60_000);
  slow.hear([message(9, "x", at(1000))], T + 121_000, true); // and now two minutes ahead
  expect(slow.state.offset).toBe(-115_000);
  slow.hear([message(10, "x", at(0))], T + 500_000, false); // a message read late says nothing
  expect(slow.state.offset).toBe(-115_000);
});

test("who follows one thing hears of that thing alone, and no more after leaving", () => {
  const heard: number[] = [];
  const followed = store();
  const leave = followed.subscribe((state) => state.seq, (now) => heard.push(now));
  followed.linked({ isUp: true, since: T, by: "socket" });
  followed.hear([message(8, 1)], T, true);
  leave();
  followed.hear([message(9, 1)], T, true);
  expect(heard).toEqual([8]);
});
