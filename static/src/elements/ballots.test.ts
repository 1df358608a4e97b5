import { expect, test } from "vitest";

import { aBallot, aView, member, withBallot } from "../testing.ts";
import type { Ballot, Desk, Step, View } from "../view.ts";
import { ballots, button, change, drawn, enter, find, stage } from "./stage.ts";

const SEAT = { outcome: null, choice: null, has_voted: false, may_vote: true, why: null, by_clerk: false };
const NOT_CALLED = { code: "not_called", params: { seat: "s2" } };
const ABSOLUTE = { code: "majority.qualified.absolute", params: { needed: 2 } };
const desk: Desk = {
  kind: "roll_call", matter: "ordinary", items: ["i1"], again: null,
  kinds: [
    { kind: "roll_call", options: "may", is_block: false, is_counted: true, why: null },
    { kind: "competing", options: "must", is_block: false, is_counted: true, why: null },
    { kind: "block", options: "never", is_block: true, is_counted: true, why: { code: "block_needs_items", params: {} } },
    { kind: "straw", options: "may", is_block: false, is_counted: false, why: null },
  ],
  matters: [{ matter: "ordinary", majority: { code: "majority.simple.valid_votes", params: {} } }, { matter: "accounts", majority: ABSOLUTE }],
};

function choose(selector: string, value: string): void {
  const select = find(selector) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event("change"));
}

function step(type: Step["type"], data: Step["data"], isPossible = true): Step {
  return { type, data, is_possible: isPossible, why: null, not_before: null };
}

function atDesk(change: Partial<Desk>, view: View = aView()): void {
  enter("room-ballot-desk", { ...view, steps: [], desk: { ...desk, ...change } }, member("t1", "s1"));
}

test("a question is put by the kind and on the matter chosen, whose majority is said before", async () => {
  atDesk({});
  await drawn();
  expect(find("#desk-needs").textContent).toContain("majority.simple.valid_votes");
  choose("#desk-matter", "accounts");
  await drawn();
  expect(find("#desk-needs").textContent).toContain("Precisa de 2");
  (find("#desk-question") as HTMLInputElement).value = "Aprova as contas?";
  find("form").dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  await drawn();
  expect(stage.asked).toMatchObject([{ type: "ballot.open", data: { kind: "roll_call", matter: "accounts", item: "i1", question: "Aprova as contas?" } }]);
});

test("competing proposals get their names, and a change of kind keeps what was typed", async () => {
  atDesk({});
  await drawn();
  expect(find("#desk-p1").closest("details.proposals")?.hasAttribute("open")).toBe(false);
  (find("#desk-question") as HTMLInputElement).value = "Qual projeto?";
  choose("#desk-kind", "competing");
  await drawn();
  expect(find("#desk-p1").closest("details.proposals")).toBeNull();
  button("room.desk.more").click();
  await drawn();
  [["#desk-p1", "Praça"], ["#desk-p3", "Horta"]].forEach(([id, name]) => { (find(id ?? "") as HTMLInputElement).value = name ?? ""; });
  expect(document.querySelector("#desk-p4")).not.toBeNull();
  find("form").dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  await drawn();
  expect(stage.asked).toMatchObject([{ data: { kind: "competing", question: "Qual projeto?", options: ["p1", "p2"], labels: { p1: "Praça", p2: "Horta" } } }]);
});

test("a kind that cannot be opened says why, and its button is off; a straw poll has no matter", async () => {
  atDesk({});
  await drawn();
  choose("#desk-kind", "block");
  await drawn();
  expect(find("#desk-kind-hint").textContent).toContain("refusal.block_needs_items");
  expect(button("room.desk.open").getAttribute("aria-disabled")).toBe("true");
  choose("#desk-kind", "straw");
  await drawn();
  expect(document.querySelector("#desk-matter")).toBeNull();
});

test("another round is opened by one button, with the words of the round before", async () => {
  const result = { decision: "runoff", option: null, runoff: ["p1", "p3"], casting: null, tied: [], falls_to: null, is_final: true, sentence: { code: "x", params: {} } } as const;
  const before = aBallot({ state: "proclaimed", kind: "competing", question: "Qual?", options: ["p1", "p2", "p3"], labels: { p1: "Um", p2: "Dois", p3: "Três" }, result });
  atDesk({ again: { of: "b1", data: { item: "i1", kind: "competing", runoff_of: "b1" } } }, withBallot(before));
  await drawn();
  button("room.desk.repeat.runoff").click();
  await drawn();
  expect(stage.asked).toMatchObject([{ type: "ballot.open", data: { item: "i1", kind: "competing", runoff_of: "b1", question: "Qual?", labels: { p1: "Um", p3: "Três" } } }]);
});

test("in a called roll the chair calls the next by name", async () => {
  const called = aBallot({ kind: "called_roll", next: "s2", called: "s1", calls: { s1: 1 } });
  const steps = [step("ballot.call", { ballot: "b1" }), step("ballot.close", { ballot: "b1" }, false)];
  enter("room-chair", withBallot(called, { steps }), member("t1", "s1"));
  await drawn();
  button("Chamar 2 João").click();
  expect(stage.asked).toEqual([{ type: "ballot.call", data: { ballot: "b1" } }]);
});

test("who is called now, who comes next and who has answered stand in a list, and whoever is called is told", async () => {
  const waiting: Partial<Ballot> = { kind: "called_roll", next: "s2", called: "s1", calls: { s1: 1 }, seats: { s1: { ...SEAT, person: "t1" }, s2: { ...SEAT, may_vote: false, why: NOT_CALLED, person: "t2" } } };
  enter("room-ballot", withBallot(aBallot(waiting)), member("t2", "s2"));
  await drawn();
  expect([...document.querySelectorAll(".roll li")].map((one) => one.getAttribute("data-state"))).toEqual(["now", "waiting"]);
  expect(find("[aria-current=step]").textContent).toContain("1 Ana");
  expect(document.querySelector("form.vote")).toBeNull();
  await change(ballots(aBallot({ ...waiting, called: "s2", next: null, calls: { s1: 1, s2: 1 }, seats: { s1: { ...SEAT, has_voted: true, person: "t1" }, s2: { ...SEAT, person: "t2" } } })));
  expect(find("room-vote .notice").textContent).toBe("Sua vez, 2");
  expect([...document.querySelectorAll(".roll li")].map((one) => one.getAttribute("data-state"))).toEqual(["answered", "now"]);
  expect(document.querySelector("form.vote")).not.toBeNull();
});

test("where silence is consent there are buttons only for what is not", async () => {
  enter("room-ballot", withBallot(aBallot({ kind: "symbolic", silence: "yes" })), member("t2", "s2"));
  await drawn();
  expect([...document.querySelectorAll("room-vote .button")].slice(0, 2).map((one) => one.textContent.trim())).toEqual(["room.vote.say.no", "room.vote.say.abstain"]);
  expect(document.body.textContent).toContain("room.vote.silence.symbolic");
  button("room.vote.say.no").click();
  await drawn();
  button("room.vote.send").click();
  await drawn();
  expect(stage.asked).toEqual([{ type: "ballot.cast", data: { ballot: "b1", seat: "s2", choice: "no" } }]);
});

test("a silent seat is called, and declared only once the rules allow it", async () => {
  const why = { code: "called_too_seldom", params: { calls: 1, needed: 2 } };
  const silent = (silence_why: typeof why | null): Ballot => aBallot({ calls: { s2: 1 }, seats: { s2: { ...SEAT, person: "t2", silence_why } } });
  enter("room-ballot-desk", withBallot(silent(why), { steps: [] }), member("t1", "s1"));
  await drawn();
  expect(document.body.textContent).toContain("Faltam chamadas");
  button("room.desk.not_voting").click();
  button("room.desk.call").click();
  await drawn();
  expect(stage.asked).toEqual([{ type: "ballot.call", data: { ballot: "b1", seat: "s2" } }]);
  await change(ballots(silent(null)));
  button("room.desk.not_voting").click();
  expect(stage.asked.at(-1)).toEqual({ type: "ballot.declare", data: { ballot: "b1", seat: "s2", outcome: "not_voting" } });
});

test("a tie offers the casting vote the rules allow, and says what happens without it", async () => {
  const result = { decision: "tied", option: null, runoff: [], casting: null, tied: ["yes", "no"], falls_to: "postponed", is_final: false, sentence: { code: "x", params: {} } } as const;
  const tied = withBallot(aBallot({ state: "closed", result }), { steps: [step("ballot.break_tie", { ballot: "b1", option: "yes" }), step("ballot.break_tie", { ballot: "b1", option: "no" })] });
  enter("room-ballot-desk", tied, member("t1", "s1"));
  await drawn();
  expect(document.body.textContent).toContain("Senão postponed");
  button("yes").click();
  expect(stage.asked).toEqual([{ type: "ballot.break_tie", data: { ballot: "b1", option: "yes" } }]);
  await change({ steps: [step("ballot.break_tie", { ballot: "b1", option: "yes" }, false)] });
  expect([...document.querySelectorAll("button")].map((one) => one.textContent.trim())).not.toContain("yes");
});

test("each casting vote among the steps says what it would choose", async () => {
  const steps = ["yes", "no"].map((option) => step("ballot.break_tie", { ballot: "b1", option }));
  enter("room-chair", withBallot(aBallot({ state: "closed" }), { steps }), member("t1", "s1"));
  await drawn();
  expect([...document.querySelectorAll("room-chair .button")].map((one) => one.textContent.trim()).filter((one) => one.includes("break_tie")))
    .toEqual(["command.ballot.break_tie: yes", "command.ballot.break_tie: no"]);
});

test("whoever voted states why, once; what was stated is read by all", async () => {
  const seats = { s1: { ...SEAT, has_voted: true, choice: "no", person: "t1", may_state: false }, s2: { ...SEAT, has_voted: true, choice: "yes", person: "t2", may_state: true } };
  enter("room-ballot", withBallot(aBallot({ state: "proclaimed", seats, statements: { s1: "Faltou o parecer." } }), { agenda: withItem() }), member("t2", "s2"));
  await drawn();
  expect(find(".statement blockquote").textContent).toBe("Faltou o parecer.");
  expect(find(".statement figcaption").textContent).toBe("Ana");
  (find("#statement-s2") as HTMLTextAreaElement).value = "Pela clareza.";
  find("#statement-s2").closest("form")?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  await drawn();
  expect(stage.asked).toEqual([{ type: "ballot.state", data: { ballot: "b1", seat: "s2", text: "Pela clareza." } }]);
  expect(stage.said).toEqual([]);
});

function withItem(): View["agenda"] {
  const { agenda } = aView();
  const [item] = Object.values(agenda?.items ?? {});
  return agenda && item ? { ...agenda, items: { i1: { ...item, ballots: ["b1"] } } } : agenda;
}
