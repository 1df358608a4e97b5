// The shape of elections in a session's view. Types only.
import type { Commands } from "./protocol.ts";
import type { Said } from "./view.ts";

export type Criterion = NonNullable<Commands["ballot.break_tie"]["criterion"]>;

export interface Nominee {
  readonly seat: string;
  readonly person: string;
  readonly name: string;
  readonly by_seat: string;
  readonly state: "nominated" | "accepted" | "declined" | "withdrawn";
}

export interface Election {
  readonly office: Commands["election.call"]["office"];
  readonly item: string;
  readonly eligible: readonly string[];
  readonly voting: readonly string[];
  readonly term_months: number | null;
  readonly state: "nominating" | "voting" | "runoff" | "elected" | "unfilled";
  readonly nominees: readonly Nominee[];
  /** By seat, why its members may not nominate, and why its titular may not be nominated; none after the nominations. */
  readonly seats: Readonly<Record<string, { readonly nominates: Said | null; readonly stands: Said | null }>>;
  /** Those who tie in the vote under way, and the criteria that may break it now. */
  readonly tie: { readonly ballot: string; readonly seats: readonly string[]; readonly criteria: readonly Criterion[] } | null;
  readonly elected: { readonly seat: string; readonly person: string; readonly name: string } | null;
}
