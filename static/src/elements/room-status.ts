// The room's head: state of the session, who presides, whether this page is up to date, and what could not be sent yet.
import { html, nothing } from "lit";
import { map } from "lit/directives/map.js";

import type { State } from "../store.ts";
import type { Rectification } from "../view.ts";
import { badge, type Piece, tag } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

/** How long a connection may be gone before anybody is bothered with it, and before it counts as lost. */
const GRACE_MS = 5000;
const LOST_MS = 30_000;
const TAKE = "session.take_chair";

export class RoomStatus extends RoomElement {
  #told = "in_sync";

  protected override slices({ view, link, pending, mine }: State): readonly unknown[] {
    return [view.session, view.chair, view.ballots, link, pending, mine];
  }

  protected override ticks(): boolean {
    return !this.state.link.isUp;
  }

  protected override render(): unknown {
    const { session } = this.view;
    return html`<p class="cluster">
        ${badge(this.room.texts, "state", session.state)}
        ${session.opened?.is_informative ? tag(this.t("page.session.informative")) : nothing}
        ${this.#chair()} ${this.#link()}
      </p>
      ${session.opened?.is_informative ? html`<p class="notice" data-kind="warn">${this.t("room.informative")}</p>` : nothing}
      ${map(session.call.rectifications, (one) => html`<p class="notice" data-kind="warn">${this.#rectified(one)}</p>`)}
      ${session.state === "adjourned" || session.state === "cancelled" ? html`<p><a href=${location.pathname}>${this.t("room.record")}</a></p>` : nothing}
      ${this.#unsent()} ${this.why(TAKE)} ${this.#summons()}`;
  }

  /** While a vote of the reader's is awaited, a way to it that stays in sight wherever the page stands. */
  #summons(): Piece {
    const ballot = this.view.ballots?.items[this.view.ballots.current ?? ""];
    const isAwaited = ballot?.state === "open" && this.mine.seats.some(({ seat }) => ballot.seats?.[seat]?.person === this.mine.person && ballot.seats[seat].may_vote && !ballot.seats[seat].has_voted);
    return isAwaited ? html`<p class="summons"><a class="button" data-kind="primary" href="#ballot">${this.t("room.vote.summons")}</a></p>` : nothing;
  }

  #rectified({ number, at, fields, items, reason }: Rectification): string {
    const changed = fields.filter((name) => name !== "second_call_at" || !fields.includes("scheduled_at"));
    const what = [...changed, ...(items.length > 0 ? ["items"] : [])].map((name) => this.w("announced", name));
    return [this.t("room.rectified", { number, at, what }), reason].filter(Boolean).join(" ");
  }

  /** A connection lost, and found again, is told; the first five seconds of it are not. */
  protected override updated(): void {
    super.updated();
    const link = this.querySelector<HTMLElement>(".link");
    const state = link?.dataset["state"] ?? this.#told;
    if (state !== this.#told) this.room.announcer.say(link?.textContent ?? "");
    this.#told = state;
  }

  #chair(): Piece {
    const { chair } = this.view;
    if (!chair) return nothing;
    return html`<span>${this.t("page.session.chair")}: <strong>${chair.name}</strong>
      ${chair.is_away ? tag(this.t("page.session.away")) : nothing}</span>
      ${chair.is_away && this.#mayStepIn() ? this.button({ label: this.t("room.take_chair"), key: TAKE, run: this.#take }) : nothing}`;
  }

  /** Who has a seat or an office may try: the succession decides. */
  #mayStepIn(): boolean {
    const { seats, roles } = this.mine;
    return !this.isChair && (seats.length > 0 || roles.some((role) => role.endsWith("president")));
  }

  #take = (): void => {
    void this.ask(TAKE, { reason: "lost_connection" });
  };

  #link(): Piece {
    const { link } = this.state;
    const away = link.isUp ? 0 : this.room.now() - link.since;
    if (link.isCut || away >= LOST_MS) return this.#said("offline", this.t("room.link.offline", { at: link.since + this.state.offset }));
    if (away >= GRACE_MS) return this.#said("reconnecting", this.t("room.link.reconnecting"));
    return this.#said("in_sync", this.t(link.by === "socket" ? "room.link.in_sync" : "room.link.by_feed"));
  }

  #said(state: string, text: string): Piece {
    return html`<span class="link" data-state=${state}>${text}</span>`;
  }

  #unsent(): Piece {
    const unsent = this.state.pending.filter(({ status }) => status === "not_sent");
    if (this.state.link.isUp || unsent.length === 0) return nothing;
    return html`<ul class="notice" data-kind="warn">${map(unsent, ({ id, type }) => html`<li class="cluster">
      <span>${this.t("room.unsent", { what: this.w("command", type) })}</span>
      ${this.button({ label: this.t("room.give_up"), key: `give-up:${id}`, run: () => { this.room.connection.giveUp(id); } })}
    </li>`)}</ul>`;
  }
}
