// What a step is called: its name, what it is about, and what fills its suggested words. Decides nothing.
import type { Texts } from "../text.ts";
import type { Step, View } from "../view.ts";
import { optionName, voterName } from "./parts.ts";
import { asking, type Settles } from "./questions.ts";

const SUMMON = "ballot.call";
const TIE = "ballot.break_tie";
const PUT = "ballot.open";

/** What fills the places of a step's words. */
interface Params extends Readonly<Record<string, unknown>> { item?: string | null | undefined; name?: string | null | undefined; present: number; number?: number | undefined; question?: string | null | undefined }

export function variant({ type, data }: Step): string {
  if (type !== "session.open") return "";
  if (data["informative"] === true) return ".informative";
  return data["call"] === 2 ? ".second" : ".first";
}

/** The step by its name, with what it is about. */
export function said(texts: Texts, view: View, step: Step): string {
  if (settled(step)?.kind === "appeal") return texts.t("room.point.put");
  const what = isPlain(step) ? texts.t("room.chair.prepare") : texts.t(`command.${step.type}`);
  if (step.data["lacks_quorum"] === true) return `${what}: ${texts.t("room.chair.lacks_quorum")}`;
  const how = variant(step);
  if (elects(step)) return texts.t("room.election.put", { office: texts.word("office", view.elections?.[elects(step)]?.office) });
  if (step.data["criterion"]) return criterion(texts, view, step);
  if (step.type === SUMMON) return summons(texts, view, step);
  if (step.type === TIE) return `${what}: ${option(texts, view, step)}`;
  const settles = settled(step);
  if (settles) return `${what}: ${asking(texts, view, settles).question}`;
  const { item, name } = params(view, step);
  const about = how ? texts.t(`room.chair.open${how}`) : (item ?? name);
  return about ? `${what}: ${about}` : what;
}

/** What breaks the tie of an election, and in whose favour. */
function criterion(texts: Texts, view: View, step: Step): string {
  const said = `${texts.t("room.election.break")}: ${texts.word("criterion", id(step.data["criterion"]))}`;
  return step.data["option"] ? `${said}, ${option(texts, view, step)}` : said;
}

/** What a casting vote would choose. */
function option(texts: Texts, view: View, { data }: Step): string {
  const ballot = view.ballots?.items[id(data["ballot"])];
  return ballot ? optionName(texts, ballot, id(data["option"])) : "";
}

/** Who is called next by name, or how many are still silent. */
function summons(texts: Texts, view: View, { data }: Step): string {
  const { ballots, roster } = view;
  const ballot = ballots?.items[id(data["ballot"])];
  const next = ballot?.next;
  if (!next) return texts.t("room.roll.call_missing", { count: ballot?.silent ?? 0 });
  return texts.t(ballot.awaited ? "room.roll.call_anyway" : "room.roll.call_next", { number: roster?.seats[next]?.number, name: voterName(roster, next, ballot.seats?.[next]) });
}

/** In a called roll, whose vote is waited for: until then nothing comes next. */
export function awaited(texts: Texts, { ballots, roster }: View): string | null {
  const ballot = ballots?.items[ballots.current ?? ""];
  if (!ballot?.awaited) return null;
  const seat = texts.t("room.roll.seat", { number: roster?.seats[ballot.awaited]?.number, name: voterName(roster, ballot.awaited, ballot.seats?.[ballot.awaited]) });
  return texts.t("room.roll.pointer.now", { seat });
}

export function params(view: View, { type, data }: Step): Params {
  const { agenda, floor, ballots, quorum } = view;
  const item = agenda?.items[id(data["item"])];
  const request = type === "floor.grant" ? floor?.requests[floor.queue[0] ?? ""] : type === "floor.end" ? (floor?.aside ?? floor?.speaker) : undefined;
  return {
    item: item?.title,
    number: item?.number,
    name: request?.name,
    question: ballots?.items[id(data["ballot"])]?.question,
    present: quorum?.present ?? 0,
  };
}

/** Whether a step leads to the form for a question: one that is not written yet. */
export function isPlain(step: Step): boolean {
  return step.type === PUT && !settled(step) && !elects(step);
}

/** The question of procedure that a step puts to the vote. */
export function settled({ data }: Step): Settles | null {
  return (data["settles"] as Settles | undefined) ?? null;
}

/** The election that a step puts to the vote. */
export function elects({ data }: Step): string {
  return id(data["election"]);
}

function id(value: unknown): string {
  return typeof value === "string" ? value : "";
}
