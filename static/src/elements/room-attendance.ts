// Who is present, seat by seat and segment by segment; for clerk and chair also why not, and whether that is accepted.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { uuid } from "../connection.ts";
import type { State } from "../store.ts";
import type { Attendance, Roster } from "../view.ts";
import { badge, grouped, occupant, type Piece, section, seatsInOrder, time } from "./parts.ts";
import { asking } from "./questions.ts";
import { RoomElement } from "./room-element.ts";

const PUT = "ballot.open";
type Placed = ReturnType<typeof seatsInOrder>[number];

export class RoomAttendance extends RoomElement {
  protected override slices({ view, pending }: State): readonly unknown[] {
    return [view.attendance, view.roster, view.session.adjourned_at, view.justifications, view.chair, view.session.opened, pending];
  }

  protected override render(): unknown {
    const { roster } = this.view;
    if (!roster) return nothing;
    const segments = grouped(seatsInOrder(roster), ({ segment }) => segment);
    const mend = this.isTable && this.view.session.opened ? html`<p><a href=${`${location.pathname}/corrections`}>${this.t("corrections.mend_presence")}</a></p>` : nothing;
    return section("attendance", this.t("page.session.attendance"), html`${repeat(segments, ([id]) => id, ([id, seats]) => this.#segment(roster, id, seats))} ${mend}`);
  }

  #segment(roster: Roster, id: string, seats: readonly Placed[]): Piece {
    const present = seats.filter((seat) => ["present", "took_part"].includes(this.#stateOf(seat))).length;
    return html`<h3>${roster.segments[id]?.name} <small>${this.t("page.session.present_of", { present, total: seats.length })}</small></h3>
      <ul class="seat-grid">${repeat(seats, (seat) => seat.id, (seat) => this.#seat(seat))}</ul>`;
  }

  /** Present or not; of a session that is over, whether anybody took part for the seat. */
  #stateOf(seat: Placed): string {
    const here = this.#here(seat);
    if (this.view.session.adjourned_at !== null && here && here.attended.length > 0) return "took_part";
    return here?.state ?? (seat.titular ? "absent" : "vacant");
  }

  #here({ id }: Placed): Attendance | undefined {
    return this.view.attendance?.[id];
  }

  #seat(seat: Placed): Piece {
    const here = this.#here(seat);
    const state = this.#stateOf(seat);
    return html`<li class="seat" data-state=${state}>
      <span>${this.t("page.session.seat", { number: seat.number })}${seat.organisation ? ` · ${seat.organisation}` : nothing}</span>
      <span class="name">${occupant(seat, here) ?? this.t("page.council.vacant")}</span>
      <span class="cluster">${badge(this.room.texts, "attendance", here?.state === state ? here.called : state)}
        ${here?.place ? html`<span>${this.w("place", here.place)}</span>` : nothing}
        ${here?.since ? html`<span>${time(this.room.texts, here.since)}</span>` : nothing}
        ${here?.voter?.capacity === "alternate" ? html`<span>${this.w("capacity", "alternate")}${here.voter.own_seat && here.voter.instead_of ? `, ${this.t("page.session.in_place_of", { name: here.voter.instead_of })}` : nothing}</span>` : nothing}</span>
      ${here?.voice.length ? html`<span>${this.t("page.session.voice", { names: here.voice.map(({ name }) => name) })}</span>` : nothing}
      ${this.#justification(seat)}</li>`;
  }

  /** What the table may decide now on a seat's justification; the reason stands beside it. */
  #justification({ id }: Placed): Piece | typeof nothing {
    const asked = this.view.justifications?.[id];
    if (!asked || !this.isTable) return nothing;
    const steps = asked.steps.filter((step) => step.is_possible);
    const button = ({ data }: (typeof steps)[number]): Piece =>
      this.button({ label: this.t(data.accepted ? "room.justification.accept" : "room.justification.refuse"), key: `${id}:${String(data.accepted)}`, run: () => { void this.ask("attendance.decide_excuse", data, `${id}:${String(data.accepted)}`); } });
    const key = `put:${id}`;
    const settles = { kind: "justification", subject: id };
    const put = (): void => void this.ask(PUT, { ballot: uuid(crypto.getRandomValues(new Uint8Array(16))), settles, ...asking(this.room.texts, this.view, settles) }, key);
    return html`<span>${asked.reason ?? this.t("room.justification.no_reason")}</span>
      ${steps.length > 0 ? html`<p class="actions">${steps.map(button)}</p>` : nothing}
      ${asked.is_for_plenary ? html`<p class="actions">${this.button({ label: this.t("room.table.vote"), key, run: put })}</p>${this.why(key)}` : nothing}
      ${[true, false].map((accepted) => this.why(`${id}:${String(accepted)}`))}`;
  }
}
