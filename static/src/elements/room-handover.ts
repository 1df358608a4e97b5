// Handing the chair to somebody else, with the reason. Who may have it, the succession decides.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { ChairReason } from "../protocol.ts";
import type { State } from "../store.ts";
import type { Holder } from "../view.ts";
import { chosen, field } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const TAKE = "session.take_chair";
const REASONS: readonly [ChairReason, ...ChairReason[]] = ["absence", "recusal", "candidacy", "lost_connection", "return"];

export class RoomHandover extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.roster, view.chair, view.attendance, view.session, mine, pending];
  }

  protected override render(): unknown {
    const { session } = this.view;
    if (!["called", "open", "suspended"].includes(session.state)) return nothing;
    return html`<details><summary>${this.t("room.handover.title")}</summary><form class="form" @submit=${this.#hand}>
      <p class="field"><label for="handover-person">${this.t("room.handover.person")}</label><select id="handover-person" name="person">
        ${repeat(this.#people(), ({ person }) => person, ({ person, name }) => html`<option value=${person}>${name}</option>`)}</select></p>
      <p class="field"><label for="handover-reason">${this.t("room.reason")}</label><select id="handover-reason" name="reason">
        ${REASONS.map((reason) => html`<option value=${reason}>${this.w("chair_reason", reason)}</option>`)}</select></p>
      <p class="actions">${this.button({ label: this.t("room.handover.title"), key: TAKE })}</p>${this.why(TAKE)}</form></details>`;
  }

  /** Officers first, then whoever votes now. */
  #people(): readonly Holder[] {
    const { roster, attendance, chair } = this.view;
    const voters = Object.values(attendance ?? {}).flatMap(({ voter }) => (voter ? [voter] : []));
    const byPerson = new Map([...voters, ...(roster?.officers ?? [])].map((one) => [one.person, one]));
    byPerson.delete(chair?.person ?? "");
    const offices = new Set(roster?.officers.map(({ person }) => person));
    return [...byPerson.values()].sort((a, b) => Number(offices.has(b.person)) - Number(offices.has(a.person)));
  }

  #hand = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    void this.ask(TAKE, { person: field(form, "person"), reason: chosen(form, "reason", REASONS) });
  };
}
