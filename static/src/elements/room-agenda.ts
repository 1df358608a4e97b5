// The agenda: sections, what is on the table, and what was decided, each item with its results.
import { html, nothing } from "lit";
import { map } from "lit/directives/map.js";
import { repeat } from "lit/directives/repeat.js";

import type { State } from "../store.ts";
import type { Ballot, Item } from "../view.ts";
import { documentList, documentsOf } from "./documents.ts";
import { badge, bars, grouped, originSaid, type Piece, resultSentence, section, tag } from "./parts.ts";
import { RoomElement } from "./room-element.ts";

type Numbered = Item & { readonly id: string };

export class RoomAgenda extends RoomElement {
  protected override slices({ view }: State): readonly unknown[] {
    return [view.agenda, view.ballots?.items, view.documents, view.chair];
  }

  protected override render(): unknown {
    const { agenda } = this.view;
    const title = this.t("page.session.agenda");
    if (!agenda) return section("agenda", title, html`<p class="empty">${this.t("page.session.no_agenda_yet")}</p>`);
    if (agenda.order.length === 0) return section("agenda", title, html`<p class="empty">${this.t("page.session.empty_agenda")}</p> ${this.#own()}`);
    const items = agenda.order.flatMap((id) => (agenda.items[id] ? [{ id, ...agenda.items[id] }] : []));
    const sections = grouped(items, (item) => item.section);
    return section("agenda", title, html`${repeat(sections, ([code]) => code, ([code, inside]) => html`
      <h3>${this.w("section", code)}</h3>
      <ol class="agenda">${repeat(inside, ({ id }) => id, (item) => this.#item(item))}</ol>`)} ${this.#own()} ${this.#apart(items)}`);
  }

  /** The documents of the session itself. */
  #own(): Piece {
    const heading = html`<h3 id="documents">${this.t("document.of_session")}</h3>`;
    return documentList(this.room.texts, documentsOf(this.view, null), heading);
  }

  #item(item: Numbered): Piece {
    const state = item.state === "on_table" ? "started" : item.state;
    const named = item.is_voting ? "voting" : item.state;
    return html`<li class="agenda-item" value=${item.number} data-number=${item.number} data-state=${state}
      aria-current=${item.state === "on_table" ? "step" : nothing}>
      <h4 class="title">${this.#title(item)}</h4> ${named === "open" ? tag(this.w("item", "open")) : badge(this.room.texts, "item", named)}
      ${item.is_late ? html`<p>${tag(this.t("page.session.late"))}</p>` : nothing}
      ${map([item.reference, item.description], (text) => (text ? html`<p>${text}</p>` : nothing))}
      ${item.rapporteur ? html`<p>${this.t("page.session.rapporteur", { name: this.#name(item.rapporteur) })}</p>` : nothing}
      ${item.is_urgent ? html`<p>${tag(this.w("request", "urgency"))}</p>` : nothing}
      ${item.origin ? html`<p class="hint">${originSaid(this.room.texts, item.origin)}</p>` : nothing}
      ${item.until ? html`<p>${this.t("page.session.review_until", { until: item.until })}</p>` : nothing}
      ${item.fate ? html`<p>${this.w("fate", item.fate)}</p>` : nothing}
      ${documentList(this.room.texts, documentsOf(this.view, item.id), html`<h5>${this.t("document.of_item")}</h5>`)}
      ${repeat(item.ballots, (id) => id, (id) => this.#ballot(id))}
    </li>`;
  }

  #title({ reserved, title }: Item): string {
    if (!reserved) return title ?? this.t("page.session.erased");
    const said = this.t("page.session.reserved", { basis: reserved });
    return title ? `${said}: ${title}` : said;
  }

  #name(person: string): string {
    const { roster } = this.view;
    const seats = Object.values(roster?.seats ?? {}).flatMap(({ titular, alternates }) => [titular, ...alternates]);
    return [...seats, ...(roster?.officers ?? [])].find((one) => one?.person === person)?.name ?? person;
  }

  /** What came out of a ballot; an open one has its own place on the page. */
  #ballot(id: string): Piece {
    const ballot = this.view.ballots?.items[id];
    if (!ballot || ballot.state === "open") return nothing;
    return html`<div class="outcome">
      <p class="cluster"><strong>${ballot.question ?? this.t("page.session.reserved_ballot")}</strong>
        ${this.#decision(ballot)} ${this.#afterwards(ballot)}</p>
      ${ballot.paper?.contradicts ? html`<p class="notice" data-kind="warn">${this.t("corrections.contradicts", { declared: ballot.paper.declared })}</p>` : nothing}
      ${resultSentence(this.room.texts, ballot)} ${bars(this.room.texts, ballot)}</div>`;
  }

  /** That it was held on paper, that its result was computed anew since, what became of its effects; and where that is done. */
  #afterwards(ballot: Ballot): Piece {
    return html`${ballot.paper ? tag(this.t("corrections.paper")) : nothing}
      ${ballot.corrected_by.length > 0 ? tag(this.t("corrections.tag")) : nothing}
      ${ballot.effects ? tag(this.t(`corrections.effects.${ballot.effects}`)) : nothing}
      ${this.isTable && ballot.state === "proclaimed" ? html`<a href=${`${location.pathname}/corrections`}>${this.t("corrections.mend")}</a>` : nothing}`;
  }

  #decision(ballot: Ballot): Piece {
    const { state, result } = ballot;
    if (state === "proclaimed" && result) return badge(this.room.texts, "decision", result.decision);
    return badge(this.room.texts, "phase", state);
  }

  #apart(items: readonly Item[]): Piece {
    const known = new Set(items.flatMap(({ ballots }) => ballots));
    const apart = (this.view.ballots?.order ?? []).filter((id) => !known.has(id));
    return html`${repeat(apart, (id) => id, (id) => this.#ballot(id))}`;
  }
}
