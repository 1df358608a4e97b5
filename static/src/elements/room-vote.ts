// The reader's own vote in one ballot: choosing, one confirmation, the receipt, changing it, or the plain reason why not.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Ballot } from "../view.ts";
import { field, meaning, optionName, type Piece } from "./parts.ts";
import { receiptText } from "./receipt.ts";
import { type Phase, VotePhase } from "./vote-phase.ts";

interface Draft {
  readonly seat: string;
  readonly choice: string;
}

export class RoomVote extends VotePhase {
  #changing: string | null = null;
  #draft: Draft | null = null;
  /** The phase that ended while its reader had not confirmed. */
  #missed: Phase | null = null;

  protected override slices({ view, mine, pending, receipts }: State): readonly unknown[] {
    return [view.ballots?.items[this.ballotId], view.attendance, mine, pending, receipts];
  }

  protected override ticks(): boolean {
    return this.ballot?.state === "closed";
  }

  protected override drop(phase: Phase): void {
    const dialog = this.querySelector("dialog");
    if (dialog?.open || (this.#changing !== null && !this.pending(this.#key(this.#changing)))) {
      this.#missed = phase;
      this.room.announcer.say(this.t(`room.vote.missed.${phase}`), true);
    }
    dialog?.close();
    this.#changing = this.#draft = null;
  }

  protected override render(): unknown {
    const ballot = this.ballot;
    if (!ballot?.seats || this.mine.seats.length === 0) return nothing;
    const missed = this.#missed ? html`<p class="notice" data-kind="warn">${this.t(`room.vote.missed.${this.#missed}`)}</p>` : nothing;
    return html`${missed} ${this.#offer(ballot, ballot.seats)}`;
  }

  #offer(ballot: Ballot, all: NonNullable<Ballot["seats"]>): Piece | typeof nothing {
    if (ballot.state !== "open" && ballot.state !== "closed") return this.#receipt(ballot);
    const seats = Object.entries(all).filter(([, { person }]) => person === this.mine.person).map(([seat]) => seat);
    if (seats.length === 0) return this.#whyNot(ballot);
    return html`${repeat(seats, (seat) => seat, (seat) => this.#card(seat, ballot))} ${this.#dialog(ballot)}`;
  }

  #card(seat: string, ballot: Ballot): Piece {
    const vote = ballot.seats?.[seat];
    if (!vote) return nothing;
    const isChangeable = ballot.state === "open" ? vote.may_vote : vote.choice !== null && this.isCorrectable(ballot);
    const counted = ballot.state === "closed" && !vote.has_voted ? vote.choice : null;
    if ((vote.has_voted || counted) && this.#changing !== seat) {
      const label = this.t(ballot.state === "open" ? "room.vote.change" : "room.vote.correct");
      const run = (): void => { [this.#changing, this.#missed] = [seat, null]; this.requestUpdate(); };
      const silent = counted ? html`<p class="notice" data-kind="info">${this.t("room.vote.silent", { option: optionName(this.room.texts, ballot, counted) })}</p>` : nothing;
      return html`${silent} ${this.#receipt(ballot)} ${isChangeable ? html`<p class="actions">${this.button({ label, run })}</p>` : nothing}`;
    }
    if (!isChangeable) return vote.why && (ballot.state === "open" || ballot.silence === null) ? html`<p class="notice" data-kind="warn">${this.refusal(vote.why)}</p>` : nothing;
    return html`${this.#turn(seat, ballot)} ${ballot.silence === null || vote.has_voted || counted ? this.#form(seat, ballot) : this.#contrary(seat, ballot)}`;
  }

  /** In a called roll: that it is the reader's turn. */
  #turn(seat: string, ballot: Ballot): Piece {
    if (ballot.called !== seat) return nothing;
    return html`<p class="notice" data-kind="good"><strong>${this.t("room.roll.your_turn", { number: this.view.roster?.seats[seat]?.number })}</strong></p>`;
  }

  /** Where silence says something: what it says, and a button for each thing else. */
  #contrary(seat: string, ballot: Ballot): Piece {
    const others = ballot.choices.filter((choice) => choice !== ballot.silence);
    const label = (choice: string): string => this.t(ballot.labels?.[choice] ? "room.vote.for" : `room.vote.say.${choice}`, { option: optionName(this.room.texts, ballot, choice) });
    return html`<h3>${this.t("room.vote.yours", { number: this.view.roster?.seats[seat]?.number })}</h3><p>${this.t(`room.vote.silence.${ballot.kind}`)}</p>
      <p class="actions">${others.map((choice) => this.button({ label: label(choice), key: this.#key(seat), run: () => { this.#confirm({ seat, choice }); } }))}</p>${this.why(this.#key(seat))}`;
  }

  #form(seat: string, ballot: Ballot): Piece {
    const number = this.view.roster?.seats[seat]?.number;
    const choose = (event: SubmitEvent): void => {
      event.preventDefault();
      const choice = field(event.currentTarget as HTMLFormElement, "choice");
      if (choice) this.#confirm({ seat, choice });
    };
    return html`<form class="form vote" @submit=${choose}>
      <fieldset class="choices"><legend>${this.t("room.vote.yours", { number })}</legend>
        ${ballot.choices.map((option) => html`<label class="choice" data-option=${option}>
          <input type="radio" name="choice" value=${option} required>
          <span><strong>${optionName(this.room.texts, ballot, option)}</strong>${meaning(ballot, option) ? html`<br>${meaning(ballot, option)}` : nothing}</span></label>`)}
      </fieldset>
      <p class="actions">${this.button({ label: this.t("room.vote.vote"), key: this.#key(seat), kind: "primary" })}</p>
      ${this.why(this.#key(seat))}</form>`;
  }

  #key(seat: string): string {
    return `vote:${this.ballotId}:${seat}`;
  }

  #confirm(draft: Draft): void {
    this.#draft = draft;
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector("dialog")?.showModal());
  }

  #dialog(ballot: Ballot): Piece {
    const choice = this.#draft?.choice ?? "";
    const close = (): void => this.querySelector("dialog")?.close();
    return html`<dialog class="card" aria-labelledby="confirm-vote"><h2 id="confirm-vote">${this.t("room.vote.confirm")}</h2>
      <p>${ballot.question}</p>
      <p class="chosen"><strong>${optionName(this.room.texts, ballot, choice)}</strong> ${meaning(ballot, choice) ?? nothing}</p>
      <p class="actions">${this.button({ label: this.t("room.vote.send"), kind: "primary", run: this.#cast })}
        ${this.button({ label: this.t("room.back"), run: close })}</p></dialog>`;
  }

  #cast = (): void => {
    const [draft, ballot] = [this.#draft, this.ballot];
    this.querySelector("dialog")?.close();
    if (!draft || !ballot) return;
    const type = ballot.state === "open" ? "ballot.cast" : "ballot.correct";
    void this.ask(type, { ballot: this.ballotId, ...draft }, this.#key(draft.seat)).then((isDone) => {
      if (!isDone) return;
      this.#changing = null;
      this.requestUpdate();
      this.room.announcer.say(receiptText(this.room.texts, this.state, this.ballotId, ballot) ?? "");
    });
  };

  #receipt(ballot: Ballot): Piece {
    const text = receiptText(this.room.texts, this.state, this.ballotId, ballot);
    return text ? html`<p class="notice" data-kind="good">${text}</p>` : nothing;
  }

  #whyNot(ballot: Ballot): Piece {
    const [held] = this.mine.seats;
    const [vote, here] = [ballot.seats?.[held?.seat ?? ""], this.view.attendance?.[held?.seat ?? ""]];
    const seat = held?.seat;
    const isFirst = held?.capacity === "alternate" && here?.voter && here.voter.person !== this.mine.person;
    const why = isFirst ? { code: "titular_votes", params: { seat, name: here.voter.name } } : vote?.why;
    return html`<p class="notice" data-kind="info">${this.refusal(why ?? { code: "not_in_electorate", params: { seat } })}</p>`;
  }
}
