// The shape of ballots in a session's view, and of what may be put to the vote. Types only.
import type { Said } from "./view.ts";

export interface SeatVote {
  readonly outcome: string | null;
  readonly choice: string | null;
  readonly has_voted: boolean;
  readonly may_vote: boolean;
  /** Whether the clerk may enter it: not over a vote from the own device. */
  readonly may_enter?: boolean;
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
  /** The election whose candidates are the options. */
  readonly election?: string | null;
  /** Of a ballot held on paper: what its sheet declares, and whether its votes say otherwise. */
  readonly paper: { readonly declared: string | null; readonly contradicts: boolean; readonly document: string | null } | null;
  /** Corrections that changed it after its proclamation. */
  readonly corrected_by: readonly string[];
  /** What became of what followed from a result since annulled or corrected. */
  readonly effects?: "waits" | "undone" | "kept" | null;
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
  /** In a called roll: the seat called last, while it has not answered. */
  readonly awaited: string | null;
  readonly next: string | null;
  readonly silent: number;
  readonly statements: Readonly<Record<string, string | null>> | null;
  readonly state: "open" | "closed" | "proclaimed" | "annulled";
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly proclaimed_at: string | null;
  readonly proclaim_not_before: string | null;
  readonly voted: number;
  /** Of the seats that may vote; those `recused` are counted beside them. */
  readonly expected: number;
  readonly recused: number;
  readonly seats: Readonly<Record<string, SeatVote>> | null;
  readonly counts: Readonly<Record<string, number>> | null;
  readonly result: Result | null;
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
