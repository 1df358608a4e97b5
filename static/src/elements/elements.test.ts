import { expect, test } from "vitest";

import { aBallot, aView, member, withBallot } from "../testing.ts";
import { asked, ballots, button, change, drawn, enter, find, hands, said, server, store } from "./stage.ts";

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
  expect(asked).toEqual([]);
  server.reply = () => ({ ok: true, seq: 9, receipt: { number: 214, at: "2026-03-02T22:04:22Z", choice: "yes" } });
  button("room.vote.send").click();
  await change(ballots(aBallot({ voted: 1, seats: { s2: { outcome: null, choice: null, has_voted: true, may_vote: true, why: null, by_clerk: false, person: "t2" } } })));
  expect(asked).toEqual([{ type: "ballot.cast", data: { ballot: "b1", seat: "s2", choice: "yes" } }]);
  expect(document.body.textContent).toContain("yes nº 214 às 19:04:22");
  expect(said).toEqual(["yes nº 214 às 19:04:22"]);
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
  expect(document.body.textContent).toContain("page.session.voted");
});

test("a control that goes away leaves the focus on its part's heading", async () => {
  enter("room-presence", aView(), member("t2", "s2"));
  await drawn();
  button("attendance.check_out").focus();
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
  const seats = { s2: { outcome: "voted", choice: "yes", has_voted: true, may_vote: false, why: null, by_clerk: false, person: "t2" } };
  const closed = aBallot({ state: "closed", seats, counts: { yes: 1, no: 0, abstain: 0 }, proclaim_not_before: new Date(hands.now() + 20_000).toISOString() });
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
  expect(asked).toEqual([{ type: "ballot.correct", data: { ballot: "b1", seat: "s2", choice: "no" } }]);
  await hands.wind(21_000);
  await change(ballots({ ...closed }));
  expect(document.querySelector("form.vote")).toBeNull();
  expect([...document.querySelectorAll("button")].map((one) => one.textContent)).not.toContain("room.vote.correct");
});

test("a refusal is shown beside what was asked, and told", async () => {
  server.reply = () => ({ ok: false, code: "chat_closed", params: {}, message: "Fechado." });
  enter("room-presence", aView(), member("t3", "s3"));
  await drawn();
  button("room.presence.check_in").click();
  await drawn();
  expect(asked).toEqual([{ type: "attendance.check_in", data: { seat: "s3", place: "remote" } }]);
  expect(find(".notice[data-kind=bad]").textContent).toBe("Fechado.");
  expect(said).toEqual(["Fechado."]);
});

test("whoever chairs has one primary step, with its words and its countdown", async () => {
  const proclaim = { type: "ballot.proclaim", data: { ballot: "b1" }, is_possible: true, why: null, not_before: new Date(hands.now() + 12_000).toISOString() } as const;
  const suspend = { type: "session.suspend", data: {}, is_possible: true, why: null, not_before: null } as const;
  enter("room-chair", withBallot(aBallot({ state: "closed" }), { steps: [suspend, proclaim] }), member("t1", "s1"));
  await drawn();
  const primary = find("room-chair .card > .actions > [data-kind=primary]");
  expect(primary.textContent.trim()).toBe("command.ballot.proclaim em 12 s");
  expect(primary.getAttribute("aria-disabled")).toBe("true");
  expect(document.body.textContent).toContain("Proclamo");
  primary.click();
  expect(asked).toEqual([]);
  await change({ steps: [suspend, { ...proclaim, not_before: null }] });
  primary.click();
  expect(asked).toEqual([{ type: "ballot.proclaim", data: { ballot: "b1" } }]);
});

test("adjourning asks what becomes of each open item", async () => {
  const adjourn = { type: "session.adjourn", data: {}, is_possible: false, why: { code: "open_items", params: { items: ["i1"] } }, not_before: null } as const;
  enter("room-chair", aView({ steps: [adjourn] }), member("t1", "s1"));
  await drawn();
  button("command.session.adjourn").click();
  await drawn();
  expect(find("dialog").hasAttribute("open")).toBe(true);
  find("input[value=continuation]").click();
  find("dialog [data-kind=primary]").click();
  await drawn();
  expect(asked).toEqual([{ type: "session.adjourn", data: { items: { i1: "continuation" }, annul: [] } }]);
});

test("the clerk votes for a seat by the means chosen", async () => {
  enter("room-clerk", withBallot(aBallot(), { steps: [], notes: [] }), { ...member("clara", "s1"), seats: [], roles: ["clerk"] });
  await drawn();
  (find("#vote-means") as HTMLSelectElement).value = "paper";
  find("room-clerk-votes li:nth-child(2) button").click();
  await drawn();
  expect(asked).toEqual([{ type: "ballot.cast", data: { ballot: "b1", seat: "s2", choice: "yes", means: "paper" } }]);
});

test("the public is offered no control at all", async () => {
  for (const tag of ["room-chair", "room-clerk", "room-presence", "room-floor", "room-ballot", "room-agenda", "room-attendance", "room-status"]) {
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
  store.linked({ isUp: false, since: hands.now(), by: "socket" });
  const shown = async (ms: number): Promise<string | undefined> => {
    await hands.wind(ms);
    store.linked({ ...store.state.link }); // as a second that passed
    await drawn();
    return find(".link").dataset["state"];
  };
  expect([await shown(4000), await shown(2000), await shown(30_000)]).toEqual(["in_sync", "reconnecting", "offline"]);
  expect(said).toEqual(["room.link.reconnecting", "room.link.offline"]);
});

test("while a command is under way its button says so and does nothing", async () => {
  enter("room-presence", aView(), member("t2", "s2"));
  await drawn();
  store.asked({ id: "c", type: "attendance.check_out", data: { seat: "s2" }, key: "out:s2", status: "not_sent" });
  await drawn();
  const waiting = button("room.not_sent");
  expect(waiting.getAttribute("aria-disabled")).toBe("true");
  waiting.click();
  expect(asked).toEqual([]);
});
