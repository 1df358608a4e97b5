// The shape of a session's view, as the server's view.py makes it, and of what `sync` gives. Types only.
import type { ChairReason, Commands, CommandType, Message, Receipt } from "./protocol.ts";
import type { Ballot, Desk } from "./view-ballots.ts";
import type { Election } from "./view-elections.ts";
import type { Floor } from "./view-floor.ts";

export type * from "./view-ballots.ts";
export type * from "./view-elections.ts";
export type * from "./view-floor.ts";

/** A sentence or a reason: the catalogue's key without its prefix, and what fills its places. */
export interface Said {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Holder {
  readonly person: string;
  readonly name: string;
}

/** A numbered change of the announcement after the call. */
export interface Rectification {
  readonly number: number;
  readonly at: string;
  readonly fields: readonly string[];
  readonly items: readonly string[];
  readonly restarts_notice: boolean;
  readonly reason: string | null;
}

export interface Announcement {
  readonly id: string;
  readonly council: { readonly id: string; readonly acronym: string; readonly name: string };
  readonly number: number | null;
  readonly kind: string;
  readonly mode: "in_person" | "remote" | "hybrid";
  readonly title: string | null;
  readonly state: "scheduled" | "called" | "open" | "suspended" | "adjourned" | "cancelled";
  readonly scheduled_at: string;
  readonly second_call_at: string | null;
  readonly place: string | null;
  readonly link: string | null;
  readonly called_at: string | null;
  readonly has_draft: boolean;
  readonly opened: { readonly call: number; readonly is_informative: boolean; readonly at: string } | null;
  readonly adjourned_at: string | null;
  readonly sitting: number;
  readonly continues_at: string | null;
  readonly ends_at: string | null;
  readonly prompt_at: string | null;
  readonly lacked_quorum: boolean;
  readonly call: { readonly rectifications: readonly Rectification[] };
}

export interface Chair extends Holder {
  readonly seat: string | null;
  readonly reason: string;
  readonly since: string | null;
  readonly is_away: boolean;
}

export interface Seat {
  readonly number: number;
  readonly segment: string;
  readonly organisation: string | null;
  readonly titular: Holder | null;
  readonly alternates: readonly Holder[];
}

export interface Roster {
  readonly statutory: number;
  readonly segments: Readonly<Record<string, { readonly name: string }>>;
  readonly seats: Readonly<Record<string, Seat>>;
  readonly officers: readonly (Holder & { readonly role: string })[];
}

export interface Attendance {
  readonly state: "present" | "absent" | "excused" | "lapsed" | "left" | "vacant";
  readonly justification: "asked" | "accepted" | "refused" | null;
  readonly called: string;
  readonly voter: (Holder & { readonly capacity: "titular" | "alternate"; readonly own_seat: string | null; readonly instead_of: string | null }) | null;
  readonly place: string | null;
  readonly since: string | null;
  readonly people: Readonly<Record<string, { readonly since: string; readonly place: string; readonly lapsed_at: string | null }>>;
  /** Who is there for the seat and votes for none. */
  readonly voice: readonly Holder[];
  readonly attended: readonly string[];
  readonly stays: readonly { readonly person: string; readonly place: string; readonly since: string; readonly until: string }[];
}

/** A request for an absence to be excused, as clerk and chair see it. */
export interface Justification {
  readonly reason: string | null;
  /** Whether the plenary, which sits, may still vote on it. */
  readonly is_for_plenary?: boolean;
  readonly steps: readonly { readonly data: { readonly seat: string; readonly accepted: boolean }; readonly is_possible: boolean; readonly why: Said | null }[];
}

interface QuorumCheck {
  readonly needed: number;
  readonly is_reached: boolean;
}

export interface Quorum {
  readonly present: number;
  readonly statutory: number;
  readonly opening: QuorumCheck;
  readonly deliberation: QuorumCheck;
  readonly sentence: Said;
}

export interface Item {
  readonly number: number;
  readonly section: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly reference: string | null;
  readonly matter: string | null;
  readonly rapporteur: string | null;
  readonly state: "open" | "on_table" | "finished" | "withdrawn" | "carried_over" | "proposed" | "not_admitted" | "under_review";
  readonly fate: string | null;
  readonly is_late: boolean;
  /** A ballot on it is unfinished. */
  readonly is_voting: boolean;
  readonly is_decided: boolean;
  readonly reserved: string | null;
  readonly changed: number;
  readonly ballots: readonly string[];
  readonly is_urgent: boolean;
  /** Of an item that waits to be admitted. */
  readonly late: { readonly supports: readonly string[]; readonly needed: number; readonly why: Said | null } | null;
  readonly origin: { readonly kind: string; readonly number: number | null; readonly position: number; readonly held_at: string | null; readonly why: string; readonly seats: readonly string[] } | null;
  readonly until: string | null;
  /** By seat, why it may not ask for a review; null while that makes no sense. */
  readonly review: Readonly<Record<string, Said | null>> | null;
}

/** Something a member asked for on an item. */
export interface Asked {
  readonly item: string;
  readonly kind: Commands["agenda.request"]["kind"];
  readonly seat: string;
  readonly name: string;
  readonly before: string | null;
  readonly reason: string | null;
  readonly state: "pending" | "granted" | "denied" | "retracted" | "moot";
  readonly by_chair: boolean;
}

/** An amendment, or a part to be voted on separately. */
export interface Part {
  readonly item: string;
  readonly kind: "amendment" | "separate_vote";
  readonly seat: string;
  readonly name: string;
  readonly text: string | null;
  readonly state: "pending" | "approved" | "rejected" | "withdrawn" | "moot";
}

export interface Agenda {
  readonly order: readonly string[];
  readonly current: string | null;
  readonly items: Readonly<Record<string, Item>>;
  readonly requests: { readonly order: readonly string[]; readonly items: Readonly<Record<string, Asked>> };
  readonly parts: { readonly order: readonly string[]; readonly items: Readonly<Record<string, Part>> };
}

export interface SessionDocument {
  readonly item: string | null;
  readonly title: string | null;
  readonly file_name: string | null;
  readonly format: string;
  readonly media_type: string;
  readonly size: number;
  readonly sha256: string;
  readonly at: string;
  readonly is_late: boolean;
  readonly withdrawn_at: string | null;
  readonly reason: string | null;
}

export interface Post extends Holder {
  readonly at: string;
  readonly text: string | null;
  readonly is_redacted: boolean;
}

export interface Note {
  readonly seq: number;
  readonly item: string | null;
  readonly at: string;
  readonly text: string | null;
}

export interface Step {
  readonly type: CommandType;
  readonly data: Readonly<Record<string, unknown>>;
  readonly is_possible: boolean;
  readonly why: Said | null;
  readonly not_before: string | null;
}

export interface Recusal extends Holder {
  readonly seat: string;
  readonly kind: string;
  readonly instead: Holder | null;
  readonly reason: string | null;
}

export interface Challenge extends Holder {
  readonly id: string;
  readonly item: string;
  readonly seat: string;
  readonly kind: string;
  readonly by_seat: string | null;
  readonly reason: string | null;
}

export interface Successor extends Holder {
  readonly may_take: boolean;
  readonly why: Said | null;
}

/** The whole view. A section that this audience may not see, or that is not there yet, is null. */
export interface View {
  readonly session: Announcement;
  readonly chair: Chair | null;
  readonly succession: { readonly next: string | null; readonly line: readonly Successor[]; readonly reasons: readonly ChairReason[] } | null;
  readonly recusals: { readonly items: Readonly<Record<string, readonly Recusal[]>>; readonly challenges: readonly Challenge[] } | null;
  readonly roster: Roster | null;
  readonly attendance: Readonly<Record<string, Attendance>> | null;
  readonly quorum: Quorum | null;
  readonly agenda: Agenda | null;
  readonly documents: { readonly order: readonly string[]; readonly items: Readonly<Record<string, SessionDocument>> } | null;
  readonly floor: Floor | null;
  readonly ballots: { readonly order: readonly string[]; readonly current: string | null; readonly items: Readonly<Record<string, Ballot>> } | null;
  readonly elections: Readonly<Record<string, Election>> | null;
  readonly chat: { readonly order: readonly string[]; readonly posts: Readonly<Record<string, Post>>; readonly is_open: boolean } | null;
  readonly justifications: Readonly<Record<string, Justification>> | null;
  readonly notes: readonly Note[] | null;
  readonly steps: readonly Step[] | null;
  readonly desk: Desk | null;
}

/** What is for one person only. */
export interface Mine {
  readonly person: string | null;
  readonly seats: readonly { readonly seat: string; readonly capacity: "titular" | "alternate" }[];
  readonly votes: Readonly<Record<string, string>>;
  readonly receipts: Readonly<Record<string, Receipt>>;
  readonly recusals: readonly { readonly item: string; readonly kind: string; readonly challenge: string | null; readonly reason: string | null }[];
  readonly requests: readonly string[];
  readonly roles: readonly string[];
}

/** Where the stream stands: with the messages after a seq, or with a whole view. */
export interface Synced {
  readonly seq: number;
  readonly at: string | null;
  readonly messages?: readonly Message[];
  readonly view?: View;
  readonly mine?: Mine;
}
