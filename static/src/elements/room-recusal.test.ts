// Recusals, challenges and the chair's succession: their parts with a view in a test's hand.
import { expect, test } from "vitest";

import { aView, member } from "../testing.ts";
import { change, drawn, enter, find, stage } from "./stage.ts";

test("the chair is handed only to whom the line allows, for reasons that are so", async () => {
  enter("room-handover", aView(), member("t1", "s1"));
  await drawn();
  expect([...document.querySelectorAll("#handover-person option")].map(({ textContent }) => textContent)).toEqual(["João"]);
  expect([...document.querySelectorAll("#handover-reason option")]).toHaveLength(1);
  expect(document.body.textContent).toContain("room.handover.why.absent");
  document.querySelector("form")?.requestSubmit();
  expect(stage.asked).toEqual([{ type: "session.take_chair", data: { person: "t2", reason: "absence" } }]);
  await change({ succession: { next: null, line: [], reasons: [] } });
  expect(document.body.textContent).toContain("room.handover.nobody");
});

test("a member declares the own recusal on the item on the table, and may take it back", async () => {
  enter("room-recusals", aView(), member("t2", "s2"));
  await drawn();
  document.querySelector("form")?.requestSubmit();
  expect(stage.asked).toEqual([{ type: "attendance.recuse", data: { item: "i1", seat: "s2", kind: "impediment", reason: null } }]);
  const recusal = { person: "t2", name: "João", seat: "s2", kind: "impediment", instead: null, reason: null };
  await change({ recusals: { items: { i1: [recusal] }, challenges: [] } });
  document.querySelector("button")?.click();
  expect(stage.asked.at(-1)).toEqual({ type: "attendance.withdraw_recusal", data: { item: "i1", seat: "s2" } });
});

test("a challenge is accepted by whom it is about, dropped by whose it is, and put to the vote by the table", async () => {
  const challenge = { id: "c9", item: "i1", person: "t2", name: "João", seat: "s2", kind: "suspicion", by_seat: "s1", reason: null };
  const view = aView({ recusals: { items: {}, challenges: [challenge] }, steps: [] });
  const buttons = (): (string | undefined)[] => [...document.querySelectorAll(".notice button")].map(({ textContent }) => textContent.trim());
  enter("room-recusals", view, member("t2", "s2"));
  await drawn();
  expect(buttons()).toEqual(["attendance.accept_challenge"]);
  enter("room-recusals", view, member("t1", "s1"));
  await drawn();
  expect(buttons()).toEqual(["attendance.drop_challenge", "room.recusals.put"]);
  document.querySelectorAll<HTMLButtonElement>(".notice button")[1]?.click();
  expect(stage.asked.at(-1)).toMatchObject({ type: "ballot.open", data: { settles: { kind: "challenge", subject: "c9" } } });
});

test("the clerk recuses whoever votes for a seat, with the means", async () => {
  enter("room-clerk-recusal", aView(), { ...member("c", "s1"), seats: [], roles: ["clerk"] });
  await drawn();
  document.querySelector("form")?.requestSubmit();
  expect(stage.asked).toEqual([{ type: "attendance.recuse", data: { item: "i1", seat: "s1", kind: "impediment", means: "voice", reason: null } }]);
});

test("the clerk enters what a member alleges of another, and whoever chairs alleges without a seat", async () => {
  enter("room-clerk-recusal", aView(), { ...member("c", "s1"), seats: [], roles: ["clerk"] });
  await drawn();
  find("#alleged-seat").querySelectorAll("option")[1]?.setAttribute("selected", "");
  const reason = document.querySelector<HTMLInputElement>("#alleged-reason");
  if (reason) reason.value = "Trabalha na entidade";
  document.querySelectorAll("form")[1]?.requestSubmit();
  expect(stage.asked).toEqual([{ type: "attendance.challenge", data: { item: "i1", by_seat: "s1", seat: "s2", kind: "impediment", means: "voice", reason: "Trabalha na entidade" } }]);
  enter("room-recusals", aView(), { ...member("paula", "s1"), seats: [] });
  await drawn();
  expect(document.querySelector("#challenge-seat")).toBeNull();
  const chair = aView().chair;
  enter("room-recusals", { ...aView(), chair: chair && { ...chair, person: "paula" } }, { ...member("paula", "s1"), seats: [] });
  await drawn();
  expect(document.querySelector("#challenge-seat")).not.toBeNull();
});

test("beside each reason stands who reads it", async () => {
  for (const [tag, mine] of [["room-recusals", member("t2", "s2")], ["room-clerk-recusal", { ...member("c", "s1"), seats: [], roles: ["clerk"] }]] as const) {
    enter(tag, aView(), mine);
    await drawn();
    const hints = [...document.querySelectorAll("[name=reason]")].map((one) => find(`#${one.getAttribute("aria-describedby") ?? ""}`).textContent);
    expect(hints, tag).toEqual(["room.recusals.hint", "room.recusals.hint"]);
  }
});
