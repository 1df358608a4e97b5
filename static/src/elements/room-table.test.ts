// What is asked for on items: the table's part with a view in a test's hand.
import { expect, test } from "vitest";

import { aView, member } from "../testing.ts";
import type { View } from "../view.ts";
import { button, change, drawn, enter, stage } from "./stage.ts";

const WAITS = { item: "i1", kind: "postponement", seat: "s2", name: "João", before: null, reason: "Falta o laudo", state: "pending", by_chair: true } as const;
const EMENDA = { item: "i1", kind: "amendment", seat: "s2", name: "João", text: "Suprima-se", state: "pending" } as const;

function asking(change: Partial<NonNullable<View["agenda"]>> = {}): View["agenda"] {
  const { agenda } = aView();
  return agenda && { ...agenda, requests: { order: ["q1"], items: { q1: WAITS } }, parts: { order: ["p1"], items: { p1: EMENDA } }, ...change };
}

test("the table grants what was asked for, or puts it and amendments to the vote", async () => {
  enter("room-table", aView({ agenda: asking(), steps: [] }), member("t1", "s1"));
  await drawn();
  button("room.table.grant").click();
  await drawn();
  const votes = [...document.querySelectorAll("button")].filter((one) => one.textContent.trim() === "room.table.vote" && one.type === "button");
  for (const one of votes) {
    one.click();
    await drawn();
  }
  expect(stage.asked.map(({ type, data }) => [type, (data as { settles?: unknown }).settles])).toEqual([
    ["agenda.decide", undefined],
    ["ballot.open", { kind: "postponement", subject: "i1" }],
    ["ballot.open", { kind: "part", subject: "p1" }],
  ]);
});

test("a member asks for a review unless the view says why not", async () => {
  enter("room-table", aView({ agenda: asking() }), member("t1", "s1"));
  await drawn();
  button("agenda.request_review").click();
  await drawn();
  expect(stage.asked).toEqual([{ type: "agenda.request_review", data: { item: "i1", seat: "s1", reason: null } }]);
  const item = aView().agenda?.items["i1"];
  const barred = { s1: { code: "review_barred", params: { item: "i1" } } };
  await change({ agenda: asking({ items: item ? { i1: { ...item, review: barred } } : {} }) });
  expect(button("agenda.request_review").getAttribute("aria-disabled")).toBe("true");
});
