// Who speaks, who asks, who rules: the floor's parts with a view in a test's hand.
import { expect, test } from "vitest";

import { aFloor, aView, member } from "../testing.ts";
import type { Point, Speaker, SpeechKind } from "../view.ts";
import { button, drawn, enter, find, stage } from "./stage.ts";

const speaker: Speaker = {
  request: "r1", kind: "speech", seat: "s1", person: "t1", name: "Ana", subject: null, article: null, at: "2026-03-02T19:00:00Z",
  seconds: 180, used_ms: 160_000, running_since: null, how: "microphone",
};
const kind: SpeechKind = { name: null, seconds: 60, priority: 0, parent: null, sound: 30, why: null, only: null };
const kinds = aFloor().kinds;
const point: Point = { person: "t2", name: "João", article: "art. 12", subject: null, state: "ruled", ruling: "dismissed", by: "t1", reason: "Não", appellant: null };

test("only what may be asked for now is offered, with the reason for the rest", async () => {
  const why = { code: "no_matter_to_vote", params: {} };
  const floor = aFloor({ kinds: { ...kinds, statement_for: { ...kind, why } } });
  enter("room-floor", aView({ floor }), member("t2", "s2"));
  await drawn();
  expect([...document.querySelectorAll("#floor-kind option")].map((one) => (one as HTMLOptionElement).value)).toEqual(["speech", "point_of_order"]);
  expect(document.body.textContent).toContain("refusal.no_matter_to_vote");
  const select = find("#floor-kind") as HTMLSelectElement;
  select.value = "point_of_order";
  select.dispatchEvent(new Event("change"));
  await drawn();
  (find("#floor-article") as HTMLInputElement).value = "art. 12";
  find("form").dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  expect(stage.asked).toEqual([{ type: "floor.request", data: { kind: "point_of_order", seat: "s2", subject: null, article: "art. 12" } }]);
});

test("the clock warns as early as the rules say, and who speaks gives leave for an aparte", async () => {
  const request = { ...speaker, kind: "interjection", person: "t2", name: "João", seat: "s2" };
  enter("room-floor", aView({ floor: aFloor({ speaker, asides: ["r2"], requests: { r2: request } }) }), member("t1", "s1"));
  await drawn();
  expect(find(".speaker").dataset["state"]).toBe("ending");
  expect(document.body.textContent).toContain("room.floor.how.microphone");
  button("floor.allow").click();
  button("room.floor.refuse").click();
  expect(stage.asked.map(({ type, data }) => [type, data])).toEqual([["floor.allow", { request: "r2" }], ["floor.refuse", { request: "r2" }]]);
});

test("a member asks for an aparte while the view says it is possible", async () => {
  const interjection = { ...kind, parent: "speech" };
  enter("room-floor", aView({ floor: aFloor({ speaker, kinds: { ...kinds, interjection } }) }), member("t2", "s2"));
  await drawn();
  button("floor.interject").click();
  expect(stage.asked).toEqual([{ type: "floor.interject", data: { seat: "s2" } }]);
});

test("the table rules on a point of order with a reason", async () => {
  const points = { order: ["r2"], items: { r2: { ...point, state: "heard", ruling: null } as Point }, unruled: "r2", appealed: null, appealable: null };
  enter("room-floor", aView({ floor: aFloor({ points }), steps: [] }), member("t1", "s1"));
  await drawn();
  find("input[value=dismissed]").click();
  (find("#rule-r2") as HTMLTextAreaElement).value = "Não se aplica";
  find(".point form").dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  expect(stage.asked).toEqual([{ type: "floor.rule", data: { request: "r2", ruling: "dismissed", reason: "Não se aplica" } }]);
});

test("a member appeals a ruling, which the table puts to the vote", async () => {
  const points = { order: ["r2"], items: { r2: point }, unruled: null, appealed: null, appealable: "r2" };
  enter("room-floor", aView({ floor: aFloor({ points }), steps: [] }), member("t2", "s2"));
  await drawn();
  button("room.point.appeal").click();
  expect(stage.asked).toEqual([{ type: "floor.appeal", data: { request: "r2", seat: "s2" } }]);
  const appealed = { ...points, items: { r2: { ...point, state: "appealed", appellant: "João" } as Point }, appealed: "r2", appealable: null };
  enter("room-floor", aView({ floor: aFloor({ points: appealed }), steps: [] }), member("t1", "s1"));
  await drawn();
  find("room-points").dispatchEvent(new Event("ask"));
  expect(stage.asked[1]).toMatchObject({ type: "ballot.open", data: { settles: { kind: "appeal", subject: "r2" } } });
});

test("the table refuses a request with a reason and lets one pass another of its priority", async () => {
  const [r1, r2] = [{ ...speaker, person: "t3", name: "Conceição" }, { ...speaker, person: "t2", name: "João" }];
  enter("room-floor", aView({ floor: aFloor({ queue: ["r1", "r2"], requests: { r1, r2 } }), steps: [] }), member("t1", "s1"));
  await drawn();
  button("room.floor.earlier").click();
  (find("#refuse-r1") as HTMLInputElement).value = "Já falou";
  find("#refuse-r1").closest("form")?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  (find("#floor-how") as HTMLSelectElement).value = "telephone";
  document.querySelectorAll<HTMLButtonElement>("li .cluster button")[1]?.click();
  expect(stage.asked).toEqual([
    { type: "floor.move", data: { request: "r2", before: "r1" } },
    { type: "floor.refuse", data: { request: "r1", reason: "Já falou" } },
    { type: "floor.grant", data: { request: "r2", how: "telephone" } },
  ]);
});

test("how long each has spoken is told by segment and person", async () => {
  enter("room-floor", aView({ floor: aFloor({ spoken: { people: { t1: 42 }, segments: { gov: 42 }, public: 60 } }) }));
  await drawn();
  expect([...document.querySelectorAll("room-spoken dt")].map((one) => one.textContent)).toEqual(["Poder público", "Ana", "room.floor.spoken_public"]);
});

test("a rapporteur without a seat asks for the floor, and nobody else without one does", async () => {
  const kinds = { speech: { ...kind, reports: true }, statement_for: kind, rapporteur: { ...kind, only: "gil", reports: true } };
  for (const [person, options] of [["gil", ["speech", "rapporteur"]], ["eli", []]] as const) {
    enter("room-asking", aView({ floor: aFloor({ kinds }) }), { ...member(person, "s1"), seats: [] });
    await drawn();
    expect([...document.querySelectorAll<HTMLOptionElement>("#floor-kind option")].map(({ value }) => value)).toEqual(options);
  }
});
