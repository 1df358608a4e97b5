// How long each person and each segment has spoken so far: speeches that are over, as the view counts them.
import { html, nothing } from "lit";

import type { State } from "../store.ts";
import type { Roster } from "../view.ts";
import { RoomElement } from "./room-element.ts";

export class RoomSpoken extends RoomElement {
  protected override slices({ view }: State): readonly unknown[] {
    return [view.floor?.spoken, view.roster];
  }

  protected override render(): unknown {
    const { floor, roster } = this.view;
    if (!floor || !roster) return nothing;
    const { people, segments, public: citizens } = floor.spoken;
    const rows = [
      ...Object.entries(segments).map(([id, seconds]) => [roster.segments[id]?.name ?? id, seconds] as const),
      ...Object.entries(people).map(([person, seconds]) => [nameOf(roster, person), seconds] as const),
      ...(citizens > 0 ? [[this.t("room.floor.spoken_public"), citizens] as const] : []),
    ];
    if (rows.length === 0) return nothing;
    return html`<details><summary>${this.t("room.floor.spoken")}</summary>
      <dl class="facts">${rows.map(([name, seconds]) => html`<dt>${name}</dt><dd>${this.t("room.floor.duration", { seconds })}</dd>`)}</dl></details>`;
  }
}

function nameOf(roster: Roster, person: string): string {
  const holders = Object.values(roster.seats).flatMap((seat) => [seat.titular, ...seat.alternates]);
  return [...holders, ...roster.officers].find((one) => one?.person === person)?.name ?? person;
}
