// Elections: their parts with a view in a test's hand.
import { expect, test } from "vitest";

import { aView, member } from "../testing.ts";
import type { Election, Nominee, View } from "../view.ts";
import { button, change, drawn, enter, stage } from "./stage.ts";

const FREE = { nominates: null, stands: null };
const NOMINEE: Nominee = { seat: "s2", person: "t2", name: "João", by_seat: "s1", state: "nominated" };

function anElection(change_: Partial<Election> = {}): Election {
  return {
    office: "president", item: "i1", eligible: [], voting: [], term_months: 24, state: "nominating", nominees: [],
    seats: { s1: FREE, s2: FREE, s3: FREE }, tie: null, elected: null, ...change_,
  };
}

function elections(one: Partial<Election> = {}): Partial<View> {
  return { elections: { e1: anElection(one) } };
}

test("a member nominates somebody, oneself first in the list", async () => {
  enter("room-elections", aView(elections()), member("t2", "s2"));
  await drawn();
  expect([...document.querySelectorAll("#nominee-e1 option")].map(({ textContent }) => textContent)).toEqual(["2. João", "1. Ana", "3. Conceição"]);
  document.querySelector("form")?.requestSubmit();
  expect(stage.asked).toEqual([{ type: "election.nominate", data: { election: "e1", nominee: "s2", seat: "s2" } }]);
});

test("whoever was nominated answers, nobody else but the clerk does", async () => {
  const view = aView(elections({ nominees: [NOMINEE] }));
  enter("room-elections", view, member("t1", "s1"));
  await drawn();
  expect(document.querySelectorAll("li button")).toHaveLength(0);
  enter("room-elections", view, member("t2", "s2"));
  await drawn();
  button("election.accept").click();
  expect(stage.asked).toEqual([{ type: "election.accept", data: { election: "e1", seat: "s2" } }]);
  await change(elections({ nominees: [{ ...NOMINEE, state: "accepted" }] }));
  button("election.withdraw").click();
  expect(stage.asked.at(-1)).toEqual({ type: "election.withdraw", data: { election: "e1", seat: "s2" } });
});

test("the clerk nominates and answers for members, with the means", async () => {
  const clerk = { ...member("clara", "s9"), seats: [], roles: ["clerk"] };
  enter("room-elections", aView({ ...elections({ nominees: [NOMINEE] }), steps: [] }), clerk);
  await drawn();
  document.querySelector("form")?.requestSubmit();
  expect(stage.asked).toEqual([{ type: "election.nominate", data: { election: "e1", nominee: "s1", seat: "s1", means: "voice" } }]);
  button("election.decline").click();
  expect(stage.asked.at(-1)).toEqual({ type: "election.decline", data: { election: "e1", seat: "s2", means: "voice" } });
});

test("who may not nominate others is told why, and may stand", async () => {
  const why = { code: "not_an_elector", params: { seat: "s2" } };
  enter("room-elections", aView(elections({ seats: { s1: FREE, s2: { nominates: why, stands: null }, s3: FREE } })), member("t2", "s2"));
  await drawn();
  expect(document.querySelectorAll("#nominee-e1 option")).toHaveLength(1);
  await change(elections({ seats: { s1: FREE, s2: { nominates: why, stands: why }, s3: FREE } }));
  expect(document.body.textContent).toContain("refusal.not_an_elector");
});

test("the table calls an election on an item of that matter", async () => {
  const view = aView({ steps: [] });
  const item = view.agenda?.items["i1"];
  if (!view.agenda || !item) throw new Error("no agenda");
  enter("room-elections", { ...view, agenda: { ...view.agenda, items: { i1: { ...item, matter: "election" } } } }, member("t1", "s1"));
  await drawn();
  document.querySelector<HTMLInputElement>("[name=voting]")?.click();
  document.querySelector("form")?.requestSubmit();
  expect(stage.asked).toMatchObject([{ type: "election.call", data: { item: "i1", office: "president", eligible: [], voting: ["gov"] } }]);
});

test("the chair puts it to the vote and records what breaks a tie", async () => {
  const ballot = {
    item: "i1", kind: "election", election: "e1", block: [], runoff_of: null, choices: [], awaited: null, recused: 0, silence: null, majority: { code: "", params: {} }, calls: {},
    called: null, next: null, silent: 0, statements: null, labels: { s1: "Ana", s2: "João" }, options: ["s1", "s2"], state: "closed",
    opened_at: "", closed_at: "", proclaimed_at: null, proclaim_not_before: null, voted: 2, expected: 3, seats: null, counts: null, result: null, paper: null, corrected_by: [],
  } as const;
  const tie = { ballot: "b1", seats: ["s1", "s2"], criteria: ["seniority", "draw"] } as const;
  const step = { type: "ballot.open", data: { item: "i1", election: "e1" }, is_possible: true, why: null, not_before: null } as const;
  const view = aView({ ...elections({ state: "voting", tie }), steps: [step], ballots: { order: ["b1"], current: "b1", items: { b1: ballot } } });
  enter("room-elections", view, member("t1", "s1"));
  await drawn();
  const ground = document.querySelector<HTMLInputElement>("#tie-ground");
  if (ground) ground.value = "Urna";
  document.querySelector("form")?.requestSubmit();
  expect(stage.asked).toEqual([{ type: "ballot.break_tie", data: { ballot: "b1", criterion: "seniority", option: "s1", ground: "Urna" } }]);
  enter("room-chair", view, member("t1", "s1"));
  await drawn();
  stage.asked.length = 0;
  button("room.election.put").click();
  expect(stage.asked).toMatchObject([{ type: "ballot.open", data: { election: "e1", question: "room.election.question" } }]);
});
