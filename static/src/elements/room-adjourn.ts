// The end of a session, asked once: what becomes of each open item, and which unfinished ballots fall.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import { field, type Piece } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const ADJOURN = "session.adjourn";
const FATES = ["next_meeting", "continuation", "withdrawn"];

/** Opens at an `ask` event. */
export class RoomAdjourn extends RoomElement {
  protected override slices({ view, pending }: State): readonly unknown[] {
    return [view.agenda, view.ballots, pending];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("ask", this.#open);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("ask", this.#open);
  }

  #open = (): void => this.querySelector("dialog")?.showModal();

  protected override render(): unknown {
    const close = (): void => this.querySelector("dialog")?.close();
    return html`<dialog class="card" aria-labelledby="adjourn"><form class="form" @submit=${this.#adjourn}>
      <h2 id="adjourn">${this.w("command", ADJOURN)}</h2>
      <p class="notice" data-kind="warn">${this.t("room.adjourn.final")}</p>
      ${this.#items().length > 0 ? html`<p>${this.t("room.adjourn.open", { count: this.#items().length })}</p>` : html`<p>${this.t("room.adjourn.nothing")}</p>`}
      ${repeat(this.#items(), (id) => id, (id) => this.#item(id))}
      ${repeat(this.#decided(), (id) => id, (id) => html`<p>${this.t("room.adjourn.decided", this.#named(id))}</p>`)}
      ${repeat(this.#ballots(), (id) => id, (id) => html`<p class="notice" data-kind="warn">${this.t("room.adjourn.annuls", { question: this.view.ballots?.items[id]?.question })}</p>`)}
      ${this.#items().length > 0 ? html`<p class="field"><label for="continues-at">${this.t("room.adjourn.continues_at")}</label>
        <input id="continues-at" name="continues_at" type="datetime-local"></p>` : nothing}
      ${this.why(ADJOURN)}
      <p class="actions">${this.button({ label: this.w("command", ADJOURN), key: ADJOURN, kind: "primary" })}
        ${this.button({ label: this.t("room.back"), run: close })}</p></form></dialog>`;
  }

  /** Open items whose fate is asked for. */
  #items(): readonly string[] {
    return this.#waiting().filter((id) => this.view.agenda?.items[id]?.is_decided !== true);
  }

  /** Open items that were voted on: they are concluded with the session. */
  #decided(): readonly string[] {
    return this.#waiting().filter((id) => this.view.agenda?.items[id]?.is_decided === true);
  }

  #waiting(): readonly string[] {
    const { agenda } = this.view;
    return agenda?.order.filter((id) => ["open", "on_table"].includes(agenda.items[id]?.state ?? "")) ?? [];
  }

  #named(id: string): { readonly number: number | undefined; readonly title: string | null | undefined } {
    const item = this.view.agenda?.items[id];
    return { number: item?.number, title: item?.title };
  }

  #ballots(): readonly string[] {
    const { ballots } = this.view;
    return ballots?.order.filter((id) => ["open", "closed"].includes(ballots.items[id]?.state ?? "")) ?? [];
  }

  #item(id: string): Piece {
    const item = this.view.agenda?.items[id];
    if (!item) return nothing;
    return html`<fieldset class="choices"><legend>${this.t("room.adjourn.item", { number: item.number, title: item.title })}</legend>
      ${FATES.map((fate) => html`<label class="choice"><input type="radio" name=${`fate-${id}`} value=${fate} required>
        <span>${this.w("fate", fate)}<br><small>${this.t(`room.adjourn.fate.${fate}`)}</small></span></label>`)}
    </fieldset>`;
  }

  #adjourn = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const items = Object.fromEntries(this.#items().map((id) => [id, field(form, `fate-${id}`)]));
    const date = Object.values(items).includes("continuation") ? field(form, "continues_at") : "";
    const continues = date ? { continues_at: new Date(date).toISOString() } : {};
    void this.ask(ADJOURN, { items, annul: [...this.#ballots()], ...continues }).then((isDone) => { if (isDone) this.querySelector("dialog")?.close(); });
  };
}
