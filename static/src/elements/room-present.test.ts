// Who is there, by the own hand and the clerk's; what is offered only while it makes sense; the sound of the end.
import { expect, test, vi } from "vitest";

import { Chime } from "../chime.ts";
import { aFloor, aView, member } from "../testing.ts";
import type { Speaker, View } from "../view.ts";
import { RoomChime } from "./room-chime.ts";
import { button, change, drawn, enter, find, stage } from "./stage.ts";

const CLERK = { ...member("clara", "s9"), seats: [], roles: ["clerk"] };
const row = (at: number): HTMLElement => find(`room-clerk-attendance .rows > li:nth-child(${String(at)})`);

/** The second seat with its titular and, if they are there, its alternate. */
function seated(withAlternate: boolean): View["attendance"] {
  const { attendance } = aView();
  const two = attendance?.["s2"];
  const stay = { since: "2026-03-02T18:55:00.000Z", place: "in_room", lapsed_at: null };
  return { ...attendance, s2: { ...two, people: { ...two?.people, ...(withAlternate && { a2: stay }) }, voice: withAlternate ? [{ person: "a2", name: "Ivone" }] : [] } } as View["attendance"];
}

test("leaving stands apart from coming, folded away, and says what it means", async () => {
  enter("room-presence", aView(), member("t2", "s2"));
  await drawn();
  expect(find("room-presence details").hasAttribute("open")).toBe(false);
  expect(find("room-presence details").textContent).toContain("room.presence.leaving");
  expect(document.querySelectorAll("room-presence button")).toHaveLength(1);
  button("room.presence.left").click();
  expect(stage.asked).toEqual([{ type: "attendance.check_out", data: { seat: "s2" } }]);
});

test("each row of the clerk's list has names of its own, and what is rarer is folded away", async () => {
  enter("room-clerk-attendance", aView({ attendance: seated(false) }), CLERK);
  await drawn();
  expect(row(3).querySelector("button")?.textContent).toBe("attendance.check_in: Conceição");
  expect([...row(3).querySelectorAll(":scope details button")].map((one) => one.textContent)).toEqual(["attendance.excuse: Conceição"]);
  expect([...row(2).querySelectorAll(":scope details button")].map((one) => one.textContent)).toEqual(["attendance.check_out: João"]);
});

test("an alternate beside the titular is said to have voice only, before and after", async () => {
  enter("room-clerk-attendance", aView({ attendance: seated(false) }), CLERK);
  await drawn();
  expect(row(2).textContent).toContain("room.clerk.voice_only");
  await change({ attendance: seated(true) });
  expect(row(2).textContent).toContain("room.clerk.both");
  expect(row(2).textContent).not.toContain("room.clerk.voice_only");
  enter("room-attendance", aView({ attendance: seated(true) }));
  await drawn();
  expect(document.querySelectorAll(".seat")[1]?.textContent).toContain("page.session.voice");
});

test("the call is answered until one is there or the session opens", async () => {
  const called = { ...aView().session, state: "called" as const };
  enter("room-answering", aView({ session: called }), member("t3", "s3"));
  await drawn();
  expect(find("a").getAttribute("href")).toBe(`${location.pathname}/answer`);
  await change({ session: { ...called, state: "open" } });
  expect(document.querySelector("a")).toBeNull();
  enter("room-answering", aView({ session: called }), member("t2", "s2"));
  await drawn();
  expect(document.querySelector("a")).toBeNull();
});

test("after the end there is no agenda to build and nobody to sign up", async () => {
  enter("room-facts", aView({ session: { ...aView().session, state: "adjourned", has_draft: true } }), CLERK);
  await drawn();
  const ways = [...document.querySelectorAll("a")].map((one) => one.getAttribute("href")?.replace(location.pathname, ""));
  expect(ways).toEqual(["/call", "/attendance"]);
});

test("a word of the field is explained beside its control", async () => {
  enter("room-floor", aView(), member("t2", "s2"));
  await drawn();
  const select = find("#floor-kind") as HTMLSelectElement;
  select.value = "point_of_order";
  select.dispatchEvent(new Event("change"));
  await drawn();
  expect(find("room-asking .hint").textContent).toBe("O regimento não é cumprido");
});

test("the end of a speech's time sounds once, for whoever presides or speaks, and can be muted for good", async () => {
  const rung = vi.spyOn(RoomChime.chime, "ring").mockImplementation(() => undefined);
  const since = new Date(stage.hands.now()).toISOString();
  const speaker: Speaker = { request: "r1", kind: "speech", seat: "s2", person: "t2", name: "João", subject: null, article: null, at: since, seconds: 10, used_ms: 0, running_since: since, how: null };
  for (const [person, seat, times] of [["t1", "s1", 1], ["t2", "s2", 1], ["t3", "s3", 0]] as const) {
    rung.mockClear();
    enter("room-chime", aView({ floor: aFloor({ speaker: { ...speaker, running_since: new Date(stage.hands.now()).toISOString() } }) }), member(person, seat));
    await drawn();
    expect(rung).not.toHaveBeenCalled();
    await stage.hands.wind(11_000);
    for (const spent of [0, 1]) await change({ floor: aFloor({ speaker: { ...speaker, used_ms: 11_000 + spent, running_since: null } }) });
    expect(rung, person).toHaveBeenCalledTimes(times);
    expect(document.querySelectorAll("button")).toHaveLength(times);
  }
  rung.mockRestore();
  enter("room-chime", aView(), member("t1", "s1"));
  await drawn();
  button("room.chime.on").click();
  await drawn();
  expect([new Chime(window).isMuted, button("room.chime.off").tagName]).toEqual([true, "BUTTON"]);
  localStorage.clear();
});

test("the tone is two soft notes, and none where it is muted or there is no sound", () => {
  const started: number[] = [];
  const node = (): unknown => ({ frequency: {}, gain: { setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() }, connect: (next: unknown) => next, start: (at: number) => started.push(at), stop: vi.fn() });
  class Sound { currentTime = 5; destination = {}; resume = (): Promise<void> => Promise.resolve(); createOscillator = node; createGain = node; }
  const kept = new Map<string, string>();
  const localStorage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); } };
  const chime = new Chime({ localStorage, AudioContext: Sound as unknown as typeof AudioContext });
  chime.ring();
  expect(started).toEqual([5, 5.35]);
  chime.mute(true);
  chime.ring();
  new Chime({ localStorage: { ...localStorage, getItem: () => null } }).ring();
  expect(started).toHaveLength(2);
});
