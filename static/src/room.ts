// What every live part of a page reaches for, and how ids are called in sentences. Holds nothing itself.
import type { Announcer } from "./announce.ts";
import type { Connection } from "./connection.ts";
import type { Store } from "./store.ts";
import type { Texts } from "./text.ts";
import type { Said, View } from "./view.ts";

export interface Room {
  readonly store: Store;
  readonly connection: Pick<Connection, "command" | "giveUp">;
  readonly texts: Texts;
  readonly announcer: Pick<Announcer, "say">;
  now(): number;
}

/** Params of a reason with seats by number, in lists with who sits there, items by title and ballots by question. */
export function named({ roster, attendance, agenda, ballots }: View, params: Said["params"]): Said["params"] {
  const name = (id: unknown): unknown => {
    if (Array.isArray(id)) return id.map(listed);
    if (typeof id !== "string") return id;
    return roster?.seats[id]?.number ?? agenda?.items[id]?.title ?? ballots?.items[id]?.question ?? id;
  };
  const listed = (id: unknown): unknown => {
    const seat = typeof id === "string" ? roster?.seats[id] : undefined;
    const holder = typeof id === "string" ? (attendance?.[id]?.voter ?? seat?.titular) : undefined;
    return seat && holder ? `${String(seat.number)} (${holder.name})` : name(id);
  };
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, name(value)]));
}
