// Ballots by the hand that leads: putting a question, seats still to be heard, the casting vote, annulling.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Ballot } from "../view.ts";
import { field, occupant, optionName, type Piece } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const ANNUL = "ballot.annul";
const TIE = "ballot.break_tie";

/** Hands an `ask` event on to the form for a question. */
export class RoomBallotDesk extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.ballots, view.steps, view.session, view.attendance, view.chair, mine, pending];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("ask", this.#open);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("ask", this.#open);
  }

  #open = (): void => {
    this.querySelector("room-ballot-form")?.dispatchEvent(new Event("ask"));
  };

  protected override render(): unknown {
    const { session, ballots } = this.view;
    if (session.state !== "open" || !ballots) return nothing;
    const id = ballots.current;
    const ballot = ballots.items[id ?? ""];
    return id && ballot ? html`${this.#unheard(id, ballot)} ${this.#tie(id, ballot)} ${this.#annul(id)}` : html`<room-ballot-form></room-ballot-form>`;
  }

  /** Seats of the electorate that neither voted nor were declared: the ballot cannot be closed before. */
  #unheard(id: string, ballot: Ballot): Piece {
    const { roster, attendance } = this.view;
    const unheard = Object.entries(ballot.seats ?? {}).filter(([, vote]) => !vote.has_voted && vote.outcome === null);
    if (ballot.state !== "open" || ballot.silence !== null || unheard.length === 0) return nothing;
    return html`<details><summary>${this.t("room.desk.unheard", { count: unheard.length })}</summary><ul class="rows">
      ${repeat(unheard, ([seat]) => seat, ([seat, vote]) => {
        const [held, key] = [roster?.seats[seat], `declare:${seat}`];
        const declare = (): void => void this.ask("ballot.declare", { ballot: id, seat, outcome: "not_voting" }, key);
        const call = (): void => void this.ask("ballot.call", { ballot: id, seat }, `call:${seat}`);
        return html`<li class="cluster"><span>${this.t("page.session.seat", { number: held?.number })} · ${held ? occupant(held, attendance?.[seat]) : nothing}</span>
          <span>${this.t("room.desk.calls", { count: ballot.calls[seat] ?? 0 })}</span>
          ${this.button({ label: this.t("room.desk.call"), key: `call:${seat}`, run: call })} ${this.why(`call:${seat}`)}
          ${this.button({ label: this.t("room.desk.not_voting"), key, isOff: Boolean(vote.silence_why), run: declare })} ${this.why(key)}
          ${vote.silence_why ? html`<span class="hint">${this.refusal(vote.silence_why)}</span>` : nothing}</li>`;
      })}</ul></details>`;
  }

  /** The casting vote, where the rules give one, and what happens without it, before anybody proclaims. */
  #tie(id: string, ballot: Ballot): Piece {
    const { result } = ballot;
    if (!result || result.tied.length === 0) return nothing;
    const may = (option: string): boolean => this.view.steps?.some((step) => step.type === TIE && step.data["option"] === option && step.is_possible) ?? false;
    const offered = result.tied.filter((option) => this.isChair && may(option));
    return html`${offered.length > 0 ? html`<p>${this.t("room.desk.tie")}</p>` : nothing}
      <p class="actions">${offered.map((option) => this.button({
        label: optionName(this.room.texts, ballot, option),
        key: `${TIE}:${option}`,
        run: () => void this.ask(TIE, { ballot: id, option }, `${TIE}:${option}`),
      }))}</p>${offered.map((option) => this.why(`${TIE}:${option}`))}
      <p class="notice" data-kind="warn">${this.t("room.desk.tie_falls", { decision: result.falls_to })}</p>`;
  }

  #annul(id: string): Piece {
    const annul = (event: SubmitEvent): void => {
      event.preventDefault();
      void this.ask(ANNUL, { ballot: id, reason: field(event.currentTarget as HTMLFormElement, "reason") });
    };
    return html`<details><summary>${this.w("command", ANNUL)}</summary><form class="form" @submit=${annul}>
      <p class="field"><label for="annul-reason">${this.t("room.reason")}</label><input id="annul-reason" name="reason" maxlength="500" required></p>
      <p class="actions">${this.button({ label: this.w("command", ANNUL), key: ANNUL, kind: "danger" })}</p>${this.why(ANNUL)}</form></details>`;
  }
}
