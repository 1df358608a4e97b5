// Who speaks, with the server's clock counted on here, who waits, and asking for the floor. The chair's hand on it, too.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Floor, Request, Speaker } from "../view.ts";
import { field, type Piece, section } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

/** The kinds of speech a member asks for oneself; others, the rapporteur's or a citizen's, come from the table. */
const KINDS = ["speech", "point_of_order", "on_procedure", "clarification", "right_of_reply"];
const MORE_SECONDS = 60;
const WARNING_MS = 30_000;

export class RoomFloor extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.floor, view.session, view.chair, mine, pending];
  }

  protected override ticks(): boolean {
    return Boolean(this.view.floor?.speaker?.running_since);
  }

  protected override render(): unknown {
    const { floor, session } = this.view;
    if (!floor || (session.state !== "open" && session.state !== "suspended")) return nothing;
    return section("floor", this.t("page.session.floor"), html`
      ${floor.speaker ? this.#speaker(floor.speaker) : html`<p>${this.t("page.session.nobody_speaks")}</p>`}
      ${this.#queue(floor)} ${this.mine.seats.length > 0 ? this.#mine(floor) : nothing}
      ${["floor.request", "floor.withdraw", "floor.grant", "floor.end"].map((key) => this.why(key))}`);
  }

  #speaker(speaker: Speaker): Piece {
    const running = speaker.running_since ? Math.max(0, this.now - Date.parse(speaker.running_since)) : 0;
    const left = speaker.seconds * 1000 - speaker.used_ms - running;
    const share = Math.max(0, left) / (speaker.seconds * 1000);
    const state = left < 0 ? "over" : left <= WARNING_MS ? "ending" : "running";
    return html`<div class="speaker" data-state=${state}>
      <p><strong>${this.#who(speaker)}</strong><br>${this.w("speech", speaker.kind)}${speaker.subject ? html` · ${speaker.subject}` : nothing}</p>
      <p class="clock"><data value=${Math.round(left / 1000)}>${clock(left)}</data>
        <span>${this.t(left < 0 ? "room.floor.over" : "room.floor.left", { seconds: speaker.seconds })}</span></p>
      <progress max="1" .value=${share} aria-label=${this.t("room.floor.clock")}></progress>
      ${speaker.running_since ? nothing : html`<p>${this.t("page.session.paused")}</p>`}
      ${this.#hand(speaker)}</div>`;
  }

  #hand(speaker: Speaker): Piece {
    const end = this.button({ label: this.t("room.floor.end"), key: "floor.end", run: () => void this.ask("floor.end", {}) });
    if (!this.isTable) return speaker.person !== null && speaker.person === this.mine.person ? html`<p class="actions">${end}</p>` : nothing;
    const clockStep = speaker.running_since ? "floor.pause" : "floor.resume";
    return html`<p class="actions">
      ${this.button({ label: this.w("command", clockStep), key: clockStep, run: () => void this.ask(clockStep, {}) })}
      ${this.button({ label: this.t("room.floor.more", { seconds: MORE_SECONDS }), key: "floor.extend", run: () => void this.ask("floor.extend", { seconds: MORE_SECONDS }) })}
      ${end}</p>`;
  }

  #queue(floor: Floor): Piece {
    if (floor.queue.length === 0) return nothing;
    return html`<h3>${this.t("page.session.queue")}</h3>
      <ol class="floor">${repeat(floor.queue, (id) => id, (id) => {
        const request = floor.requests[id];
        return request ? html`<li>${this.#waiting(id, request, floor.speaker === null)}</li>` : nothing;
      })}</ol>`;
  }

  #waiting(id: string, request: Request, isFree: boolean): Piece {
    const isMine = request.person !== null && request.person === this.mine.person;
    return html`<div class="cluster"><span>${isMine ? html`<strong>${this.#who(request)}</strong>` : this.#who(request)}
        · ${this.w("speech", request.kind)}${request.subject ? html` · ${request.subject}` : nothing}</span>
      ${this.isTable && isFree ? this.button({ label: this.t("room.floor.grant"), key: `floor.grant:${id}`, run: () => void this.ask("floor.grant", { request: id }, `floor.grant:${id}`) }) : nothing}
      ${isMine ? this.button({ label: this.w("command", "floor.withdraw"), key: `floor.withdraw:${id}`, run: () => void this.ask("floor.withdraw", { request: id }, `floor.withdraw:${id}`) }) : nothing}
      </div>${this.why(`floor.grant:${id}`)}${this.why(`floor.withdraw:${id}`)}`;
  }

  #mine(floor: Floor): Piece {
    const place = floor.queue.findIndex((id) => floor.requests[id]?.person === this.mine.person);
    if (place >= 0) return html`<p class="notice" data-kind="good">${this.t("room.floor.place", { place: place + 1 })}</p>`;
    return html`<details class="ask"><summary>${this.w("command", "floor.request")}</summary>
      <form class="form" @submit=${this.#request}>
        <p class="field"><label for="floor-kind">${this.t("room.floor.kind")}</label>
          <select id="floor-kind" name="kind">${KINDS.map((kind) => html`<option value=${kind}>${this.w("speech", kind)}</option>`)}</select></p>
        <p class="field"><label for="floor-subject">${this.t("room.floor.subject")}</label>
          <input id="floor-subject" name="subject" maxlength="200" autocomplete="off"></p>
        <p class="actions">${this.button({ label: this.w("command", "floor.request"), key: "floor.request", kind: "primary" })}</p>
      </form></details>`;
  }

  #request = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = { kind: field(form, "kind"), seat: this.mine.seats[0]?.seat ?? null, subject: field(form, "subject") || null };
    void this.ask("floor.request", data);
  };

  #who({ name }: Request): string {
    return name ?? this.t("page.session.citizen");
  }
}

/** Minutes and seconds, with a sign once the time is over. */
function clock(left: number): string {
  const seconds = Math.abs(left < 0 ? Math.floor(left / 1000) : Math.ceil(left / 1000));
  return `${left < 0 ? "−" : ""}${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
}
