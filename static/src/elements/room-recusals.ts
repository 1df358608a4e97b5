// Who does not vote on the item on the table, and who alleges it of whom. A member declares the own recusal here.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { uuid } from "../connection.ts";
import type { RecusalKind } from "../protocol.ts";
import type { State } from "../store.ts";
import type { Challenge, Recusal } from "../view.ts";
import { chosen, explained, field, type Piece, section, seatsInOrder } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const KINDS: readonly [RecusalKind, ...RecusalKind[]] = ["impediment", "suspicion"];
const RECUSE = "attendance.recuse";
const CHALLENGE = "attendance.challenge";
const BACK = "attendance.withdraw_recusal";

export class RoomRecusals extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.recusals, view.agenda, view.ballots?.current, view.roster, view.session, mine, pending];
  }

  get #item(): string | null {
    return this.view.agenda?.current ?? null;
  }

  protected override render(): unknown {
    const { recusals, session } = this.view;
    if (!recusals || !["called", "open", "suspended"].includes(session.state)) return nothing;
    const item = this.#item;
    const recused = item === null ? [] : (recusals.items[item] ?? []);
    const isMember = this.mine.seats.length > 0;
    const mayAllege = item !== null && (isMember || this.isChair);
    if (recused.length === 0 && recusals.challenges.length === 0 && !mayAllege) return nothing;
    return section("recusals", this.t("room.recusals.title"), html`
      <ul>${repeat(recused, ({ person }) => person, (one) => html`<li>${this.#said(one)}</li>`)}</ul>
      ${repeat(recusals.challenges, ({ id }) => id, (one) => this.#challenge(one))}
      ${mayAllege ? html`${isMember ? this.#own(item, recused) : nothing} ${this.#allege(item)}` : nothing}`);
  }

  #number(seat: string | null): number | undefined {
    return this.view.roster?.seats[seat ?? ""]?.number;
  }

  #said({ name, seat, kind, instead, reason }: Recusal): Piece {
    const said = this.t("room.recusals.recused", { name, number: this.#number(seat), kind: this.w("recusal", kind), instead: instead?.name ?? null });
    return html`${said}${reason ? html` <small>${reason}</small>` : nothing}`;
  }

  #own(item: string, recused: readonly Recusal[]): Piece {
    const own = recused.find(({ person }) => person === this.mine.person);
    const seat = own?.seat ?? this.mine.seats[0]?.seat ?? null;
    if (own) {
      const back = (): void => void this.ask(BACK, { item, seat });
      return html`<p class="actions">${this.button({ label: this.w("command", BACK), key: BACK, run: back })}</p>${this.why(BACK)}`;
    }
    const declare = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      void this.ask(RECUSE, { item, seat, kind: chosen(form, "kind", KINDS), reason: field(form, "reason") || null });
    };
    return html`<details><summary>${this.w("command", RECUSE)}</summary><form class="form" @submit=${declare}>
      ${explained(this.room.texts, `command.${RECUSE}`)}${this.#kind("recuse")}${this.#reason("recuse", false)}
      <p class="actions">${this.button({ label: this.w("command", RECUSE), key: RECUSE, kind: "primary" })}</p>${this.why(RECUSE)}</form></details>`;
  }

  #kind(id: string): Piece {
    return html`<p class="field"><label for="${id}-kind">${this.t("room.recusals.kind")}</label><select id="${id}-kind" name="kind">
      ${KINDS.map((kind) => html`<option value=${kind}>${this.w("recusal", kind)}</option>`)}</select></p>`;
  }

  #reason(id: string, isNeeded: boolean): Piece {
    return html`<p class="field"><label for="${id}-reason">${this.t("room.reason")}</label>
      <small class="hint" id="${id}-reason-hint">${this.t("room.recusals.hint")}</small>
      <input id="${id}-reason" name="reason" maxlength="500" autocomplete="off" aria-describedby="${id}-reason-hint" ?required=${isNeeded}></p>`;
  }

  #allege(item: string): Piece {
    const own = new Set(this.mine.seats.map(({ seat }) => seat));
    const seats = this.view.roster ? seatsInOrder(this.view.roster).filter(({ id }) => !own.has(id)) : [];
    const allege = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const data = { item, seat: field(form, "seat"), kind: chosen(form, "kind", KINDS), reason: field(form, "reason") };
      void this.ask(CHALLENGE, { ...data, by_seat: this.mine.seats[0]?.seat ?? null });
    };
    return html`<details><summary>${this.w("command", CHALLENGE)}</summary><form class="form" @submit=${allege}>
      ${explained(this.room.texts, `command.${CHALLENGE}`)}
      <p class="field"><label for="challenge-seat">${this.t("room.recusals.whom")}</label><select id="challenge-seat" name="seat">
        ${repeat(seats, ({ id }) => id, ({ id, number, titular }) => html`<option value=${id}>${number}. ${this.view.attendance?.[id]?.voter?.name ?? titular?.name}</option>`)}</select></p>
      ${this.#kind("challenge")}${this.#reason("challenge", true)}
      <p class="actions">${this.button({ label: this.w("command", CHALLENGE), key: CHALLENGE })}</p>${this.why(CHALLENGE)}</form></details>`;
  }

  #challenge({ id, item, name, person, kind, by_seat, reason }: Challenge): Piece {
    const said = { name, kind: this.w("recusal", kind), number: this.view.agenda?.items[item]?.number, seat: this.#number(by_seat) ?? null };
    const why = reason ?? this.mine.recusals.find(({ challenge }) => challenge === id)?.reason;
    const accept = (): void => void this.ask("attendance.accept_challenge", { challenge: id }, `accept:${id}`);
    const drop = (): void => void this.ask("attendance.drop_challenge", { challenge: id }, `drop:${id}`);
    const isOwn = this.mine.seats.some(({ seat }) => seat === by_seat) || (by_seat === null && this.isChair);
    return html`<div class="notice" data-kind="warn"><p>${this.t("room.recusals.challenged", said)}${why ? html` <small>${why}</small>` : nothing}</p>
      <p class="actions">${person === this.mine.person ? this.button({ label: this.w("command", "attendance.accept_challenge"), key: `accept:${id}`, run: accept }) : nothing}
        ${isOwn ? this.button({ label: this.w("command", "attendance.drop_challenge"), key: `drop:${id}`, run: drop }) : nothing}
        ${this.isTable ? this.button({ label: this.t("room.recusals.put"), key: `put:${id}`, run: () => { this.#put(id, said); } }) : nothing}</p>
      ${[`accept:${id}`, `drop:${id}`, `put:${id}`].map((key) => this.why(key))}</div>`;
  }

  /** The council decides: one ballot on the challenge alone. */
  #put(id: string, said: Readonly<Record<string, unknown>>): void {
    const [question, yes_means, no_means] = ["question", "yes_means", "no_means"].map((word) => this.t(`room.recusals.${word}`, said));
    const ballot = { ballot: uuid(crypto.getRandomValues(new Uint8Array(16))), question: question ?? "", yes_means: yes_means ?? null, no_means: no_means ?? null };
    void this.ask("ballot.open", { ...ballot, settles: { kind: "challenge", subject: id } }, `put:${id}`);
  }
}
