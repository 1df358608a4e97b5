// Recusals by the clerk's hand: of whoever votes for a seat on the item on the table, or what one member alleges of another.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Means, RecusalKind } from "../protocol.ts";
import type { State } from "../store.ts";
import { ClerkHand } from "./clerk-hand.ts";
import { chosen, field, type Piece, seatsInOrder } from "./parts.ts";

const RECUSE = "attendance.recuse";
const CHALLENGE = "attendance.challenge";
const KINDS: readonly [RecusalKind, ...RecusalKind[]] = ["impediment", "suspicion"];
const MEANS: readonly [Means, ...Means[]] = ["voice", "hand", "paper", "phone"];

export class RoomClerkRecusal extends ClerkHand {
  protected override slices({ view, pending }: State): readonly unknown[] {
    return [view.agenda?.current, view.roster, view.attendance, view.session, pending];
  }

  protected override render(): unknown {
    const { roster, agenda, session } = this.view;
    if (!roster || !agenda?.current || !["called", "open", "suspended"].includes(session.state)) return nothing;
    return html`<details><summary>${this.t("room.recusals.by_seat")}</summary><form class="form" @submit=${this.#recuse}>
      ${this.#seat("recusal-seat", "seat", "whom")} ${this.#kind("recusal-kind")} ${this.means("recusal-means")} ${this.#reason("recusal-reason", false)}
      <p class="actions">${this.button({ label: this.w("command", RECUSE), key: RECUSE })}</p>${this.why(RECUSE)}</form></details>
      <details><summary>${this.w("command", CHALLENGE)}</summary><form class="form" @submit=${this.#allege}>
      ${this.#seat("alleged-by", "by_seat", "by_whom")} ${this.#seat("alleged-seat", "seat", "whom")} ${this.#kind("alleged-kind")}
      ${this.means("alleged-means")} ${this.#reason("alleged-reason", true)}
      <p class="actions">${this.button({ label: this.w("command", CHALLENGE), key: CHALLENGE })}</p>${this.why(CHALLENGE)}</form></details>`;
  }

  #seat(id: string, name: string, whose: "whom" | "by_whom"): Piece {
    const { roster, attendance } = this.view;
    return html`<p class="field"><label for=${id}>${this.t(`room.recusals.${whose}`)}</label><select id=${id} name=${name}>
      ${repeat(roster ? seatsInOrder(roster) : [], (one) => one.id, (one) => html`<option value=${one.id}>${one.number}. ${attendance?.[one.id]?.voter?.name ?? one.titular?.name}</option>`)}</select></p>`;
  }

  #kind(id: string): Piece {
    return html`<p class="field"><label for=${id}>${this.t("room.recusals.kind")}</label><select id=${id} name="kind">
      ${KINDS.map((kind) => html`<option value=${kind}>${this.w("recusal", kind)}</option>`)}</select></p>`;
  }

  #reason(id: string, isNeeded: boolean): Piece {
    return html`<p class="field"><label for=${id}>${this.t("room.reason")}</label>
      <small class="hint" id="${id}-hint">${this.t("room.recusals.hint")}</small>
      <input id=${id} name="reason" maxlength="500" autocomplete="off" aria-describedby="${id}-hint" ?required=${isNeeded}></p>`;
  }

  #said(form: HTMLFormElement): { seat: string; kind: RecusalKind; means: Means; reason: string } {
    return { seat: field(form, "seat"), kind: chosen(form, "kind", KINDS), means: chosen(form, "means", MEANS), reason: field(form, "reason") };
  }

  #recuse = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const [item, said] = [this.view.agenda?.current, this.#said(form)];
    if (item) void this.ask(RECUSE, { item, ...said, reason: said.reason || null }).then((isDone) => { if (isDone) form.reset(); });
  };

  #allege = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const item = this.view.agenda?.current;
    if (item) void this.ask(CHALLENGE, { item, ...this.#said(form), by_seat: field(form, "by_seat") }).then((isDone) => { if (isDone) form.reset(); });
  };
}
