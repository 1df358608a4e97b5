// Recusals by the clerk's hand: of whoever votes for a seat on the item on the table, with the means.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Means, RecusalKind } from "../protocol.ts";
import type { State } from "../store.ts";
import { ClerkHand } from "./clerk-hand.ts";
import { chosen, field, seatsInOrder } from "./parts.ts";

const RECUSE = "attendance.recuse";
const KINDS: readonly [RecusalKind, ...RecusalKind[]] = ["impediment", "suspicion"];
const MEANS: readonly [Means, ...Means[]] = ["voice", "hand", "paper", "phone"];

export class RoomClerkRecusal extends ClerkHand {
  protected override slices({ view, pending }: State): readonly unknown[] {
    return [view.agenda?.current, view.roster, view.attendance, view.session, pending];
  }

  protected override render(): unknown {
    const { roster, agenda, session, attendance } = this.view;
    if (!roster || !agenda?.current || !["called", "open", "suspended"].includes(session.state)) return nothing;
    return html`<details><summary>${this.t("room.recusals.by_seat")}</summary><form class="form" @submit=${this.#recuse}>
      <p class="field"><label for="recusal-seat">${this.t("room.recusals.whom")}</label><select id="recusal-seat" name="seat">
        ${repeat(seatsInOrder(roster), ({ id }) => id, ({ id, number, titular }) => html`<option value=${id}>${number}. ${attendance?.[id]?.voter?.name ?? titular?.name}</option>`)}</select></p>
      <p class="field"><label for="recusal-kind">${this.t("room.recusals.kind")}</label><select id="recusal-kind" name="kind">
        ${KINDS.map((kind) => html`<option value=${kind}>${this.w("recusal", kind)}</option>`)}</select></p>
      ${this.means("recusal-means")}
      <p class="field"><label for="recusal-reason">${this.t("room.reason")}</label><input id="recusal-reason" name="reason" maxlength="500" autocomplete="off"></p>
      <p class="actions">${this.button({ label: this.w("command", RECUSE), key: RECUSE })}</p>${this.why(RECUSE)}</form></details>`;
  }

  #recuse = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const item = this.view.agenda?.current;
    const said = { seat: field(form, "seat"), kind: chosen(form, "kind", KINDS), means: chosen(form, "means", MEANS), reason: field(form, "reason") || null };
    if (item) void this.ask(RECUSE, { item, ...said }).then((isDone) => { if (isDone) form.reset(); });
  };
}
