// The agenda in the hand of whoever leads or keeps the record: the order of what is still to come, and what is reserved.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Item } from "../view.ts";
import { field, type Piece } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const MOVE = "agenda.move";
const RESERVE = "agenda.reserve";
/** What is over has been seen: hiding it then is for corrections. */
const OVER = ["finished", "withdrawn", "carried_over", "not_admitted"];
type Numbered = Item & { readonly id: string };

export class RoomOrder extends RoomElement {
  protected override slices({ view, pending }: State): readonly unknown[] {
    return [view.agenda, view.session, pending];
  }

  protected override render(): unknown {
    const items = this.#items().filter(({ state }) => state !== "withdrawn");
    if (!["called", "open", "suspended"].includes(this.view.session.state) || items.length === 0) return nothing;
    return html`<details><summary>${this.t("room.order.title")}</summary>
      <ul class="rows">${repeat(items, ({ id }) => id, (item) => this.#item(item, items))}</ul></details>`;
  }

  #items(): readonly Numbered[] {
    const { agenda } = this.view;
    return agenda?.order.flatMap((id) => (agenda.items[id] ? [{ id, ...agenda.items[id] }] : [])) ?? [];
  }

  #item(item: Numbered, items: readonly Numbered[]): Piece {
    const keys = [`${MOVE}:${item.id}:up`, `${MOVE}:${item.id}:down`, `${RESERVE}:${item.id}`];
    return html`<li><p><strong>${item.number}. ${item.title ?? this.t("page.session.erased")}</strong></p>
      ${item.state === "open" ? this.#moves(item, items) : nothing}
      ${item.reserved ? html`<p class="hint">${this.t("page.session.reserved", { basis: item.reserved })}</p>` : OVER.includes(item.state) ? nothing : this.#reserve(item)}
      ${keys.map((key) => this.why(key))}</li>`;
  }

  /** Up: before the one above. Down: before the one after the next, or last of its section. */
  #moves(item: Numbered, items: readonly Numbered[]): Piece {
    const beside = items.filter(({ section }) => section === item.section);
    const at = beside.findIndex(({ id }) => id === item.id);
    const move = (way: "up" | "down", before: Numbered | undefined): Piece => this.button({
      label: this.t(`room.order.${way}`),
      key: `${MOVE}:${item.id}:${way}`,
      run: () => { void this.ask(MOVE, { item: item.id, expected: item.changed, ...(before && { before: before.id }) }, `${MOVE}:${item.id}:${way}`); },
    });
    return html`<p class="actions">${at > 0 ? move("up", beside[at - 1]) : nothing}${at < beside.length - 1 ? move("down", beside[at + 2]) : nothing}</p>`;
  }

  #reserve({ id }: Numbered): Piece {
    const key = `${RESERVE}:${id}`;
    const reserve = (event: SubmitEvent): void => {
      event.preventDefault();
      void this.ask(RESERVE, { item: id, basis: field(event.currentTarget as HTMLFormElement, "basis") }, key);
    };
    return html`<details><summary>${this.w("command", RESERVE)}</summary><form class="form" @submit=${reserve}>
      <p class="field"><label for=${`basis-${id}`}>${this.t("room.order.basis")}</label><input id=${`basis-${id}`} name="basis" maxlength="300" autocomplete="off" required aria-describedby=${`means-${id}`}></p>
      <p class="hint" id=${`means-${id}`}>${this.t("room.order.means")}</p>
      <p class="actions">${this.button({ label: this.w("command", RESERVE), key, kind: "danger" })}</p></form></details>`;
  }
}
