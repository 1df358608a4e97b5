// Handing the chair to somebody else, with the reason: to whom it may pass and for which reasons, the view says.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { ChairReason } from "../protocol.ts";
import type { State } from "../store.ts";
import type { Successor } from "../view.ts";
import { chosen, field, type Piece } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const TAKE = "session.take_chair";

export class RoomHandover extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.succession, mine, pending];
  }

  protected override render(): unknown {
    const { succession } = this.view;
    if (!succession) return nothing;
    const [lawful, others] = [succession.line.filter((one) => one.may_take), succession.line.filter((one) => !one.may_take)];
    return html`<details><summary>${this.t("room.handover.title")}</summary>
      ${lawful.length > 0 ? this.#form(lawful, succession.reasons) : html`<p class="hint">${this.t("room.handover.nobody")}</p>`}
      <h3>${this.t("room.handover.line")}</h3>
      <ul>${repeat(others, ({ person }) => person, ({ name, why }) => html`<li>${name}${why ? html` <small>${this.t(`room.handover.why.${why.code}`, why.params)}</small>` : nothing}</li>`)}</ul></details>`;
  }

  #form(lawful: readonly Successor[], reasons: readonly ChairReason[]): Piece {
    return html`<form class="form" @submit=${this.#hand}>
      <p class="field"><label for="handover-person">${this.t("room.handover.person")}</label><select id="handover-person" name="person">
        ${repeat(lawful, ({ person }) => person, ({ person, name }) => html`<option value=${person}>${name}</option>`)}</select></p>
      <p class="field"><label for="handover-reason">${this.t("room.reason")}</label><select id="handover-reason" name="reason">
        ${repeat(reasons, (reason) => reason, (reason) => html`<option value=${reason}>${this.w("chair_reason", reason)}</option>`)}</select></p>
      <p class="actions">${this.button({ label: this.t("room.handover.title"), key: TAKE })}</p>${this.why(TAKE)}</form>`;
  }

  #hand = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const [first, ...rest] = this.view.succession?.reasons ?? [];
    if (first) void this.ask(TAKE, { person: field(form, "person"), reason: chosen(form, "reason", [first, ...rest]) });
  };
}
