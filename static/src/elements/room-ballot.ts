// The ballot of the moment: what it decides, the reader's vote, how many have voted, what came out. It tallies nothing.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Ballot, Roster, SeatVote } from "../view.ts";
import { badge, bars, meaning, optionName, type Piece, resultSentence, tag, voterName } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

export class RoomBallot extends RoomElement {
  protected override slices({ view }: State): readonly unknown[] {
    return [view.ballots, view.roster, view.agenda?.current];
  }

  protected override ticks(): boolean {
    return this.#shown()?.[1].state === "closed";
  }

  protected override render(): unknown {
    const shown = this.#shown();
    if (!shown) return nothing;
    const [id, ballot] = shown;
    const { texts } = this.room;
    return html`<section class="ballot card" data-state=${ballot.state} aria-labelledby="ballot">
      <p class="cluster">${badge(texts, "phase", ballot.state)} ${tag(this.w("ballot_kind", ballot.kind))}
        ${ballot.kind === "straw" ? tag(this.t("room.vote.decides_nothing")) : nothing}
        ${ballot.result ? badge(texts, "decision", ballot.result.decision) : nothing}</p>
      <h2 class="question" id="ballot" tabindex="-1">${ballot.question ?? this.t("page.session.reserved_ballot")}</h2>
      ${this.#block(ballot)} ${this.#meanings(ballot)} ${ballot.state === "open" ? html`<p class="hint">${this.t(`sentence.${ballot.majority.code}`, ballot.majority.params)}</p>` : nothing}
      ${this.#progress(ballot)} ${bars(texts, ballot)} ${resultSentence(texts, ballot)} ${this.#runoff(ballot)}
      ${repeat([id], (key) => key, (key) => html`<room-vote data-ballot=${key}></room-vote>`)}
      <room-roll data-ballot=${id}></room-roll>
      <room-statements data-ballot=${id}></room-statements>
      ${this.#seats(ballot)}</section>`;
  }

  /** The current one, else the last of the item on the table. */
  #shown(): [string, Ballot] | null {
    const { ballots, agenda } = this.view;
    const id = ballots?.current ?? agenda?.items[agenda.current ?? ""]?.ballots.at(-1);
    const ballot = ballots?.items[id ?? ""];
    return id && ballot ? [id, ballot] : null;
  }

  #block({ block }: Ballot): Piece {
    if (block.length === 0) return nothing;
    const { agenda } = this.view;
    return html`<p>${this.t("page.session.block")}</p><ul>${block.map((id) => html`<li>${agenda?.items[id]?.title ?? this.t("page.session.erased")}</li>`)}</ul>`;
  }

  #runoff(ballot: Ballot): Piece {
    const { result } = ballot;
    if (result?.decision !== "runoff") return nothing;
    const options = result.runoff.map((option) => optionName(this.room.texts, ballot, option));
    return html`<p><strong>${this.t("page.session.runoff", { options })}</strong></p>`;
  }

  #meanings(ballot: Ballot): Piece {
    const said = ballot.options.map((option) => [option, meaning(ballot, option)] as const).filter(([, text]) => text);
    if (said.length === 0) return nothing;
    return html`<dl class="meanings">${said.map(([option, text]) => html`<dt>${optionName(this.room.texts, ballot, option)}</dt><dd>${text}</dd>`)}</dl>`;
  }

  #progress(ballot: Ballot): Piece {
    const { voted, expected, recused, proclaim_not_before } = ballot;
    const said = html`<p>${this.t(ballot.silence === null ? "page.session.voted" : "page.session.spoke", { voted, expected, recused })}</p>`;
    if (ballot.state === "open") return html`${said}<progress max=${Math.max(1, expected)} .value=${voted} aria-label=${this.t("room.ballot.progress")}></progress>`;
    if (ballot.state !== "closed" || !proclaim_not_before) return nothing;
    const seconds = Math.ceil((Date.parse(proclaim_not_before) - this.now) / 1000);
    return seconds > 0 ? html`<p class="notice" data-kind="info">${this.t("room.ballot.checking", { seconds })}</p>` : nothing;
  }

  #seats(ballot: Ballot): Piece {
    const { roster } = this.view;
    if (!ballot.seats || !roster) return nothing;
    const seats = Object.entries(ballot.seats).sort(([a], [b]) => number(roster, a) - number(roster, b));
    return html`<details><summary>${this.t("page.session.seat_by_seat")}</summary>
      <ul class="seat-grid">${repeat(seats, ([id]) => id, ([id, vote]) => this.#seat(id, vote, ballot, roster))}</ul></details>`;
  }

  #seat(id: string, vote: SeatVote, ballot: Ballot, roster: Roster): Piece {
    const seat = roster.seats[id];
    return html`<li class="seat" data-state=${vote.outcome ?? (vote.has_voted ? "voted" : "waiting")}>
      <span>${this.t("page.session.seat", { number: seat?.number })}</span><span class="name">${voterName(roster, id, vote)}</span>
      <span>${this.#outcome(vote, ballot)}</span>
      ${vote.by_clerk ? tag(this.t("page.session.by_clerk")) : nothing}</li>`;
  }

  #outcome({ choice, outcome, has_voted }: SeatVote, ballot: Ballot): string {
    if (choice) return has_voted ? optionName(this.room.texts, ballot, choice) : this.t("page.session.by_silence", { option: optionName(this.room.texts, ballot, choice) });
    if (outcome) return this.w("outcome", outcome);
    return has_voted ? this.w("outcome", "voted") : this.t("page.session.not_yet");
  }
}

function number(roster: Roster, seat: string): number {
  return roster.seats[seat]?.number ?? 0;
}
