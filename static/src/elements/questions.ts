// Questions of procedure that the table puts to the vote: what each asks, in the catalogue's words. No rules here.
import type { Texts } from "../text.ts";
import type { Item, View } from "../view.ts";

export interface Settles {
  readonly kind: string;
  readonly subject: string;
}

/** As long as a title may stand in a question. */
const TITLE = 160;

/** The words of an item, or on what basis they are withheld. */
export function titleOf(texts: Texts, item: Item): string {
  return item.reserved ? texts.t("page.session.reserved", { basis: item.reserved }) : (item.title ?? texts.t("page.session.erased"));
}

/** What a ballot asks that settles this, and the item it is on if that is on the table. */
export function asking(texts: Texts, { agenda, roster }: View, { kind, subject }: Settles): { question: string; item?: string } {
  if (kind === "justification") return { question: texts.t("room.table.question.justification", { name: roster?.seats[subject]?.titular?.name ?? null }) };
  const part = kind === "part" ? agenda?.parts.items[subject] : undefined;
  const id = part?.item ?? subject;
  const item = agenda?.items[id];
  const about = item ? { number: item.number, title: titleOf(texts, item).slice(0, TITLE) } : { minutes: Number(subject) };
  const question = texts.t(`room.table.question.${kind}`, { ...about, ...(part && { kind: part.kind, name: part.name }) });
  return { question, ...(item && id === agenda.current && { item: id }) };
}
