// Votes by the clerk's hand, in one grid for all seats of the open ballot. Never in a secret one: the server refuses.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Ballot, SeatVote } from "../view.ts";
import { ClerkHand } from "./clerk-hand.ts";
import { occupant, optionName, type Piece, tag } from "./parts.ts";

export class RoomClerkVotes extends ClerkHand {
  protected override slices({ view, pending }: State): readonly unknown[] {
    return [view.ballots, view.roster, view.attendance, pending];
  }

  protected override render(): unknown {
    const { ballots, roster } = this.view;
    const ballot = ballots?.items[ballots.current ?? ""];
    if (!ballot?.seats || ballot.state !== "open" || !roster) return nothing;
    const rows = Object.entries(ballot.seats)
      .filter(([, vote]) => vote.may_vote || vote.has_voted)
      .sort(([a], [b]) => (roster.seats[a]?.number ?? 0) - (roster.seats[b]?.number ?? 0));
    return html`<details><summary>${this.t("room.clerk.votes")}</summary>
      <form class="form" @submit=${(event: Event) => { event.preventDefault(); }}>
        ${this.means("vote-means")}
        <ul class="rows">${repeat(rows, ([seat]) => seat, ([seat, vote]) => this.#seat(seat, vote, ballot))}</ul>
      </form></details>`;
  }

  #seat(seat: string, vote: SeatVote, ballot: Ballot): Piece {
    const { roster, attendance, ballots } = this.view;
    const held = roster?.seats[seat];
    const key = `cast:${seat}`;
    const id = ballots?.current ?? "";
    const cast = (choice: string): void => { this.hand("ballot.cast", { ballot: id, seat, choice }, `${key}:${choice}`); };
    const options = ballot.choices;
    return html`<li><p class="cluster"><span>${this.t("page.session.seat", { number: held?.number })} · <strong>${held ? occupant(held, attendance?.[seat]) : nothing}</strong></span>
      ${vote.has_voted ? tag(this.w("outcome", "voted")) : nothing} ${vote.by_clerk ? tag(this.t("page.session.by_clerk")) : nothing}</p>
      ${vote.may_enter ? html`<p class="actions">${options.map((option) => this.button({
        label: optionName(this.room.texts, ballot, option), key: `${key}:${option}`, run: () => { cast(option); },
      }))}</p>` : nothing}${options.map((option) => this.why(`${key}:${option}`))}</li>`;
  }
}
