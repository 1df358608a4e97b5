// What several tests begin from: a small session's view, and a clock that is wound by hand. Not part of the page.
import type { Around } from "./connection.ts";
import type { Ballot, Floor, Mine, View } from "./view.ts";

const PEOPLE = ["Ana", "João", "Conceição"];
const SINCE = "2026-03-02T18:55:00.000Z";

const CHECK = { needed: 2, base: "statutory", base_size: 3, is_reached: true };

/** A session that is open, with three seats, one without its titular, and one item on the table. */
export function aView(change: Partial<View> = {}): View {
  const seats = PEOPLE.map((name, place) => [`s${String(place + 1)}`, {
    number: place + 1,
    segment: "gov",
    organisation: null,
    titular: { person: `t${String(place + 1)}`, name },
    alternates: place === 1 ? [{ person: "a2", name: "Ivone" }] : [],
  }] as const);
  const here = PEOPLE.map((name, place) => {
    const person = `t${String(place + 1)}`;
    const isHere = place < 2;
    return [`s${String(place + 1)}`, {
      state: isHere ? "present" : "absent",
      voter: isHere ? { person, name, capacity: "titular", own_seat: null, instead_of: null } : null,
      place: isHere ? "remote" : null,
      since: isHere ? SINCE : null,
      people: isHere ? { [person]: { since: SINCE, place: "remote", lapsed_at: null } } : {},
      voice: [],
      attended: isHere ? [person] : [],
      justification: null,
      called: isHere ? "present" : "absent",
      stays: [],
    }] as const;
  });
  return {
    session: {
      id: "session-1", council: { id: "c", acronym: "CMT", name: "Conselho" }, number: 12, kind: "ordinary", mode: "hybrid", title: null,
      state: "open", scheduled_at: SINCE, second_call_at: null, place: "Sala 1", link: null, called_at: SINCE, has_draft: false, opened: { call: 1, is_informative: false, at: SINCE }, adjourned_at: null,
      sitting: 1, continues_at: null, ends_at: null, prompt_at: null,
      lacked_quorum: false, call: { rectifications: [] },
    },
    chair: { person: "t1", name: "Ana", seat: "s1", reason: "call", since: SINCE, is_away: false },
    succession: {
      next: "t2", reasons: ["absence"],
      line: [
        { person: "t1", name: "Ana", may_take: false, why: { code: "presides", params: {} } },
        { person: "t2", name: "João", may_take: true, why: null },
        { person: "t3", name: "Conceição", may_take: false, why: { code: "absent", params: {} } },
      ],
    },
    recusals: { items: {}, challenges: [] },
    roster: { statutory: 3, segments: { gov: { name: "Poder público" } }, seats: Object.fromEntries(seats), officers: [] },
    attendance: Object.fromEntries(here) as View["attendance"],
    quorum: { present: 2, statutory: 3, opening: CHECK, deliberation: CHECK, sentence: { code: "q", params: { needed: 2, present: 2 } } },
    agenda: {
      order: ["i1"], current: "i1",
      items: { i1: {
        number: 1, section: "order_of_the_day", title: "Parecer", description: null, reference: null, matter: "ordinary", rapporteur: null,
        state: "on_table", fate: null, is_late: false, is_voting: false, is_decided: false, reserved: null, changed: 3, ballots: [],
        is_urgent: false, late: null, origin: null, until: null, review: { s1: null, s2: null, s3: null },
      } },
      requests: { order: [], items: {} }, parts: { order: [], items: {} },
    },
    documents: { order: [], items: {} },
    floor: aFloor(),
    ballots: { order: [], current: null, items: {} },
    elections: {},
    chat: null,
    justifications: null,
    notes: null,
    steps: null,
    desk: null,
    ...change,
  };
}

/** A floor on which nobody speaks, with an ordinary speech and its aparte, and points of order. */
export function aFloor(change: Partial<Floor> = {}): Floor {
  const kind = { name: null, seconds: 180, priority: 0, parent: null, sound: 30, why: null, only: null };
  return {
    queue: [], asides: [], requests: {}, speaker: null, aside: null, interrupted: null, is_paused: false,
    spoken: { people: {}, segments: {}, public: 0 },
    points: { order: [], items: {}, unruled: null, appealed: null, appealable: null },
    kinds: { speech: kind, point_of_order: kind, interjection: { ...kind, seconds: 60, parent: "speech", why: { code: "nobody_speaks", params: {} } } },
    public_voice: null,
    ...change,
  };
}

/** An open ballot on the item, in which the first two seats may vote. */
export function aBallot(change: Partial<Ballot> = {}): Ballot {
  const open = { outcome: null, choice: null, has_voted: false, may_vote: true, may_enter: true, why: null, by_clerk: false };
  return {
    item: "i1", block: [], runoff_of: null, paper: null, corrected_by: [], kind: "roll_call", question: "Aprova o parecer?", yes_means: "Nega o registro", no_means: null, labels: null, options: ["yes", "no"],
    choices: ["yes", "no", "abstain"], silence: null, majority: { code: "majority.simple.valid_votes", params: {} },
    calls: {}, called: null, awaited: null, next: null, silent: 2, statements: {},
    state: "open", opened_at: SINCE, closed_at: null, proclaimed_at: null, proclaim_not_before: null, voted: 0, expected: 2, recused: 0,
    seats: { s1: { ...open, person: "t1" }, s2: { ...open, person: "t2" } }, counts: null, result: null,
    ...change,
  };
}

export function withBallot(ballot: Ballot, change: Partial<View> = {}): View {
  const isCurrent = ballot.state === "open" || ballot.state === "closed";
  return aView({ ballots: { order: ["b1"], current: isCurrent ? "b1" : null, items: { b1: ballot } }, ...change });
}

export function member(person: string, seat: string, capacity: "titular" | "alternate" = "titular"): Mine {
  return { person, seats: [{ seat, capacity }], votes: {}, receipts: {}, recusals: [], requests: [], roles: ["member"] };
}

/** Time and chance in a test's hand. */
export class Hands implements Around {
  #now: number;
  #bytes = 0;
  readonly #timers: { readonly at: number; readonly run: () => void }[] = [];

  constructor(now = Date.parse("2026-03-02T19:00:00Z")) {
    this.#now = now;
  }

  now = (): number => this.#now;
  random = (): number => 0.5;
  randomBytes = (size: number): Uint8Array => new Uint8Array(size).fill(++this.#bytes);
  setTimeout = (run: () => void, ms: number): unknown => this.#timers.push({ at: this.#now + ms, run });

  /** Lets time pass: what is due runs in its order, and what it promised is settled. */
  async wind(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      await settled();
      this.#timers.sort((a, b) => a.at - b.at);
      const next = this.#timers[0];
      if (!next || next.at > until) break;
      this.#timers.shift();
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = until;
  }
}

/** Everything already promised has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
