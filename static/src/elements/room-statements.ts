// Statements of vote: those recorded, and the form by which the reader has the reasons of the own vote recorded, once.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Ballot } from "../view.ts";
import { field, type Piece, voterName } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const STATE = "ballot.state";

export class RoomStatements extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.ballots?.items[this.#id], view.roster, mine, pending];
  }

  get #id(): string {
    return this.dataset["ballot"] ?? "";
  }

  protected override render(): unknown {
    const ballot = this.view.ballots?.items[this.#id];
    if (!ballot?.seats || ballot.state === "open") return nothing;
    const said = Object.entries(ballot.statements ?? {});
    const own = Object.entries(ballot.seats).filter(([, vote]) => vote.may_state && this.mine.person !== null && vote.person === this.mine.person);
    return html`${said.length > 0 ? html`<h3>${this.t("page.session.statements")}</h3>${said.map(([seat, text]) => html`<figure class="statement">
        <blockquote>${text ?? this.t("page.session.erased")}</blockquote><figcaption>${this.#name(seat, ballot)}</figcaption></figure>`)}` : nothing}
      ${repeat(own, ([seat]) => seat, ([seat]) => this.#form(seat))}`;
  }

  #name(seat: string, ballot: Ballot): string {
    return voterName(this.view.roster, seat, ballot.seats?.[seat]);
  }

  #form(seat: string): Piece {
    const [id, key] = [`statement-${seat}`, `${STATE}:${this.#id}:${seat}`];
    const send = (event: SubmitEvent): void => {
      event.preventDefault();
      const text = field(event.currentTarget as HTMLFormElement, "text");
      if (text) void this.ask(STATE, { ballot: this.#id, seat, text }, key);
    };
    return html`<details><summary>${this.w("command", STATE)}</summary><form class="form" @submit=${send}>
      <p class="field"><label for=${id}>${this.t("room.statement.text")}</label>
        <textarea id=${id} name="text" rows="4" maxlength="20000" required aria-describedby=${`${id}-hint`}></textarea></p>
      <p class="hint" id=${`${id}-hint`}>${this.t("room.statement.hint")}</p>
      <p class="actions">${this.button({ label: this.w("command", STATE), key, kind: "primary" })}</p>${this.why(key)}</form></details>`;
  }
}
