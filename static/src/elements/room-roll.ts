// The roll of a ballot in which seats are called by name: who is called now, who comes next, who has answered.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Ballot } from "../view.ts";
import { type Piece, voterName } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

export class RoomRoll extends RoomElement {
  protected override slices({ view, mine }: State): readonly unknown[] {
    return [view.ballots?.items[this.#id], view.roster, mine];
  }

  get #id(): string {
    return this.dataset["ballot"] ?? "";
  }

  protected override render(): unknown {
    const ballot = this.view.ballots?.items[this.#id];
    const { roster } = this.view;
    if (ballot?.kind !== "called_roll" || ballot.state !== "open" || !ballot.seats || !roster) return nothing;
    const seats = Object.entries(ballot.seats).filter(([, vote]) => vote.why?.code !== "not_in_electorate")
      .sort(([a], [b]) => (roster.seats[a]?.number ?? 0) - (roster.seats[b]?.number ?? 0));
    return html`${this.#pointer(ballot.awaited ? "now" : "answered", ballot.called, ballot)} ${this.#pointer("next", ballot.next, ballot)}
      <ol class="roll">${repeat(seats, ([seat]) => seat, ([seat, vote]) => {
        const state = vote.has_voted || vote.outcome !== null ? "answered" : ballot.called === seat ? "now" : ballot.calls[seat] ? "called" : "waiting";
        return html`<li data-state=${state} aria-current=${ballot.called === seat ? "step" : nothing}><span>${this.#seat(seat, ballot)}</span>
          <strong>${this.t(`room.roll.${state}`, { calls: ballot.calls[seat] ?? 0 })}</strong></li>`;
      })}</ol>`;
  }

  #pointer(which: "now" | "answered" | "next", seat: string | null, ballot: Ballot): Piece {
    if (!seat) return nothing;
    return html`<p class="pointer" data-pointer=${which}>${this.t(`room.roll.pointer.${which}`, { seat: this.#seat(seat, ballot) })}</p>`;
  }

  #seat(seat: string, ballot: Ballot): string {
    const { roster } = this.view;
    return this.t("room.roll.seat", { number: roster?.seats[seat]?.number, name: voterName(roster, seat, ballot.seats?.[seat]) });
  }
}
