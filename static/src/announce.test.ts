import { expect, test } from "vitest";

import { Announcer, news } from "./announce.ts";
import { Store } from "./store.ts";
import { aBallot, aFloor, aView, member, withBallot } from "./testing.ts";
import type { Speaker, View } from "./view.ts";

const between = (before: View, after: View): ReturnType<typeof news> => {
  const state = (view: View): Store["state"] => new Store({ seq: 1, at: null, view, mine: member("t2", "s2") }, 0).state;
  return news(state(after), state(before));
};
const speaker: Speaker = {
  request: "r1", kind: "speech", seat: "s1", person: "t1", name: "Ana", subject: null, at: "2026-03-02T19:00:00Z", seconds: 180, used_ms: 0, running_since: null,
  article: null, how: null,
};
const speaking = (who: Partial<Speaker>): View => aView({ floor: aFloor({ speaker: { ...speaker, ...who } }) });

test("a ballot's opening and closing interrupt, its result does not", () => {
  const question = "Aprova o parecer?";
  const result = { decision: "approved", option: null, runoff: [], casting: null, tied: [], falls_to: null, is_final: true, sentence: { code: "result.x", params: { yes: 2 } } } as const;
  const [open, closed] = [withBallot(aBallot()), withBallot(aBallot({ state: "closed" }))];
  const done = withBallot(aBallot({ state: "proclaimed", result }));
  expect(between(aView(), open)).toEqual([{ key: "room.news.ballot.open", params: { question }, isUrgent: true }]);
  expect(between(open, closed)).toEqual([{ key: "room.news.ballot.closed", params: { question }, isUrgent: true }]);
  expect(between(closed, done)).toEqual([{ key: "sentence.result.x", params: { yes: 2, option: "", casting: null } }]);
});

test("the floor interrupts whoever gets it, and nobody else", () => {
  expect(between(aView(), speaking({ person: "t2" }))).toMatchObject([{ key: "room.news.your_floor", isUrgent: true }]);
  expect(between(aView(), speaking({}))).toEqual([{ key: "room.news.floor", params: { name: "Ana" } }]);
});

test("a speaker's clock that moves, or a vote that comes in, is not news", () => {
  expect(between(speaking({}), speaking({ used_ms: 9000 }))).toEqual([]);
  expect(between(withBallot(aBallot()), withBallot(aBallot({ voted: 1 })))).toEqual([]);
});

test("quorum lost, another chair, another item and the session's state are told", () => {
  const before = aView();
  const quorum = before.quorum ? { ...before.quorum, deliberation: { ...before.quorum.deliberation, is_reached: false } } : null;
  expect(between(before, aView({ quorum }))).toMatchObject([{ key: "sentence.q" }]);
  const chair = before.chair && { ...before.chair, person: "t2", name: "João" };
  expect(between(before, aView({ chair }))).toMatchObject([{ key: "room.news.chair", params: { name: "João" } }]);
  const agenda = before.agenda && { ...before.agenda, current: null };
  expect(between(aView({ agenda }), before)).toMatchObject([{ key: "room.news.item", params: { number: 1, title: "Parecer" } }]);
  expect(between(before, aView({ session: { ...before.session, state: "suspended" } }))).toMatchObject([{ key: "room.news.session.suspended" }]);
});

test("there is one polite region and one that interrupts, and the same words are told twice if need be", () => {
  const announcer = new Announcer(document);
  const [polite, urgent] = [document.querySelector("[aria-live=polite]"), document.querySelector("[aria-live=assertive]")];
  announcer.say("one");
  announcer.say("now", true);
  expect([polite?.textContent, urgent?.textContent]).toEqual(["one", "now"]);
  announcer.say("one");
  expect(polite?.textContent).not.toBe("one");
});
