// Documents in a list: each a link to its file, or what was withdrawn and why. From values alone.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Texts } from "../text.ts";
import type { SessionDocument, View } from "../view.ts";
import { type Piece, tag } from "./parts.ts";

type Listed = SessionDocument & { readonly id: string };

/** The documents of an item, or of the session itself, in the order of their coming. */
export function documentsOf(view: View, item: string | null): readonly Listed[] {
  const { order = [], items = {} } = view.documents ?? {};
  return order.flatMap((id) => (items[id]?.item === item ? [{ id, ...items[id] }] : []));
}

export function documentList(texts: Texts, documents: readonly Listed[], heading: unknown): Piece {
  if (documents.length === 0) return nothing;
  return html`<div class="documents">${heading}
    <ul>${repeat(documents, ({ id }) => id, (one) => html`<li><p class="document">${line(texts, one)}
      ${one.is_late ? tag(texts.t("document.late")) : nothing}</p></li>`)}</ul></div>`;
}

function line(texts: Texts, { id, title, format, size, withdrawn_at: at, reason }: Listed): Piece {
  const name = title ?? texts.t("page.session.erased");
  if (at !== null) return html`<span>${name}</span> <small>${texts.t("document.withdrawn", { at, reason })}</small>`;
  return html`<a href=${texts.page(`/documents/${id}`)}>${name}</a>
    <small>${texts.t("document.what", { format: format.toUpperCase(), size })}</small>`;
}
