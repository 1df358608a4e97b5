// Points of order: the chair's ruling, the appeal, and putting it to the vote. What may be done, the view says.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { uuid } from "../connection.ts";
import type { State } from "../store.ts";
import type { Floor, Point } from "../view.ts";
import { chosen, field, type Piece } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const RULINGS: readonly ["upheld", "dismissed"] = ["upheld", "dismissed"];

export class RoomPoints extends RoomElement {
  protected override slices({ view, mine, pending }: State): readonly unknown[] {
    return [view.floor?.points, view.chair, view.session, mine, pending];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("ask", this.#asked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("ask", this.#asked);
  }

  /** The step that leads here: an appeal is put to the vote, a ruling begins with its form. */
  #asked = (): void => {
    const points = this.view.floor?.points;
    const appealed = points?.items[points.appealed ?? ""];
    if (points?.appealed && appealed) this.#put(points.appealed, appealed);
    else this.querySelector<HTMLElement>("form input")?.focus();
  };

  protected override render(): unknown {
    const { floor } = this.view;
    if (!floor) return nothing;
    const { order, items } = floor.points;
    return html`${repeat(order, (id) => id, (id) => {
      const point = items[id];
      return point && this.#isShown(floor, id, point) ? this.#point(floor, id, point) : nothing;
    })}`;
  }

  /** Those that wait for something, and the last ruling while it may be appealed. */
  #isShown({ points }: Floor, id: string, { state }: Point): boolean {
    return state === "raised" || state === "heard" || state === "appealed" || points.appealable === id || points.order.at(-1) === id;
  }

  #point(floor: Floor, id: string, point: Point): Piece {
    const { name, article, state, ruling, reason } = point;
    return html`<section class="point" data-state=${state} aria-labelledby=${`point-${id}`}>
      <h3 id=${`point-${id}`} tabindex="-1">${this.t("room.point.title")}</h3>
      <p>${this.t("room.point.raised", { name, article })}${point.subject ? html` ${point.subject}` : nothing}</p>
      <p><strong>${ruling ? this.w("ruling", ruling) : this.t(`room.point.state.${state}`)}</strong>${this.#because(state, reason)}</p>
      ${state === "raised" || state === "heard" ? this.#rule(id) : nothing}
      ${floor.points.appealable === id ? this.#appeal(id, point) : nothing}
      ${state === "appealed" ? this.#appealed(id, point) : nothing}</section>`;
  }

  /** The chair's reason; of what the plenary decided, that it did. */
  #because(state: Point["state"], reason: string | null): Piece {
    if (state === "settled") return html`: ${this.t("room.point.state.settled")}`;
    return reason ? html`: ${reason}` : nothing;
  }

  #rule(id: string): Piece {
    if (!this.isTable) return nothing;
    const key = `floor.rule:${id}`;
    const send = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      void this.ask("floor.rule", { request: id, ruling: chosen(form, "ruling", RULINGS), reason: field(form, "reason") }, key);
    };
    return html`<form class="form" @submit=${send}><fieldset><legend>${this.t("room.point.ruling")}</legend>
      ${RULINGS.map((ruling) => html`<p><label class="choice"><input type="radio" name="ruling" value=${ruling} required> ${this.w("ruling", ruling)}</label></p>`)}</fieldset>
      <p class="field"><label for=${`rule-${id}`}>${this.t("room.reason")}</label><textarea id=${`rule-${id}`} name="reason" rows="2" maxlength="2000" required></textarea></p>
      <p class="actions">${this.button({ label: this.t("room.point.rule"), key, kind: "primary" })}</p>${this.why(key)}</form>`;
  }

  #appeal(id: string, point: Point): Piece {
    const key = `floor.appeal:${id}`;
    if (this.mine.seats.length === 0 || point.by === this.mine.person) return nothing;
    const seat = this.mine.seats[0]?.seat ?? null;
    return html`<p class="actions">${this.button({ label: this.t("room.point.appeal"), key, run: () => void this.ask("floor.appeal", { request: id, seat }, key) })}</p>${this.why(key)}`;
  }

  #appealed(id: string, point: Point): Piece {
    return html`<p>${this.t("room.point.appealed", { name: point.appellant })}</p>${this.why(`appeal:${id}`)}`;
  }

  #put(id: string, { appellant, ruling, name }: Point): void {
    void this.ask("ballot.open", {
      ballot: uuid(crypto.getRandomValues(new Uint8Array(16))),
      question: this.t("room.point.question", { appellant, ruling, name }),
      yes_means: this.t("room.point.yes_means"),
      no_means: this.t("room.point.no_means"),
      settles: { kind: "appeal", subject: id },
    }, `appeal:${id}`);
  }
}
