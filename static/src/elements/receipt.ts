// What a person holds in hand of the own vote: the choice, its number and its time.
import type { State } from "../store.ts";
import type { Texts } from "../text.ts";
import type { Ballot } from "../view.ts";
import { optionName } from "./parts.ts";

/** The later of what the vote's answer said and what the server keeps for this person; else the choice alone. */
export function receiptText(texts: Texts, { receipts, mine }: State, id: string, ballot: Ballot): string | null {
  const [answered, kept] = [receipts[id], mine.receipts[id]];
  const receipt = (kept?.number ?? 0) > (answered?.number ?? 0) ? kept : answered;
  const choice = receipt?.choice ?? mine.votes[id];
  if (choice === undefined) return null;
  const said = { choice: optionName(texts, ballot, choice) };
  if (!receipt) return texts.t("room.vote.kept", said);
  return texts.t("room.vote.receipt", { ...said, number: receipt.number, at: texts.time(receipt.at, true) });
}
