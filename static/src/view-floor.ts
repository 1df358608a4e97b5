// The floor of a session's view: who speaks, who asks, points of order. Types only.
import type { Said } from "./view.ts";

export interface Request {
  readonly kind: string;
  readonly seat: string | null;
  readonly person: string | null;
  readonly name: string | null;
  readonly subject: string | null;
  readonly article: string | null;
  readonly at: string;
}

export type How = "microphone" | "link" | "telephone" | "read";

export interface Speaker extends Request {
  readonly request: string;
  readonly seconds: number;
  readonly used_ms: number;
  readonly running_since: string | null;
  readonly how: How | null;
}

/** A kind of speech, with why nobody may ask for it now; `only`: the one person who may. */
export interface SpeechKind {
  readonly name: string | null;
  readonly seconds: number;
  readonly priority: number;
  readonly parent: string | null;
  readonly sound: number;
  readonly why: Said | null;
  readonly only: string | null;
  /** Whether the rapporteur may ask for it without a seat. */
  readonly reports?: boolean;
}

/** A point of order, by the request that raised it. */
export interface Point {
  readonly person: string | null;
  readonly name: string | null;
  readonly article: string | null;
  readonly subject: string | null;
  readonly state: "raised" | "heard" | "ruled" | "appealed" | "settled";
  readonly ruling: "upheld" | "dismissed" | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly appellant: string | null;
}

export interface Floor {
  readonly queue: readonly string[];
  /** Those who wait for the speaker's leave. */
  readonly asides: readonly string[];
  readonly requests: Readonly<Record<string, Request>>;
  readonly speaker: Speaker | null;
  readonly aside: Speaker | null;
  readonly interrupted: Speaker | null;
  readonly is_paused: boolean;
  readonly spoken: { readonly people: Readonly<Record<string, number>>; readonly segments: Readonly<Record<string, number>>; readonly public: number };
  readonly points: {
    readonly order: readonly string[];
    readonly items: Readonly<Record<string, Point>>;
    readonly unruled: string | null;
    readonly appealed: string | null;
    readonly appealable: string | null;
  };
  readonly kinds: Readonly<Record<string, SpeechKind>>;
  /** Why no citizen may speak. */
  readonly public_voice: Said | null;
}
