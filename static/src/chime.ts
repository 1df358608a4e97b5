// A short soft tone made by the browser itself, and whether this browser's owner wants to hear it. Knows nothing of speeches.

const MUTED = "council.chime";
const NOTES = [660, 523];
const SECONDS = 0.35;
const LOUDNESS = 0.08;

interface Around {
  readonly localStorage: Pick<Storage, "getItem" | "setItem">;
  readonly AudioContext?: typeof AudioContext;
}

export class Chime {
  #sound: AudioContext | null = null;

  constructor(private readonly around: Around) {}

  /** A browser that keeps nothing is one that has not been muted. */
  get isMuted(): boolean {
    try {
      return this.around.localStorage.getItem(MUTED) === "off";
    } catch {
      return false;
    }
  }

  mute(isMuted: boolean): void {
    try {
      this.around.localStorage.setItem(MUTED, isMuted ? "off" : "on");
    } catch {
      // What is not kept holds for nobody: the next time it sounds again.
    }
  }

  /** Two notes, one after the other, each fading out. Silent where muted, or where the browser makes no sound. */
  ring(): void {
    if (this.isMuted || !this.around.AudioContext) return;
    const sound = (this.#sound ??= new this.around.AudioContext());
    void sound.resume();
    NOTES.forEach((hertz, place) => {
      const [tone, loudness, at] = [sound.createOscillator(), sound.createGain(), sound.currentTime + place * SECONDS];
      tone.frequency.value = hertz;
      loudness.gain.setValueAtTime(LOUDNESS, at);
      loudness.gain.exponentialRampToValueAtTime(0.001, at + SECONDS);
      tone.connect(loudness).connect(sound.destination);
      tone.start(at);
      tone.stop(at + SECONDS);
    });
  }
}
