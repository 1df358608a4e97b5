// The clerk's hand for a seat: a grid with one choice of means for all its rows. Not an element by itself.
import { html } from "lit";

import type { Commands, Means } from "../protocol.ts";
import { chosen, type Piece } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

const MEANS: readonly [Means, ...Means[]] = ["voice", "hand", "paper", "phone"];
type ForSeat = "attendance.check_in" | "attendance.check_out" | "attendance.excuse" | "ballot.cast";

export abstract class ClerkHand extends RoomElement {
  /** The choice of how members make themselves known. Its form encloses the rows. */
  protected means(id: string): Piece {
    return html`<p class="field"><label for=${id}>${this.t("room.clerk.means")}</label>
      <select id=${id} name="means">${MEANS.map((means) => html`<option value=${means}>${this.w("means", means)}</option>`)}</select></p>`;
  }

  /** Does something for a seat, by the means chosen now. */
  protected hand<T extends ForSeat>(type: T, data: Commands[T], key: string): void {
    const form = this.querySelector("form");
    if (form) void this.ask(type, { ...data, means: chosen(form, "means", MEANS) }, key);
  }
}
