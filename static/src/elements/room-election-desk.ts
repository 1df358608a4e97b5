// Elections by the hand that leads: calling one on an item of that matter, and what breaks the tie of its vote.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { uuid } from "../connection.ts";
import type { State } from "../store.ts";
import type { Election, Item } from "../view.ts";
import { chosen, field, optionName, type Piece } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const CALL = "election.call";
const TIE = "ballot.break_tie";
const OFFICES: readonly [Election["office"], ...Election["office"][]] = ["president", "vice_president"];
type Tie = NonNullable<Election["tie"]>;

/** The form for what breaks a tie opens at an `ask` event. */
export class RoomElectionDesk extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.elections, view.agenda, view.roster, view.chair, view.ballots, mine, pending];
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
    this.querySelector<HTMLElement>("#tie-criterion")?.focus();
  };

  protected override render(): unknown {
    const ties = Object.values(this.view.elections ?? {}).flatMap(({ tie }) => (tie ? [tie] : []));
    return html`${this.isChair ? ties.map((tie) => this.#tie(tie)) : nothing} ${this.#call()}`;
  }

  get #items(): readonly (Item & { readonly id: string })[] {
    const items = Object.entries(this.view.agenda?.items ?? {}).map(([id, item]) => ({ id, ...item }));
    return items.filter(({ matter, state, reserved }) => matter === "election" && !reserved && ["open", "on_table"].includes(state));
  }

  #call(): Piece {
    const items = this.#items;
    const taken = Object.values(this.view.elections ?? {}).filter(({ state }) => state !== "unfilled" && state !== "elected").map(({ office }) => office);
    const offices = OFFICES.filter((office) => !taken.includes(office));
    if (items.length === 0 || offices.length === 0) return nothing;
    const call = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const ticked = (name: string): string[] => new FormData(form).getAll(name).filter((value) => typeof value === "string");
      const months = Number.parseInt(field(form, "months"), 10);
      const data = { election: uuid(crypto.getRandomValues(new Uint8Array(16))), item: field(form, "item"), office: chosen(form, "office", OFFICES) };
      void this.ask(CALL, { ...data, eligible: ticked("eligible"), voting: ticked("voting"), ...(months > 0 && { term_months: months }) });
    };
    return html`<details><summary>${this.w("command", CALL)}</summary><form class="form" @submit=${call}>
      <p class="field"><label for="election-office">${this.t("room.election.office")}</label><select id="election-office" name="office">
        ${offices.map((office) => html`<option value=${office}>${this.w("office", office)}</option>`)}</select></p>
      <p class="field"><label for="election-item">${this.t("room.table.item")}</label><select id="election-item" name="item">
        ${repeat(items, ({ id }) => id, ({ id, number, title }) => html`<option value=${id}>${number}. ${title}</option>`)}</select></p>
      <p class="field"><label for="election-months">${this.t("room.election.months")}</label>
        <input id="election-months" name="months" type="number" min="1" max="120" inputmode="numeric"></p>
      ${this.#segments("eligible")}${this.#segments("voting")}<p class="hint">${this.t("room.election.call_hint")}</p>
      <p class="actions">${this.button({ label: this.w("command", CALL), key: CALL, kind: "primary" })}</p>${this.why(CALL)}</form></details>`;
  }

  #segments(name: "eligible" | "voting"): Piece {
    const segments = Object.entries(this.view.roster?.segments ?? {});
    return html`<fieldset><legend>${this.t(`room.election.${name}`)}</legend>${segments.map(([id, segment]) => html`<p><label class="choice">
      <input type="checkbox" name=${name} value=${id}> ${segment.name}</label></p>`)}</fieldset>`;
  }

  #tie({ ballot, seats, criteria }: Tie): Piece {
    const held = this.view.ballots?.items[ballot];
    if (!held) return nothing;
    const name = (seat: string): string => optionName(this.room.texts, held, seat);
    const isNewRound = criteria.includes("new_round");
    const [first] = criteria;
    if (!first) return nothing;
    const settle = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const choice = isNewRound ? {} : { option: field(form, "option"), ...(field(form, "ground") && { ground: field(form, "ground") }) };
      void this.ask(TIE, { ballot, criterion: chosen(form, "criterion", [first, ...criteria]), ...choice });
    };
    return html`<form class="form" @submit=${settle}><h3>${this.t("room.election.tie", { names: seats.map(name).join(", ") })}</h3>
      <p class="field"><label for="tie-criterion">${this.t("room.election.criterion")}</label><select id="tie-criterion" name="criterion">
        ${criteria.map((one) => html`<option value=${one}>${this.w("criterion", one)}</option>`)}</select></p>
      ${isNewRound ? nothing : html`<p class="field"><label for="tie-option">${this.t("room.election.option")}</label><select id="tie-option" name="option">
        ${seats.map((seat) => html`<option value=${seat}>${name(seat)}</option>`)}</select></p>
      <p class="field"><label for="tie-ground">${this.t("room.election.ground")}</label><input id="tie-ground" name="ground" maxlength="500" autocomplete="off"></p>`}
      <p class="actions">${this.button({ label: this.t("room.election.break"), key: TIE, kind: "primary" })}</p>${this.why(TIE)}</form>`;
  }
}
