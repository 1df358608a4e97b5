// A vote under way when its ballot ends.
import { expect, test, vi } from "vitest";

import { aBallot, member, withBallot } from "../testing.ts";
import { ballots, button, change, drawn, enter, find, stage } from "./stage.ts";

test("a confirmation left open when its ballot closes shuts by itself, sends nothing and says so", async () => {
  const voted = { outcome: "voted", choice: "no", has_voted: true, may_vote: true, may_enter: false, why: null, by_clerk: false, person: "t2" };
  enter("room-ballot", withBallot(aBallot({ seats: { s2: voted } })), { ...member("t2", "s2"), votes: { b1: "no" } });
  await drawn();
  button("room.vote.change").click();
  await drawn();
  find("input[value=yes]").click();
  button("room.vote.vote").click();
  await drawn();
  const send = button("room.vote.send");
  const closed = aBallot({ state: "closed", seats: { s2: { ...voted, may_vote: false } }, proclaim_not_before: new Date(stage.hands.now() + 20_000).toISOString() });
  await change(ballots(closed));
  expect(find("dialog").hasAttribute("open")).toBe(false);
  send.click();
  expect(stage.asked).toEqual([]);
  expect(find("room-vote .notice[data-kind=warn]").textContent).toBe("room.vote.missed.vote");
  expect(stage.said).toEqual(["room.vote.missed.vote"]);
  expect(document.querySelector("form.vote")).toBeNull();
  button("room.vote.correct").click();
  await drawn();
  expect(document.querySelector("room-vote .notice[data-kind=warn]")).toBeNull();
  find("input[value=yes]").click();
  button("room.vote.vote").click();
  await stage.hands.wind(21_000);
  await change(ballots({ ...closed }));
  expect(find("room-vote .notice[data-kind=warn]").textContent).toBe("room.vote.missed.correct");
  expect(stage.asked).toEqual([]);
});

test("a confirmation left open when another ballot takes its place says that nothing was sent", async () => {
  enter("room-ballot", withBallot(aBallot()), member("t2", "s2"));
  await drawn();
  find("input[value=yes]").click();
  button("room.vote.vote").click();
  await drawn();
  await change({ ballots: { order: ["b2"], current: "b2", items: { b2: aBallot() } } });
  expect(document.querySelector("dialog[open]")).toBeNull();
  expect(stage.said).toEqual(["room.vote.missed.vote"]);
  expect(stage.asked).toEqual([]);
});

test("whether one's own vote is in sight stands on the body while there is one, and not where the browser cannot tell", async () => {
  let tell: (isIntersecting: boolean) => void = () => expect.fail("nothing is watched");
  const watched: Element[] = [];
  vi.stubGlobal("IntersectionObserver", class {
    constructor(told: (entries: { isIntersecting: boolean }[]) => void) { tell = (isIntersecting) => { told([{ isIntersecting }]); }; }
    observe(one: Element): void { watched.push(one); }
    disconnect(): void { watched.pop(); }
  });
  enter("room-ballot", withBallot(aBallot()), member("t2", "s2"));
  await drawn();
  expect(watched).toEqual([find("room-vote")]);
  tell(false);
  expect(document.body.dataset["ownVote"]).toBe("away");
  tell(true);
  expect(document.body.dataset["ownVote"]).toBe("in_sight");
  document.body.replaceChildren();
  expect(watched).toEqual([]);
  expect(document.body.dataset["ownVote"]).toBeUndefined();
  vi.unstubAllGlobals();
  enter("room-ballot", withBallot(aBallot()), member("t2", "s2"));
  await drawn();
  expect(document.body.dataset["ownVote"]).toBeUndefined();
});
