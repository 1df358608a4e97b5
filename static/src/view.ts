// The shape of a session's view, as the server's view.py makes it, and of what `sync` gives. Types only.
import type { ChairReason, CommandType, Message, Receipt } from "./protocol.ts";


/** A sentence or a reason: the catalogue's key without its prefix, and what fills its places. */
export interface Said {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Holder {
  readonly person: string;
  readonly name: string;
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
  readonly voter: (Holder & { readonly capacity: "titular" | "alternate"; readonly own_seat: string | null; readonly instead_of: string | null }) | null;
  readonly place: string | null;
  readonly since: string | null;
  readonly people: Readonly<Record<string, { readonly since: string; readonly place: string; readonly lapsed_at: string | null }>>;
  readonly attended: readonly string[];
  readonly stays: readonly { readonly person: string; readonly place: string; readonly since: string; readonly until: string }[];
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
  readonly state: "open" | "on_table" | "finished" | "withdrawn" | "carried_over";
  readonly fate: string | null;
  readonly is_late: boolean;
  readonly reserved: string | null;
  readonly changed: number;
  readonly ballots: readonly string[];
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

export interface Request {
  readonly kind: string;
  readonly seat: string | null;
  readonly person: string | null;
  readonly name: string | null;
  readonly subject: string | null;
  readonly at: string;
}

export interface Speaker extends Request {
  readonly request: string;
  readonly seconds: number;
  readonly used_ms: number;
  readonly running_since: string | null;
}

export interface Floor {
  readonly queue: readonly string[];
  readonly requests: Readonly<Record<string, Request>>;
  readonly speaker: Speaker | null;
  readonly is_paused: boolean;
}

export interface SeatVote {
  readonly outcome: string | null;
  readonly choice: string | null;
  readonly has_voted: boolean;
  readonly may_vote: boolean;
  readonly why: Said | null;
  readonly by_clerk: boolean;
  readonly person: string | null;
  /** While it is silent: why it may not be declared as not voting yet. */
  readonly silence_why?: Said | null;
  readonly may_state?: boolean;
}

export interface Result {
  readonly decision: "approved" | "rejected" | "tied" | "chosen" | "runoff" | "new_ballot" | "postponed" | "reopened" | "objected" | "indicative";
  readonly option: string | null;
  readonly runoff: readonly string[];
  readonly casting: string | null;
  readonly tied: readonly string[];
  /** What becomes of a tie that is proclaimed without a casting vote. */
  readonly falls_to: string | null;
  readonly is_final: boolean;
  readonly sentence: Said;
}

export interface Ballot {
  readonly item: string | null;
  readonly block: readonly string[];
  readonly runoff_of: string | null;
  readonly kind: string;
  readonly question?: string | null;
  readonly yes_means?: string | null;
  readonly no_means?: string | null;
  readonly labels?: Readonly<Record<string, string>> | null;
  readonly options: readonly string[];
  readonly choices: readonly string[];
  /** What silence counts as: an option, or `not_voting`; null where every seat has to be heard. */
  readonly silence: string | null;
  readonly majority: Said;
  readonly calls: Readonly<Record<string, number>>;
  readonly called: string | null;
  readonly next: string | null;
  readonly silent: number;
  readonly statements: Readonly<Record<string, string | null>> | null;
  readonly state: "open" | "closed" | "proclaimed" | "annulled";
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly proclaimed_at: string | null;
  readonly proclaim_not_before: string | null;
  readonly voted: number;
  readonly expected: number;
  readonly seats: Readonly<Record<string, SeatVote>> | null;
  readonly counts: Readonly<Record<string, number>> | null;
  readonly result: Result | null;
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

/** What may be put to the vote now; it is not there while a ballot is unfinished. */
export interface Desk {
  readonly kind: string;
  readonly kinds: readonly DeskKind[];
  readonly matter: string;
  readonly matters: readonly { readonly matter: string; readonly majority: Said }[];
  readonly items: readonly string[];
  readonly again: { readonly of: string; readonly data: Readonly<Record<string, unknown>> } | null;
}

export interface DeskKind {
  readonly kind: string;
  readonly options: "never" | "may" | "must";
  readonly is_block: boolean;
  readonly is_counted: boolean;
  readonly why: Said | null;
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
  readonly agenda: { readonly order: readonly string[]; readonly current: string | null; readonly items: Readonly<Record<string, Item>> } | null;
  readonly documents: { readonly order: readonly string[]; readonly items: Readonly<Record<string, SessionDocument>> } | null;
  readonly floor: Floor | null;
  readonly ballots: { readonly order: readonly string[]; readonly current: string | null; readonly items: Readonly<Record<string, Ballot>> } | null;
  readonly chat: { readonly order: readonly string[]; readonly posts: Readonly<Record<string, Post>>; readonly is_open: boolean } | null;
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
