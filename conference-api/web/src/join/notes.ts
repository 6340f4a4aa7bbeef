const NOTES_HZ = [523.25, 659.25, 783.99];
const NOTE_SECONDS = 0.22;
const CHIME_SECONDS = 0.18;

/** Three quiet notes through the chosen loudspeaker, to hear that one hears. */
export async function playNotes(speaker: string | null): Promise<void> {
  const context = new AudioContext();
  const sink = context.createMediaStreamDestination();
  const audio = new Audio();
  audio.srcObject = sink.stream;
  if (speaker !== null && 'setSinkId' in audio) {
    await audio.setSinkId(speaker).catch(() => undefined);
  }
  await audio.play();
  NOTES_HZ.forEach((hertz, index) => note(context, sink, hertz, context.currentTime + 0.1 + index * NOTE_SECONDS));
  await new Promise((resolve) => setTimeout(resolve, (NOTES_HZ.length + 2) * NOTE_SECONDS * 1_000));
  audio.pause();
  await context.close();
}

/** Two low notes for somebody at the door, two that rise for a hand. */
const CHIMES_HZ = { knock: [392, 392], hand: [493.88, 587.33] } as const;
export type Chime = keyof typeof CHIMES_HZ;

/** Plays soft sounds through the chosen loudspeaker; a page that was never clicked stays silent. */
export class Chimer {
  #context: AudioContext | null = null;
  #audio: HTMLAudioElement | null = null;
  #sink: MediaStreamAudioDestinationNode | null = null;

  /** Called by a click or key: only then does a browser let a page sound. */
  readonly wake = (): void => {
    if (typeof AudioContext === 'undefined') {
      return;
    }
    this.#context ??= new AudioContext();
    if (this.#context.state === 'suspended') {
      void this.#context.resume().catch(() => undefined);
    }
  };

  async play(chime: Chime, speaker: string | null): Promise<void> {
    this.wake();
    const context = this.#context;
    if (context?.state !== 'running') {
      return;
    }
    this.#sink ??= context.createMediaStreamDestination();
    this.#audio ??= new Audio();
    const audio = this.#audio;
    audio.srcObject = this.#sink.stream;
    if ('setSinkId' in audio) {
      await audio.setSinkId(speaker ?? '').catch(() => undefined);
    }
    await audio.play();
    for (const [index, hertz] of CHIMES_HZ[chime].entries()) {
      note(context, this.#sink, hertz, context.currentTime + 0.05 + index * CHIME_SECONDS);
    }
  }

  close(): void {
    this.#audio?.pause();
    void this.#context?.close().catch(() => undefined);
    this.#context = null;
    this.#sink = null;
    this.#audio = null;
  }
}

function note(context: AudioContext, to: AudioNode, hertz: number, atSeconds: number): void {
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(0, atSeconds);
  gain.gain.linearRampToValueAtTime(0.12, atSeconds + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, atSeconds + NOTE_SECONDS * 2);
  tone.connect(gain).connect(to);
  tone.start(atSeconds);
  tone.stop(atSeconds + NOTE_SECONDS * 2);
}
