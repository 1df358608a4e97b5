// What a member may ask of the table: a review of the item under discussion, something on an item, an amendment or a
// separate vote, a late item. Inside room-table.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { uuid } from "../connection.ts";
import type { Commands } from "../protocol.ts";
import type { State } from "../store.ts";
import { chosen, explained, field, type Piece } from "./parts.ts";
import { titleOf } from "./questions.ts";
import { RoomElement } from "./room-element.ts";

const REVIEW = "agenda.request_review";
const REQUEST = "agenda.request";
const AMEND = "agenda.amend";
const PROPOSE = "agenda.propose";
const OPINION = "agenda.give_opinion";
type RequestKind = Commands["agenda.request"]["kind"];
const KINDS: readonly [RequestKind, ...RequestKind[]] = ["postponement", "withdrawal", "inversion", "urgency"];
const PARTS: readonly ["amendment", "separate_vote"] = ["amendment", "separate_vote"];
const OPEN_STATES = ["open", "on_table"];

export class RoomMotion extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.agenda, view.attendance, view.session, mine, pending];
  }

  /** The own seat that is represented here by the reader. */
  get #seat(): string | null {
    const { person, seats } = this.mine;
    return seats.find(({ seat }) => person !== null && this.view.attendance?.[seat]?.people[person])?.seat ?? null;
  }

  protected override render(): unknown {
    const { agenda } = this.view;
    const seat = this.#seat;
    if (!agenda || seat === null) return nothing;
    const current = agenda.current;
    const item = current ? agenda.items[current] : undefined;
    const reviewed = agenda.order.filter((id) => agenda.items[id]?.review);
    return html`${repeat(reviewed, (id) => id, (id) => this.#review(id, seat))}
      ${current && item?.origin?.seats.includes(seat) ? this.#opinion(current, seat) : nothing}
      ${current ? this.#amend(current, seat) : nothing} ${this.#request(seat)} ${this.#propose(seat)}`;
  }

  #review(item: string, seat: string): Piece {
    const why = this.view.agenda?.items[item]?.review?.[seat] ?? null;
    const send = (form: HTMLFormElement): Promise<boolean> => this.ask(REVIEW, { item, seat, reason: field(form, "reason") || null });
    const title = this.view.agenda?.items[item];
    return this.#form(REVIEW, html`<p>${title ? titleOf(this.room.texts, title) : nothing}</p>${this.#area("reason", "room.reason", false)}
      ${why ? html`<p class="hint">${this.refusal(why)}</p>` : nothing}`, send, why !== null);
  }

  #opinion(item: string, seat: string): Piece {
    return this.#form(OPINION, this.#area("text", "room.table.text", true), (form) => this.ask(OPINION, { item, seat, text: field(form, "text") }));
  }

  #amend(item: string, seat: string): Piece {
    return this.#form(AMEND, html`<p class="field"><label for="amend-kind">${this.t("room.table.part")}</label>
        <select id="amend-kind" name="kind">${PARTS.map((kind) => html`<option value=${kind}>${this.w("part", kind)}</option>`)}</select></p>
      ${PARTS.map((kind) => explained(this.room.texts, `part.${kind}`))} ${this.#area("text", "room.table.text", true)}`,
    (form) => this.ask(AMEND, { item, seat, part: this.#id(), kind: chosen(form, "kind", PARTS), text: field(form, "text") }));
  }

  #request(seat: string): Piece {
    const { agenda } = this.view;
    const open = agenda?.order.filter((id) => OPEN_STATES.includes(agenda.items[id]?.state ?? "")) ?? [];
    if (open.length === 0) return nothing;
    const items = (name: string, label: string, isOptional: boolean): Piece => html`<p class="field"><label for=${`request-${name}`}>${this.t(label)}</label>
      <select id=${`request-${name}`} name=${name}>${isOptional ? html`<option value="">${this.t("room.table.no_item")}</option>` : nothing}
        ${open.map((id) => html`<option value=${id}>${agenda?.items[id]?.number}. ${agenda?.items[id]?.title ?? this.t("page.session.erased")}</option>`)}</select></p>`;
    return this.#form(REQUEST, html`<p class="field"><label for="request-kind">${this.t("room.table.kind")}</label>
        <select id="request-kind" name="kind">${KINDS.map((kind) => html`<option value=${kind}>${this.w("request", kind)}</option>`)}</select></p>
      ${KINDS.map((kind) => explained(this.room.texts, `request.${kind}`))} ${items("item", "room.table.item", false)} ${items("before", "room.table.before", true)} ${this.#area("reason", "room.reason", false)}`,
    (form) => {
      const kind = chosen(form, "kind", KINDS);
      const before = kind === "inversion" ? field(form, "before") || null : null;
      return this.ask(REQUEST, { item: field(form, "item"), seat, kind, before, reason: field(form, "reason") || null });
    });
  }

  #propose(seat: string): Piece {
    return this.#form(PROPOSE, html`<p class="field"><label for="propose-title">${this.t("room.clerk.late_title")}</label>
      <input id="propose-title" name="title" maxlength="300" autocomplete="off" required></p>`,
    (form) => this.ask(PROPOSE, { item: this.#id(), seat, title: field(form, "title") }));
  }

  #form(key: "agenda.request_review" | "agenda.request" | "agenda.amend" | "agenda.propose" | "agenda.give_opinion", fields: unknown, send: (form: HTMLFormElement) => Promise<boolean>, isOff = false): Piece {
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      void send(form).then((isDone) => { if (isDone) form.reset(); });
    };
    return html`<details><summary>${this.w("command", key)}</summary><form class="form" @submit=${submit}>${explained(this.room.texts, `command.${key}`)}${fields}
      <p class="actions">${this.button({ label: this.w("command", key), key, isOff })}</p>${this.why(key)}</form></details>`;
  }

  #area(name: string, label: string, isRequired: boolean): Piece {

    return html`<p class="field"><label>${this.t(label)}<textarea name=${name} rows="3" maxlength="2000" ?required=${isRequired}></textarea></label></p>`;
  }

  #id(): string {
    return uuid(crypto.getRandomValues(new Uint8Array(16)));
  }
}
