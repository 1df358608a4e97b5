import { expect, test } from "vitest";

import { aBallot, aView, member, withBallot } from "../testing.ts";
import type { View } from "../view.ts";
import { ballots, button, change, drawn, enter, find, stage } from "./stage.ts";

test("what the server wrote is replaced, and nothing is there twice", async () => {
  enter("room-quorum", aView());
  await drawn();
  expect(document.querySelector("#server")).toBeNull();
  expect(document.querySelectorAll(".quorum")).toHaveLength(1);
});

test("a vote is chosen, confirmed once, sent, and receipted with number and time", async () => {
  enter("room-ballot", withBallot(aBallot()), member("t2", "s2"));
  await drawn();
  find("input[value=yes]").click();
  button("room.vote.vote").click();
  await drawn();
  expect(find("dialog").hasAttribute("open")).toBe(true);
  expect(stage.asked).toEqual([]);
  stage.reply = () => ({ ok: true, seq: 9, receipt: { number: 214, at: "2026-03-02T22:04:22Z", choice: "yes" } });
  button("room.vote.send").click();
  await change(ballots(aBallot({ voted: 1, seats: { s2: { outcome: null, choice: null, has_voted: true, may_vote: true, may_enter: true, why: null, by_clerk: false, person: "t2" } } })));
  expect(stage.asked).toEqual([{ type: "ballot.cast", data: { ballot: "b1", seat: "s2", choice: "yes" } }]);
  expect(document.body.textContent).toContain("yes nº 214 às 19:04:22");
  expect(stage.said).toEqual(["yes nº 214 às 19:04:22"]);
  expect(button("room.vote.change")).toBeTruthy();
});

test("votes that come in never touch a half-filled ballot, nor the focus", async () => {
  enter("room-ballot", withBallot(aBallot()), member("t2", "s2"));
  await drawn();
  const choice = find("input[value=no]") as HTMLInputElement;
  choice.click();
  choice.focus();
  for (let voted = 1; voted < 4; voted++) await change({ ...ballots(aBallot({ voted })), floor: null });
  expect(find("input[value=no]")).toBe(choice);
  expect(choice.checked).toBe(true);
  expect(document.activeElement).toBe(choice);
  expect(document.body.textContent).toContain("3/2");
});

test("a control that goes away leaves the focus on its part's heading", async () => {
  enter("room-presence", aView(), member("t2", "s2"));
  await drawn();
  button("room.presence.left").focus();
  const attendance = { ...aView().attendance };
  if (attendance["s2"]) attendance["s2"] = { ...attendance["s2"], state: "left", voter: null, people: {} };
  await change({ attendance });
  expect(document.activeElement?.id).toBe("presence");
});

test("an alternate whose titular is present reads who votes", async () => {
  enter("room-ballot", withBallot(aBallot()), member("a2", "s2", "alternate"));
  await drawn();
  expect(find("room-vote").textContent).toContain("João vota");
  expect(document.querySelector("form.vote")).toBeNull();
});

test("in the provisional seconds one's own vote may be corrected, afterwards no more", async () => {
  const seats = { s2: { outcome: "voted", choice: "yes", has_voted: true, may_vote: false, may_enter: false, why: null, by_clerk: false, person: "t2" } };
  const closed = aBallot({ state: "closed", seats, counts: { yes: 1, no: 0, abstain: 0 }, proclaim_not_before: new Date(stage.hands.now() + 20_000).toISOString() });
  enter("room-ballot", withBallot(closed), { ...member("t2", "s2"), votes: { b1: "yes" } });
  await drawn();
  expect(document.body.textContent).toContain("20 s");
  button("room.vote.correct").click();
  await drawn();
  find("input[value=no]").click();
  button("room.vote.vote").click();
  await drawn();
  button("room.vote.send").click();
  await drawn();
  expect(stage.asked).toEqual([{ type: "ballot.correct", data: { ballot: "b1", seat: "s2", choice: "no" } }]);
  await stage.hands.wind(21_000);
  await change(ballots({ ...closed }));
  expect(document.querySelector("form.vote")).toBeNull();
  expect([...document.querySelectorAll("button")].map((one) => one.textContent)).not.toContain("room.vote.correct");
});

test("a refusal is shown beside what was stage.asked, and told", async () => {
  stage.reply = () => ({ ok: false, code: "chat_closed", params: {}, message: "Fechado." });
  enter("room-presence", aView(), member("t3", "s3"));
  await drawn();
  button("room.presence.check_in").click();
  expect(stage.asked).toEqual([]);
  find("input[value=remote]").click();
  button("room.presence.check_in").click();
  await drawn();
  expect(stage.asked).toEqual([{ type: "attendance.check_in", data: { seat: "s3", place: "remote" } }]);
  expect(find(".notice[data-kind=bad]").textContent).toBe("Fechado.");
  expect(stage.said).toEqual(["Fechado."]);
});

test("whoever chairs has one primary step, with its words and its countdown", async () => {
  const proclaim = { type: "ballot.proclaim", data: { ballot: "b1" }, is_possible: true, why: null, not_before: new Date(stage.hands.now() + 12_000).toISOString() } as const;
  const suspend = { type: "session.suspend", data: {}, is_possible: true, why: null, not_before: null } as const;
  enter("room-chair", withBallot(aBallot({ state: "closed" }), { steps: [suspend, proclaim] }), member("t1", "s1"));
  await drawn();
  const primary = find("room-chair .card > .actions > [data-kind=primary]");
  expect(primary.textContent.trim()).toBe("command.ballot.proclaim em 12 s");
  expect(primary.getAttribute("aria-disabled")).toBe("true");
  expect(document.body.textContent).toContain("Proclamo");
  primary.click();
  expect(stage.asked).toEqual([]);
  await change({ steps: [suspend, { ...proclaim, not_before: null }] });
  primary.click();
  expect(stage.asked).toEqual([{ type: "ballot.proclaim", data: { ballot: "b1" } }]);
});

test("adjourning asks what becomes of each open item", async () => {
  const adjourn = { type: "session.adjourn", data: {}, is_possible: false, why: { code: "open_items", params: { items: ["i1"] } }, not_before: null } as const;
  enter("room-chair", aView({ steps: [adjourn] }), member("t1", "s1"));
  await drawn();
  button("command.session.adjourn").click();
  await drawn();
  expect(find("dialog").hasAttribute("open")).toBe(true);
  find("input[value=continuation]").click();
  (find("#continues-at") as HTMLInputElement).value = "2026-03-09T19:00";
  find("dialog [data-kind=primary]").click();
  await drawn();
  const continues_at = new Date("2026-03-09T19:00").toISOString();
  expect(stage.asked).toEqual([{ type: "session.adjourn", data: { items: { i1: "continuation" }, annul: [], continues_at } }]);
});

test("the clerk votes for a seat by the means chosen", async () => {
  enter("room-clerk", withBallot(aBallot(), { steps: [], notes: [] }), { ...member("clara", "s1"), seats: [], roles: ["clerk"] });
  await drawn();
  (find("#vote-means") as HTMLSelectElement).value = "paper";
  find("room-clerk-votes li:nth-child(2) button").click();
  await drawn();
  expect(stage.asked).toEqual([{ type: "ballot.cast", data: { ballot: "b1", seat: "s2", choice: "yes", means: "paper" } }]);
});

test("the public is offered no control at all", async () => {
  for (const tag of ["room-chair", "room-clerk", "room-presence", "room-floor", "room-ballot", "room-agenda", "room-table", "room-attendance", "room-status"]) {
    enter(tag, withBallot(aBallot()));
    await drawn();
    expect(document.querySelectorAll("button, input, select, textarea"), tag).toHaveLength(0);
  }
});

test("documents stand under their item as links, late ones and withdrawn ones say so", async () => {
  const paper = { media_type: "application/pdf", format: "pdf", file_name: "a.pdf", size: 2048, sha256: "", at: "", is_late: false, withdrawn_at: null, reason: null };
  const documents = {
    order: ["d1", "d2"],
    items: { d1: { ...paper, item: "i1", title: "Parecer" }, d2: { ...paper, item: null, title: "Lista", is_late: true, withdrawn_at: "2026-03-02T19:00:00Z", reason: "Trocada" } },
  };
  enter("room-agenda", aView({ documents }));
  await drawn();
  expect(find(".agenda-item .documents a").getAttribute("href")).toBe("/documents/d1");
  expect(find("h3#documents + ul").textContent).toContain("document.withdrawn");
  expect(document.querySelectorAll("a")).toHaveLength(1);
  await change({ documents: { order: [], items: {} } });
  expect(document.querySelector(".documents")).toBeNull();
});

test("a lost connection bothers nobody for five seconds, then says so, then since when", async () => {
  enter("room-status", aView());
  stage.store.linked({ isUp: false, since: stage.hands.now(), by: "socket" });
  const shown = async (ms: number): Promise<string | undefined> => {
    await stage.hands.wind(ms);
    stage.store.linked({ ...stage.store.state.link }); // as a second that passed
    await drawn();
    return find(".link").dataset["state"];
  };
  expect([await shown(4000), await shown(2000), await shown(30_000)]).toEqual(["in_sync", "reconnecting", "offline"]);
  expect(stage.said).toEqual(["room.link.reconnecting", "room.link.offline"]);
});

test("a network that the browser says is gone is told at once", async () => {
  enter("room-status", aView());
  await drawn();
  stage.store.linked({ ...stage.store.state.link, isUp: false, isCut: true });
  await drawn();
  expect(find(".link").dataset["state"]).toBe("offline");
  expect(stage.said).toEqual(["room.link.offline"]);
});

test("while a command is under way its button says so and does nothing", async () => {
  enter("room-presence", aView(), member("t2", "s2"));
  await drawn();
  stage.store.asked({ id: "c", type: "attendance.check_out", data: { seat: "s2" }, key: "out:s2", status: "not_sent" });
  await drawn();
  const waiting = button("room.not_sent");
  expect(waiting.getAttribute("aria-disabled")).toBe("true");
  waiting.click();
  expect(stage.asked).toEqual([]);
});

test("what is known of the session follows it: its hours, its call, its draft once it has one", async () => {
  enter("room-facts", aView({ session: { ...aView().session, state: "called", opened: null, place: "Sala 2" } }));
  await drawn();
  expect(document.body.textContent).toContain("Sala 2");
  expect(document.querySelectorAll("a")).toHaveLength(2);
  await change({ session: { ...aView().session, has_draft: true, link: "javascript:alert(1)" } });
  expect(document.body.textContent).toContain("page.session.opened_at02/03/2026, 15h55");
  expect([...document.querySelectorAll("a")].map((one) => one.getAttribute("href"))).toEqual(["/call", "/minutes", "/voice"].map((to) => location.pathname + to));
});

test("of a session that is over, a seat took part if anybody ever was there for it, excused afterwards or not", async () => {
  const { attendance, session } = aView();
  const seats = { ...attendance, s1: { ...attendance?.["s1"], state: "excused", voter: null, people: {}, attended: ["t1"] } } as View["attendance"];
  enter("room-attendance", aView({ attendance: seats, session: { ...session, state: "adjourned", adjourned_at: session.scheduled_at } }));
  await drawn();
  expect(document.querySelectorAll(".badge[data-state=took_part]")).toHaveLength(2);
});

test("who keeps the record moves an item within its section, and reserves one with its basis", async () => {
  const [one] = Object.values(aView().agenda?.items ?? {});
  const items = Object.fromEntries(["i1", "i2", "i3"].map((id, at) => [id, { ...one, number: at + 1, state: "open", changed: at + 3 }]));
  enter("room-order", aView({ agenda: { order: ["i1", "i2", "i3"], current: null, items } as unknown as View["agenda"] }));
  await drawn();
  const ups = [...document.querySelectorAll("button")].filter((one) => one.textContent.trim() === "room.order.up");
  const downs = [...document.querySelectorAll("button")].filter((one) => one.textContent.trim() === "room.order.down");
  expect([ups.length, downs.length]).toEqual([2, 2]);
  ups[0]?.click();
  downs[0]?.click();
  downs[1]?.click();
  (find("#basis-i2") as HTMLInputElement).value = "LGPD";
  find("#basis-i2").closest("form")?.requestSubmit();
  await drawn();
  expect(stage.asked.map(({ data }) => data)).toEqual([
    { item: "i2", expected: 4, before: "i1" },
    { item: "i1", expected: 3, before: "i3" },
    { item: "i2", expected: 4 },
    { item: "i2", basis: "LGPD" },
  ]);
});

test("the clerk puts a person's stretches right, and what comes in meanwhile does not touch the form", async () => {
  enter("room-stays", aView(), { ...member("clerk", "s9"), roles: ["clerk"] });
  await drawn();
  const person = find("#stays-person") as HTMLSelectElement;
  person.value = "t1";
  person.dispatchEvent(new Event("change"));
  await drawn();
  expect((find("[name=since-0]") as HTMLInputElement).value).toMatch(/^2026-03-02T15:55/);
  (find("[name=until-0]") as HTMLInputElement).value = "2026-03-02T16:10";
  await change({ attendance: { ...aView().attendance } });
  (find("[name=reason]") as HTMLTextAreaElement).value = "Saiu antes";
  expect((find("[name=until-0]") as HTMLInputElement).value).toMatch(/^2026-03-02T16:10/);
  (find("form") as HTMLFormElement).requestSubmit();
  await drawn();
  expect(stage.asked).toEqual([{ type: "attendance.correct", data: {
    person: "t1", reason: "Saiu antes", stays: [{ place: "remote", since: "2026-03-02T18:55:00.000Z", until: "2026-03-02T19:10:00.000Z" }],
  } }]);
  expect(document.querySelector(".notice[data-kind=good]")).not.toBeNull();
});

test("what was rectified is told, each change once, with its reason", async () => {
  const before = aView();
  const moved = { number: 1, at: "2026-03-02T12:00:00Z", fields: ["scheduled_at", "second_call_at"], items: ["i1"], restarts_notice: false, reason: "Obra" };
  enter("room-status", aView({ session: { ...before.session, call: { rectifications: [moved] } } }));
  await drawn();
  const told = find("room-status .notice").textContent;
  expect(told).toContain("Obra");
  expect(find("room-status").querySelectorAll(".notice")).toHaveLength(1);
});

test("calling off for lack of quorum stands aside, and says so", async () => {
  const off = { type: "session.cancel", data: { lacks_quorum: true }, is_possible: true, why: null, not_before: null } as const;
  const open = { type: "session.open", data: {}, is_possible: false, why: { code: "no_quorum", params: {} }, not_before: null } as const;
  enter("room-chair", aView({ steps: [open, off] }), member("t1", "s1"));
  await drawn();
  expect(find("room-chair .steps").textContent).toContain("room.chair.lacks_quorum");
});

test("clerk and chair read why somebody is absent and decide on it there, and nobody else does", async () => {
  const steps = [true, false].map((accepted) => ({ data: { seat: "s3", accepted }, is_possible: true, why: null }));
  const justifications = { s3: { reason: "Viagem", steps } };
  enter("room-attendance", { ...aView(), steps: [], justifications }, { ...member("clara", "s1"), seats: [], roles: ["clerk"] });
  await drawn();
  expect(document.body.textContent).toContain("Viagem");
  find(".seat[data-state=absent] button:nth-of-type(2)").click();
  expect(stage.asked).toEqual([{ type: "attendance.decide_excuse", data: { seat: "s3", accepted: false } }]);
  enter("room-attendance", aView());
  await drawn();
  expect(document.querySelector(".seat button")).toBeNull();
});

test("the table puts a justification to the plenary, and finds where presence and results are put right", async () => {
  const justifications = { s3: { reason: "Viagem", steps: [], is_for_plenary: true } };
  const clerk = { ...member("clara", "s1"), seats: [], roles: ["clerk"] };
  enter("room-attendance", { ...aView(), steps: [], justifications }, clerk);
  await drawn();
  find(".seat[data-state=absent] button").click();
  expect(stage.asked).toMatchObject([{ type: "ballot.open", data: { settles: { kind: "justification", subject: "s3" } } }]);
  expect(document.querySelector("a[href$='/corrections']")).not.toBeNull();
  const proclaimed = { ...aBallot(), state: "proclaimed", effects: "kept" } as const;
  const ballots = { order: ["b1"], current: null, items: { b1: proclaimed } };
  for (const [steps, count] of [[[], 1], [null, 0]] as const) {
    enter("room-agenda", { ...aView(), steps, ballots }, clerk);
    await drawn();
    expect(document.querySelectorAll("a[href$='/corrections']")).toHaveLength(count);
    expect(document.body.textContent).toContain("corrections.effects.kept");
  }
});
