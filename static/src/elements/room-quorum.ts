// The quorum that matters now, with its sentence. It counts nothing.
import { html, nothing } from "lit";

import type { State } from "../store.ts";
import { RoomElement } from "./room-element.ts";

export class RoomQuorum extends RoomElement {
  protected override slices({ view }: State): readonly unknown[] {
    return [view.quorum, view.session];
  }

  protected override render(): unknown {
    const { quorum, session } = this.view;
    if (!quorum || session.state === "adjourned" || session.state === "cancelled") return nothing;
    const { is_reached } = quorum[session.opened ? "deliberation" : "opening"];
    const { code, params } = quorum.sentence;
    return html`<p class="quorum" data-reached=${String(is_reached)}>${this.t(`sentence.${code}`, params)}</p>`;
  }
}
