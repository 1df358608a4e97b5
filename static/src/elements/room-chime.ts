// The end of a speech's time, heard by whoever presides and whoever speaks; and the control that mutes it. Inside room-floor.
import { html, nothing } from "lit";

import { Chime } from "../chime.ts";
import type { State } from "../store.ts";
import type { Speaker } from "../view.ts";
import { leftOf } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

export class RoomChime extends RoomElement {
  static chime = new Chime(window);
  /** Of whom the end was heard, or was past when this page began. */
  #heard = new Map<string, boolean>();

  protected override slices({ view, mine }: State): readonly unknown[] {
    return [view.floor, view.chair, mine];
  }

  protected override ticks(): boolean {
    return this.#isFor && this.#speeches.some(({ running_since }) => running_since !== null);
  }

  get #speeches(): readonly Speaker[] {
    const { speaker, aside } = this.view.floor ?? { speaker: null, aside: null };
    return [speaker, aside].filter((one) => one !== null);
  }

  get #isFor(): boolean {
    return this.isChair || this.#speeches.some(({ person }) => person !== null && person === this.mine.person);
  }

  protected override render(): unknown {
    if (!this.#isFor) return nothing;
    this.#listen();
    const { isMuted } = RoomChime.chime;
    const turn = (): void => { RoomChime.chime.mute(!isMuted); if (isMuted) RoomChime.chime.ring(); this.requestUpdate(); };
    return html`<p class="actions">${this.button({ label: this.t(isMuted ? "room.chime.off" : "room.chime.on"), key: "chime", run: turn })}</p>`;
  }

  #listen(): void {
    for (const speech of this.#speeches) {
      const [isOver, before] = [leftOf(speech, this.now) <= 0, this.#heard.get(speech.request)];
      if (isOver && before === false) RoomChime.chime.ring();
      this.#heard.set(speech.request, isOver);
    }
  }
}
