// Ballots by the hand that leads: putting a question, seats still to be heard, the casting vote, annulling.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { uuid } from "../connection.ts";
import type { State } from "../store.ts";
import type { Ballot } from "../view.ts";
import { field, occupant, optionName, type Piece } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const OPEN = "ballot.open";
const ANNUL = "ballot.annul";
const TIE = "ballot.break_tie";

/** The form for a question opens at an `ask` event. */
export class RoomBallotDesk extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.ballots, view.agenda, view.session, view.attendance, view.chair, mine, pending];
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
    this.querySelector("details.put")?.setAttribute("open", "");
    this.querySelector<HTMLElement>("#desk-question")?.focus();
  };

  protected override render(): unknown {
    const { session, ballots } = this.view;
    if (session.state !== "open" || !ballots || session.opened?.is_informative) return nothing;
    const id = ballots.current;
    const ballot = ballots.items[id ?? ""];
    return id && ballot ? html`${this.#unheard(id, ballot)} ${this.#tie(id, ballot)} ${this.#annul(id)}` : this.#form();
  }

  #form(): Piece {
    const { agenda } = this.view;
    const item = agenda?.current ?? null;
    const about = item ? agenda?.items[item] : null;
    const put = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const data = {
        ballot: uuid(crypto.getRandomValues(new Uint8Array(16))),
        item,
        ...(about?.matter && { matter: about.matter }),
        question: field(form, "question"),
        yes_means: field(form, "yes_means") || null,
        no_means: field(form, "no_means") || null,
      };
      void this.ask(OPEN, data).then((isDone) => { if (isDone) form.reset(); });
    };
    return html`<details class="put"><summary>${this.w("command", OPEN)}</summary><form class="form" @submit=${put}>
      ${this.#field("question", true)} ${about?.title ? html`<p class="hint">${this.t("room.desk.about", { title: about.title })}</p>` : nothing}
      ${this.#field("yes_means", false)} ${this.#field("no_means", false)}
      <p class="actions">${this.button({ label: this.w("command", OPEN), key: OPEN, kind: "primary" })}</p>${this.why(OPEN)}</form></details>`;
  }

  #field(name: string, isRequired: boolean): Piece {
    return html`<p class="field"><label for=${`desk-${name}`}>${this.t(`room.desk.${name}`)}</label>
      <input id=${`desk-${name}`} name=${name} maxlength="300" autocomplete="off" ?required=${isRequired}></p>`;
  }

  /** Seats of the electorate that neither voted nor were declared: the ballot cannot be closed before. */
  #unheard(id: string, ballot: Ballot): Piece {
    const { roster, attendance } = this.view;
    const unheard = Object.entries(ballot.seats ?? {}).filter(([, vote]) => !vote.has_voted && vote.outcome === null);
    if (ballot.state !== "open" || unheard.length === 0) return nothing;
    return html`<details><summary>${this.t("room.desk.unheard", { count: unheard.length })}</summary><ul class="rows">
      ${repeat(unheard, ([seat]) => seat, ([seat]) => {
        const [held, key] = [roster?.seats[seat], `declare:${seat}`];
        const declare = (): void => void this.ask("ballot.declare", { ballot: id, seat, outcome: "not_voting" }, key);
        return html`<li class="cluster"><span>${this.t("page.session.seat", { number: held?.number })} · ${held ? occupant(held, attendance?.[seat]) : nothing}</span>
          ${this.button({ label: this.t("room.desk.not_voting"), key, run: declare })} ${this.why(key)}</li>`;
      })}</ul></details>`;
  }

  #tie(id: string, ballot: Ballot): Piece {
    if (ballot.result?.decision !== "tied" || !this.isChair || ballot.criteria?.length) return nothing;
    const most = Math.max(...ballot.options.map((option) => ballot.counts?.[option] ?? 0));
    const tied = ballot.options.filter((option) => ballot.counts?.[option] === most);
    return html`<p>${this.t("room.desk.tie")}</p><p class="actions">${tied.map((option) => this.button({
      label: optionName(this.room.texts, ballot, option),
      key: `${TIE}:${option}`,
      run: () => void this.ask(TIE, { ballot: id, option }, `${TIE}:${option}`),
    }))}</p>${tied.map((option) => this.why(`${TIE}:${option}`))}`;
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
