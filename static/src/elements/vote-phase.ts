// In which phase of its ballot a vote is, whether it is in sight, and that a phase ended. No part of its own on the screen.
import type { Ballot } from "../view.ts";
import { RoomElement } from "./room-element.ts";
import { followSight } from "./sight.ts";

export type Phase = "vote" | "correct" | "over";

export abstract class VotePhase extends RoomElement {
  #phase: Phase | null = null;
  #unfollow: (() => void) | null = null;

  /** A phase ended: what was not confirmed in it is dropped, and the next begins by an act of its own. */
  protected abstract drop(phase: Phase): void;

  protected get ballotId(): string { return this.dataset["ballot"] ?? ""; }

  protected get ballot(): Ballot | undefined { return this.view.ballots?.items[this.ballotId]; }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unfollow = followSight(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow?.();
    if (this.#phase) this.drop(this.#phase);
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const phase = this.#phaseNow();
    if (this.#phase !== null && phase !== this.#phase) this.drop(this.#phase);
    this.#phase = phase;
  }

  protected isCorrectable({ proclaim_not_before }: Ballot): boolean {
    return proclaim_not_before === null || Date.parse(proclaim_not_before) > this.now;
  }

  #phaseNow(): Phase {
    const { ballot } = this;
    if (ballot?.state === "open") return "vote";
    return ballot?.state === "closed" && this.isCorrectable(ballot) ? "correct" : "over";
  }
}
