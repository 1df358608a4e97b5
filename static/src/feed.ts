// The room without a socket: the HTTP feed asked every few seconds, commands by POST. The same envelopes and answers.
import type { Line, Way } from "./connection.ts";
import type { Message } from "./protocol.ts";
import type { Synced } from "./view.ts";

const EVERY_MS = 2000;
const JITTER_MS = 1000;
const PATIENCE_MS = 10_000;

export interface Wire {
  readonly fetch: typeof fetch;
  readonly setTimeout: (run: () => void, ms: number) => unknown;
  readonly random: () => number;
}

/** A line by HTTP: up after the first answer, down at the first failure. */
export function feedWay(stream: string, lang: string, wire: Wire): Way {
  const id = encodeURIComponent(stream);
  const json = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const answer = await wire.fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.json();
  };
  const since = (after: number): Promise<unknown> => json(`/api/v1/streams/${id}/messages?after=${String(after)}`);
  const ask: Line["ask"] = (event, payload) => {
    switch (event) {
      case "command":
        return json(`/api/v1/streams/${id}/commands?lang=${encodeURIComponent(lang)}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(payload),
        });
      case "sync": {
        const { after } = payload as { after: number | null };
        return after === null ? json(`/api/v1/sessions/${id}`) : since(after);
      }
    }
  };
  return (ear) => {
    let isOpen = true;
    let isUp = false;
    const look = async (): Promise<void> => {
      const told = (await since(ear.seq())) as Synced;
      const messages: readonly Message[] | undefined = told.messages;
      if (!isOpen) return;
      if (!messages) throw new TypeError("not a feed");
      if (!isUp) ear.up();
      isUp = true;
      if (messages.length > 0) ear.heard("messages", messages);
      wire.setTimeout(turn, EVERY_MS + wire.random() * JITTER_MS);
    };
    const turn = (): void => {
      if (isOpen) look().catch(() => { if (isOpen) ear.down(); });
    };
    wire.setTimeout(turn, 0);
    return { ask, close: () => { isOpen = false; } };
  };
}
