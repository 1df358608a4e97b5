// Asking for the floor or for an aparte, and the speaker's leave for one. Only what the view says is possible now.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Floor } from "../view.ts";
import { explained, field, type Piece, speechName } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const POINT = "point_of_order";

export class RoomAsking extends RoomElement {
  #kind = "";

  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.floor, view.session, view.ballots, mine, pending];
  }

  protected override render(): unknown {
    const { floor } = this.view;
    if (!floor) return nothing;
    const reports = this.mine.person !== null && Object.values(floor.kinds).some((kind) => kind.only === this.mine.person);
    if (this.mine.seats.length === 0) return html`${this.#leaves(floor)} ${reports ? html`${this.#place(floor)} ${this.#form(floor)}` : nothing}`;
    return html`${this.#leaves(floor)} ${this.#place(floor)} ${this.#aside(floor)} ${this.#form(floor)}`;
  }

  /** Apartes that wait for the leave of whoever speaks; the clerk enters it for who has no device. */
  #leaves(floor: Floor): Piece {
    const isSpeaker = floor.speaker !== null && floor.speaker.person !== null && floor.speaker.person === this.mine.person;
    if (!isSpeaker && !this.mine.roles.includes("clerk")) {
      return floor.asides.length > 0 ? html`${floor.asides.map((id) => html`<p>${this.#asks(floor, id)}</p>`)}` : nothing;
    }
    return html`${repeat(floor.asides, (id) => id, (id) => {
      const [allow, refuse] = [`floor.allow:${id}`, `floor.refuse:${id}`];
      return html`<div class="notice" data-kind="info"><p>${this.#asks(floor, id)}</p><p class="actions">
        ${this.button({ label: this.w("command", "floor.allow"), key: allow, kind: "primary", run: () => void this.ask("floor.allow", { request: id }, allow) })}
        ${isSpeaker ? this.button({ label: this.t("room.floor.refuse"), key: refuse, run: () => void this.ask("floor.refuse", { request: id }, refuse) }) : nothing}</p>
        ${this.why(allow)}${this.why(refuse)}</div>`;
    })}`;
  }

  #asks(floor: Floor, id: string): string {
    return this.t("room.floor.asks_aside", { name: floor.requests[id]?.name });
  }

  #place(floor: Floor): Piece {
    const place = floor.queue.findIndex((id) => floor.requests[id]?.person === this.mine.person);
    return place < 0 ? nothing : html`<p class="notice" data-kind="good">${this.t("room.floor.place", { place: place + 1 })}</p>`;
  }

  #aside(floor: Floor): Piece {
    const isPossible = Object.values(floor.kinds).some((kind) => kind.parent !== null && kind.parent === floor.speaker?.kind && kind.why === null);
    const isAsked = floor.asides.some((id) => floor.requests[id]?.person === this.mine.person);
    if (!isPossible || isAsked || floor.speaker?.person === this.mine.person || floor.aside?.person === this.mine.person) return nothing;
    const seat = this.mine.seats[0]?.seat ?? null;
    return html`<p class="actions">${this.button({ label: this.w("command", "floor.interject"), key: "floor.interject", run: () => void this.ask("floor.interject", { seat }) })}</p>
      ${explained(this.room.texts, "command.floor.interject")}${this.why("floor.interject")}`;
  }

  #form(floor: Floor): Piece {
    const own = new Set(floor.queue.filter((id) => floor.requests[id]?.person === this.mine.person).map((id) => floor.requests[id]?.kind));
    const isGuest = this.mine.seats.length === 0;
    const all = Object.entries(floor.kinds).filter(([code, kind]) => (!isGuest || kind.reports === true) && kind.parent === null && !own.has(code) && (kind.only === null || kind.only === this.mine.person));
    const able = all.filter(([, kind]) => kind.why === null);
    const [unable, kind] = [all.filter(([, one]) => one.why !== null), able.some(([code]) => code === this.#kind) ? this.#kind : (able[0]?.[0] ?? "")];
    const choose = (event: Event): void => { this.#kind = (event.target as HTMLSelectElement).value; this.requestUpdate(); };
    return html`<details class="ask"><summary>${this.w("command", "floor.request")}</summary>
      ${able.length === 0 ? nothing : html`<form class="form" @submit=${this.#request}>
        <p class="field"><label for="floor-kind">${this.t("room.floor.kind")}</label>
          <select id="floor-kind" name="kind" @change=${choose}>${able.map(([code]) => html`<option value=${code}>${this.#name(code)}</option>`)}</select></p>
        ${explained(this.room.texts, `speech.${kind}`)} ${kind === POINT ? this.#point() : nothing}
        <p class="field"><label for="floor-subject">${this.t("room.floor.subject")}</label>
          <input id="floor-subject" name="subject" maxlength="200" autocomplete="off"></p>
        <p class="actions">${this.button({ label: this.w("command", "floor.request"), key: "floor.request", kind: "primary" })}</p>
      </form>`}
      ${unable.length > 0 ? html`<p>${this.t("room.floor.not_now")}</p><ul>${unable.map(([code, one]) => html`<li>${this.#name(code)}: ${one.why ? this.refusal(one.why) : nothing}</li>`)}</ul>` : nothing}
      </details>${this.why("floor.request")}`;
  }

  #name(kind: string): string {
    return speechName(this.room.texts, this.view.floor, kind);
  }

  #point(): Piece {
    const { ballots } = this.view;
    const voting = ballots?.items[ballots.current ?? ""]?.state === "open";
    return html`<p class="field"><label for="floor-article">${this.t("room.floor.article")}</label>
        <input id="floor-article" name="article" maxlength="100" required autocomplete="off"></p>
      ${voting ? html`<p><label class="choice"><input type="checkbox" name="about" value="ballot"> ${this.t("room.floor.about_ballot")}</label></p>` : nothing}`;
  }

  #request = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const kind = field(form, "kind");
    const about = kind === POINT && field(form, "about") ? { ballot: this.view.ballots?.current ?? null } : {};
    const point = kind === POINT ? { article: field(form, "article") || null, ...about } : {};
    const data = { kind, seat: this.mine.seats[0]?.seat ?? null, subject: field(form, "subject") || null, ...point };
    void this.ask("floor.request", data).then((isDone) => {
      if (!isDone) return;
      form.reset();
      form.closest("details")?.removeAttribute("open");
    });
  };
}
