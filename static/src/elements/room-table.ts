// The procedure on items: late ones, what was asked for, amendments and separate votes, and the session's time. What the
// table does about each; what members ask is room-motion's.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { uuid } from "../connection.ts";
import type { State } from "../store.ts";
import type { Asked, Item, Part } from "../view.ts";
import { badge, field, type Piece, section, tag } from "./parts.ts";
import { asking, titleOf } from "./questions.ts";
import { RoomElement } from "./room-element.ts";

const OPEN = "ballot.open";
const RUNNING = ["open", "suspended"];

export class RoomTable extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.agenda, view.session, view.attendance, view.chair, view.ballots?.current, view.steps, mine, pending];
  }

  protected override ticks(): boolean {
    return this.view.session.ends_at !== null;
  }

  protected override render(): unknown {
    const { session, agenda } = this.view;
    if (!agenda || !RUNNING.includes(session.state)) return nothing;
    const late = agenda.order.filter((id) => agenda.items[id]?.late);
    const asked = agenda.requests.order.filter((id) => agenda.requests.items[id]?.state === "pending");
    const parts = agenda.parts.order.filter((id) => agenda.parts.items[id]?.item === agenda.current);
    const canAsk = this.mine.seats.length > 0;
    const time = this.#time();
    if (late.length + asked.length + parts.length === 0 && time === nothing && !canAsk && !this.isTable) return nothing;
    return section("table", this.t("room.table.title"), html`${time}
      <ul class="rows">${repeat(late, (id) => id, (id) => this.#late(id, agenda.items[id]))}
        ${repeat(asked, (id) => id, (id) => this.#asked(id, agenda.requests.items[id]))}
        ${repeat(parts, (id) => id, (id) => this.#part(id, agenda.parts.items[id]))}</ul>
      ${late.length + asked.length + parts.length === 0 ? html`<p class="empty">${this.t("room.table.empty")}</p>` : nothing}
      ${this.isTable ? this.#extend() : nothing}${this.why(OPEN)}
      <room-motion></room-motion>`);
  }

  /** When the session goes on, or that its time is nearly or wholly over. */
  #time(): Piece {
    const { continues_at, ends_at, prompt_at } = this.view.session;
    if (continues_at) return html`<p class="notice" data-kind="info">${this.t("room.table.continues", { at: continues_at })}</p>`;
    if (!ends_at || !prompt_at || this.now < Date.parse(prompt_at)) return nothing;
    const isOver = this.now >= Date.parse(ends_at);
    return html`<p class="notice" data-kind=${isOver ? "bad" : "warn"}>${this.t(isOver ? "room.table.over" : "room.table.ending", { at: ends_at })}</p>`;
  }

  #extend(): Piece {
    if (this.view.session.ends_at === null) return nothing;
    const put = (event: SubmitEvent): void => {
      event.preventDefault();
      const minutes = field(event.currentTarget as HTMLFormElement, "minutes");
      this.#put("extension", minutes);
    };
    return html`<details><summary>${this.t("room.table.extend")}</summary><form class="form" @submit=${put}>
      <p class="field"><label for="extend-minutes">${this.t("room.table.minutes")}</label>
        <input id="extend-minutes" name="minutes" type="number" min="1" max="600" value="30" required></p>
      <p class="actions">${this.#vote("extension", null)}</p></form></details>`;
  }

  #late(id: string, item: Item | undefined): Piece {
    if (!item?.late) return nothing;
    const { supports, needed, why } = item.late;
    const own = this.mine.seats.find(({ seat }) => !supports.includes(seat))?.seat;
    const key = `support:${id}`;
    return html`<li><p>${tag(this.t("page.session.late"))} <strong>${titleOf(this.room.texts, item)}</strong></p>
      ${needed > 0 ? html`<p>${this.t("room.table.supports", { given: supports.length, needed })}</p>` : nothing}
      <p class="actions">${needed > 0 && own ? this.button({ label: this.w("command", "agenda.support"), key, run: () => void this.ask("agenda.support", { item: id, seat: own }, key) }) : nothing}
        ${this.isTable ? this.#vote(`late_item:${id}`, () => { this.#put("late_item", id); }, why !== null) : nothing}</p>
      ${this.isTable && why ? html`<p class="hint">${this.refusal(why)}</p>` : nothing}${this.why(key)}</li>`;
  }

  #asked(id: string, one: Asked | undefined): Piece {
    const item = one && this.view.agenda?.items[one.item];
    if (!one || !item) return nothing;
    const [key, isMine] = [`decide:${id}`, this.mine.seats.some(({ seat }) => seat === one.seat)];
    const decide = (granted: boolean) => (): void => void this.ask("agenda.decide", { item: one.item, kind: one.kind, granted }, key);
    return html`<li><p>${this.t("room.table.asked", { name: one.name, what: this.w("request", one.kind), number: item.number, title: titleOf(this.room.texts, item) })}</p>
      ${one.reason ? html`<p class="hint">${one.reason}</p>` : nothing}<p class="actions">
      ${this.isTable && one.by_chair ? html`${this.button({ label: this.t("room.table.grant"), key, run: decide(true) })} ${this.button({ label: this.t("room.table.deny"), key, run: decide(false) })}` : nothing}
      ${this.isTable ? this.#vote(id, () => { this.#put(one.kind, one.item); }) : nothing}
      ${isMine ? this.button({ label: this.w("command", "agenda.retract"), key: `retract:${id}`, run: () => void this.ask("agenda.retract", { request: id }, `retract:${id}`) }) : nothing}</p>
      ${this.why(key)}${this.why(`retract:${id}`)}</li>`;
  }

  #part(id: string, part: Part | undefined): Piece {
    if (!part) return nothing;
    const [key, isPending] = [`part:${id}`, part.state === "pending"];
    const isMine = this.mine.seats.some(({ seat }) => seat === part.seat);
    return html`<li><p>${tag(this.w("part", part.kind))} <strong>${part.name}</strong> ${badge(this.room.texts, "part_state", part.state)}</p>
      <p>${part.text ?? this.t("page.session.erased")}</p><p class="actions">
      ${this.isTable && isPending ? this.#vote(id, () => { this.#put("part", id); }) : nothing}
      ${isPending && isMine ? this.button({ label: this.w("command", "agenda.withdraw_part"), key, run: () => void this.ask("agenda.withdraw_part", { part: id }, key) }) : nothing}</p>${this.why(key)}</li>`;
  }

  /** The button that puts a question to the vote; without `run` it submits its form. */
  #vote(key: string, run: (() => void) | null, isOff = false): Piece {
    const isBusy = isOff || this.view.ballots?.current !== null;
    return this.button({ label: this.t("room.table.vote"), key: `put:${key}`, isOff: isBusy, ...(run && { run }) });
  }

  #put(kind: string, subject: string): void {
    const settles = { kind, subject };
    const ballot = uuid(crypto.getRandomValues(new Uint8Array(16)));
    void this.ask(OPEN, { ballot, settles, ...asking(this.room.texts, this.view, settles) });
  }
}
