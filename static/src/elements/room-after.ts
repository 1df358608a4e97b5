// After the end: where whoever keeps the record goes on. Inside room-chair.
import { html, nothing } from "lit";

import type { State } from "../store.ts";
import { section } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

export class RoomAfter extends RoomElement {
  protected override slices({ view, mine }: State): readonly unknown[] {
    return [view.session, view.chair, mine];
  }

  protected override render(): unknown {
    if (this.view.session.state !== "adjourned" || !this.isTable) return nothing;
    return section("after", this.t("room.after.title"), html`<p>${this.t("room.after.draft")}</p>
      <p class="actions"><a class="button" data-kind="primary" href=${`${location.pathname}/minutes`}>${this.t("room.after.go.draft")}</a></p>`);
  }
}
