// The hand that leads is not surprised: names say what they do, and nothing slides under a finger.
import { expect, test, vi } from "vitest";

import { aBallot, aView, member, withBallot } from "../testing.ts";
import type { Step } from "../view.ts";
import { ballots, button, change, drawn, enter, find, stage } from "./stage.ts";

const step = (type: Step["type"], data: Step["data"] = {}, is_possible = true): Step => ({ type, data, is_possible, why: null, not_before: null });
const OPEN = step("ballot.open", { item: "i1" });
const GRANT = step("floor.grant");
const majority = { code: "majority.simple.valid_votes", params: {} };
const desk = {
  kind: "roll_call", kinds: [{ kind: "roll_call", options: "never", is_block: false, is_counted: true, why: null }],
  matter: "ordinary", matters: [{ matter: "ordinary", majority }], items: [], again: null,
} as const;
const primaries = (): string[] => [...document.querySelectorAll("room-chair [data-kind=primary]:not(dialog *)")].map((one) => one.textContent.trim());

test("each way to a ballot has a name of its own, and its open form stays the next step whatever comes in", async () => {
  enter("room-chair", aView({ steps: [OPEN], desk }), member("t1", "s1"));
  await drawn();
  const names = [primaries()[0], find("details.put summary").textContent, primaries()[1]];
  expect(names).toEqual(["room.chair.prepare: Parecer", "room.desk.form", "room.desk.open"]);
  button("room.chair.prepare: Parecer").click();
  await vi.waitFor(async () => { await drawn(); expect(primaries()).toEqual(["room.desk.open"]); });
  const question = find("#desk-question") as HTMLInputElement;
  question.value = "Aprova?";
  await change({ steps: [GRANT, OPEN] });
  expect(primaries()).toEqual(["room.desk.open"]);
  expect([question.value, document.activeElement]).toEqual(["Aprova?", question]);
  find("details.put").removeAttribute("open");
  await vi.waitFor(async () => { await drawn(); expect(primaries()[0]).toBe("command.floor.grant"); });
});

test("another suggestion than a moment ago cannot be pressed by the same double tap", async () => {
  enter("room-chair", aView({ steps: [GRANT] }), member("t1", "s1"));
  await drawn();
  vi.useFakeTimers();
  try {
    await change({ steps: [step("floor.end")] });
    const next = find("room-chair .card > .actions > [data-kind=primary]");
    next.click();
    expect([next.getAttribute("aria-disabled"), stage.asked]).toEqual(["true", []]);
    vi.advanceTimersByTime(800);
    await drawn();
    next.click();
    expect(stage.asked).toEqual([{ type: "floor.end", data: {} }]);
  } finally {
    vi.useRealTimers();
  }
});

test("while the seat called has not answered there is no primary step, and the next call is another, deliberate one", async () => {
  const called = aBallot({ kind: "called_roll", called: "s1", awaited: "s1", next: "s2", calls: { s1: 1 } });
  const steps = [step("ballot.close", { ballot: "b1" }, false), step("ballot.call", { ballot: "b1" })];
  enter("room-chair", withBallot(called, { steps }), member("t1", "s1"));
  await drawn();
  expect(primaries()).toEqual([]);
  expect(find("room-chair .pointer").textContent).toBe("Aguarda 1 Ana");
  button("Sem esperar 2 João").click();
  expect(stage.asked).toEqual([{ type: "ballot.call", data: { ballot: "b1" } }]);
});

test("the vote of whoever has one stands before the roll", async () => {
  enter("room-ballot", withBallot(aBallot({ kind: "called_roll", called: "s2", awaited: "s2", calls: { s2: 1 } })), member("t2", "s2"));
  await drawn();
  expect(find("form.vote").compareDocumentPosition(find("ol.roll")) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test("recused seats are counted beside those that may vote", async () => {
  enter("room-ballot", withBallot(aBallot({ voted: 1, expected: 5, recused: 1 })));
  await drawn();
  expect(document.body.textContent).toContain("1/5 e 1");
  expect((find("progress") as HTMLProgressElement).max).toBe(5);
});

test("after a ballot by silence is closed, who said nothing reads as what that was counted, and may still put it right", async () => {
  const silent = { outcome: "voted", choice: "yes", has_voted: false, may_vote: false, may_enter: false, why: null, by_clerk: false, person: "t2" };
  const closed = aBallot({ state: "closed", kind: "symbolic", silence: "yes", seats: { s2: silent }, proclaim_not_before: new Date(stage.hands.now() + 20_000).toISOString() });
  enter("room-ballot", withBallot(closed), member("t2", "s2"));
  await drawn();
  expect(document.body.textContent).toContain("Contada yes");
  expect(document.body.textContent).not.toContain("room.vote.silence");
  button("room.vote.correct").click();
  await drawn();
  expect(document.querySelectorAll("form.vote input")).toHaveLength(3);
  await change(ballots(aBallot({ ...closed, state: "proclaimed" })));
});

test("the end is said to be final, with what becomes of each open item", async () => {
  enter("room-adjourn", aView(), member("t1", "s1"));
  await drawn();
  const said = find("dialog").textContent;
  for (const key of ["final", "open", "fate.next_meeting", "fate.continuation", "fate.withdrawn"]) expect(said).toContain(`room.adjourn.${key}`);
});

test("after the end clerk and president are led to the minutes, and nobody else is", async () => {
  const over = aView({ session: { ...aView().session, state: "adjourned" }, steps: [] });
  enter("room-chair", over, { ...member("clara", "s9"), seats: [], roles: ["clerk"] });
  await drawn();
  expect(find("room-after a").getAttribute("href")).toBe(`${location.pathname}/minutes`);
  enter("room-chair", { ...over, steps: null }, member("t2", "s2"));
  await drawn();
  expect(document.querySelector("room-after a")).toBeNull();
});

test("an item over which a ballot is unfinished is labelled so", async () => {
  const { agenda } = aView();
  const items = { i1: { ...agenda?.items["i1"], is_voting: true } };
  enter("room-agenda", aView({ agenda: { ...agenda, items } as never }));
  await drawn();
  expect(find(".agenda-item .badge").textContent).toBe("item.voting".replace("item.", ""));
});

test("what is over is not offered to be reserved", async () => {
  const { agenda } = aView();
  const items = { i1: { ...agenda?.items["i1"], state: "finished" } };
  enter("room-order", aView({ agenda: { ...agenda, items } as never }));
  await drawn();
  expect(document.querySelector("form")).toBeNull();
});
