// Elections of officers: who stands for which office. A member nominates and answers here, the clerk for any member.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Means } from "../protocol.ts";
import type { State } from "../store.ts";
import type { Election, Nominee } from "../view.ts";
import { badge, chosen, field, type Piece, section, seatsInOrder, tag } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const MEANS: readonly [Means, ...Means[]] = ["voice", "hand", "paper", "phone"];
const NOMINATE = "election.nominate";
const ANSWERS = { nominated: ["election.accept", "election.decline"], accepted: ["election.withdraw"], declined: [], withdrawn: [] } as const;
type Listed = Election & { readonly id: string };

export class RoomElections extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.elections, view.roster, view.session, view.agenda, view.chair, view.steps !== null, mine, pending];
  }

  protected override render(): unknown {
    const { elections, session } = this.view;
    const isRunning = ["called", "open", "suspended"].includes(session.state);
    const listed = Object.entries(elections ?? {}).map(([id, one]) => ({ id, ...one }));
    const desk = isRunning && this.isTable ? html`<room-election-desk></room-election-desk>` : nothing;
    if (!elections || (listed.length === 0 && !this.#hasItem)) return nothing;
    if (listed.length === 0 && desk === nothing) return nothing;
    return section("elections", this.t("room.election.title"), html`
      ${repeat(listed, ({ id }) => id, (one) => this.#election(one, isRunning))} ${desk}`);
  }

  /** Whether the agenda has an item on which an election may be called. */
  get #hasItem(): boolean {
    return Object.values(this.view.agenda?.items ?? {}).some(({ matter, state }) => matter === "election" && ["open", "on_table"].includes(state));
  }

  get #isClerk(): boolean {
    return this.mine.roles.includes("clerk");
  }

  #number(seat: string): number | undefined {
    return this.view.roster?.seats[seat]?.number;
  }

  #election(one: Listed, isRunning: boolean): Piece {
    const { roster } = this.view;
    const names = (ids: readonly string[]): string | null => ids.map((id) => roster?.segments[id]?.name ?? id).join(", ") || null;
    const terms = { months: one.term_months ?? 0, eligible: names(one.eligible), voting: names(one.voting) };
    const isOpen = isRunning && one.state === "nominating";
    return html`<h3>${this.w("office", one.office)} ${badge(this.room.texts, "election_state", one.state)}</h3>
      <p class="hint">${this.t("room.election.terms", terms)}</p>
      ${one.elected ? html`<p class="notice" data-kind="good">${this.t("room.election.elected", { name: one.elected.name, office: one.office })}</p>` : nothing}
      ${one.nominees.length > 0 ? html`<ul class="rows">${repeat(one.nominees, ({ seat }) => seat, (nominee) => this.#nominee(one, nominee, isOpen))}</ul>` : html`<p class="empty">${this.t("room.election.nobody")}</p>`}
      ${isOpen ? this.#nominate(one) : nothing}`;
  }

  #nominee(election: Listed, nominee: Nominee, isOpen: boolean): Piece {
    const isOwn = nominee.person === this.mine.person;
    const by = nominee.by_seat === nominee.seat ? nothing : html` <small>${this.t("room.election.by", { number: this.#number(nominee.by_seat) })}</small>`;
    const answers = isOpen && (isOwn || this.#isClerk) ? ANSWERS[nominee.state] : [];
    const key = (type: string): string => `${type}:${election.id}:${nominee.seat}`;
    return html`<li><p>${this.#number(nominee.seat)}. ${nominee.name} ${tag(this.w("standing", nominee.state))}${by}</p>
      ${answers.length > 0 ? html`<p class="actions">${answers.map((type) => this.button({
        label: this.w("command", type),
        key: key(type),
        run: () => void this.ask(type, { election: election.id, seat: nominee.seat, ...(!isOwn && { means: this.#means(election.id) }) }, key(type)),
      }))}</p>` : nothing}${answers.map((type) => this.why(key(type)))}</li>`;
  }

  /** How the member made it known, as the clerk last chose it in this election's form. */
  #means(election: string): Means {
    const value = this.querySelector<HTMLSelectElement>(`[id="means-${election}"]`)?.value;
    return MEANS.find((means) => means === value) ?? MEANS[0];
  }

  #nominate(one: Listed): Piece {
    const { roster } = this.view;
    const own = this.mine.seats.map(({ seat }) => seat);
    if (!roster || (own.length === 0 && !this.#isClerk)) return nothing;
    const may = (seat: string): boolean => one.seats[seat]?.stands === null;
    const able = seatsInOrder(roster).filter(({ id }) => may(id)).sort((a, b) => Number(own.includes(b.id)) - Number(own.includes(a.id)));
    const why = own[0] === undefined ? null : one.seats[own[0]]?.nominates ?? null;
    const offered = why && !this.#isClerk ? able.filter(({ id }) => own.includes(id)) : able;
    if (offered.length === 0) return why ? html`<p class="hint">${this.refusal(why)}</p>` : nothing;
    const key = `${NOMINATE}:${one.id}`;
    const nominate = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const nominee = field(form, "nominee");
      const byClerk = { seat: field(form, "seat") || nominee, means: chosen(form, "means", MEANS) };
      void this.ask(NOMINATE, { election: one.id, nominee, ...(this.#isClerk ? byClerk : { seat: own[0] ?? null }) }, key);
    };
    return html`<details><summary>${this.w("command", NOMINATE)}</summary><form class="form" @submit=${nominate}>
      <p class="field"><label for="nominee-${one.id}">${this.t("room.election.whom")}</label><select id="nominee-${one.id}" name="nominee">
        ${repeat(offered, ({ id }) => id, ({ id, number, titular }) => html`<option value=${id}>${number}. ${titular?.name}</option>`)}</select></p>
      ${this.#isClerk ? this.#hand(one) : nothing}
      <p class="actions">${this.button({ label: this.w("command", NOMINATE), key, kind: "primary" })}</p>${this.why(key)}</form></details>`;
  }

  #hand({ id, seats }: Listed): Piece {
    const by = this.view.roster ? seatsInOrder(this.view.roster).filter((seat) => seats[seat.id]?.nominates === null) : [];
    return html`<p class="field"><label for="by-${id}">${this.t("room.election.for_seat")}</label><select id="by-${id}" name="seat">
        ${repeat(by, (seat) => seat.id, (seat) => html`<option value=${seat.id}>${seat.number}. ${seat.titular?.name}</option>`)}</select></p>
      <p class="field"><label for="means-${id}">${this.t("room.election.means")}</label><select id="means-${id}" name="means">
        ${MEANS.map((means) => html`<option value=${means}>${this.w("means", means)}</option>`)}</select></p>`;
  }
}
