// A button whose meaning has just changed waits a moment, so that a finger on its way to what it was does not do the next.

/** How long: more than a double tap takes. */
const SETTLE_MS = 700;

export class Settling {
  #led = "";
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly redraw: () => void) {}

  get isOn(): boolean {
    return this.#timer !== null;
  }

  /** What the button does now. */
  lead(key: string): void {
    if (this.#led && this.#led !== key) {
      this.stop();
      this.#timer = setTimeout(() => { this.stop(); this.redraw(); }, SETTLE_MS);
    }
    this.#led = key;
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
