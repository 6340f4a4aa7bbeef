import { type Clock, every } from './clock';
import { type SlotStream, contributor } from './downlink';
import { Watched } from './watched';

export type AudioElement = Pick<HTMLAudioElement, 'srcObject' | 'volume' | 'play' | 'pause'> & {
  setSinkId?: (deviceId: string) => Promise<void>;
};

const LOOK_MILLIS = 100;

/** Plays the audio slots, each person as loud as this listener likes. */
export class Ears {
  readonly #createAudio: () => AudioElement;
  readonly #clock: Clock;
  readonly #volumes = new Map<number, number>();
  readonly #blocked = new Watched(false);
  #playing: readonly { slot: SlotStream; audio: AudioElement }[] = [];
  #speaker: string | null = null;
  #stopLooking: (() => void) | null = null;

  constructor(createAudio: () => AudioElement, clock: Clock) {
    this.#createAudio = createAudio;
    this.#clock = clock;
  }

  /** The browser wants a click before it makes a sound. */
  get blocked(): boolean {
    return this.#blocked.value;
  }

  readonly subscribe = (listener: () => void) => this.#blocked.subscribe(listener);

  listen(slots: readonly SlotStream[]): void {
    const audible = slots.filter(({ kind }) => kind === 'audio');
    if (audible.length === this.#playing.length && audible.every((slot, i) => slot === this.#playing[i]?.slot)) {
      return;
    }
    this.stop();
    this.#playing = audible.map((slot) => {
      const audio = this.#createAudio();
      audio.srcObject = slot.stream;
      this.#route(audio);
      return { slot, audio };
    });
    this.play();
    if (audible.length > 0) {
      this.#stopLooking = every(this.#clock, LOOK_MILLIS, () => this.#look());
    }
  }

  /** At once, or after the click that a browser asked for. */
  play(): void {
    this.#blocked.put(false);
    for (const { audio } of this.#playing) {
      audio.play().catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'NotAllowedError') {
          this.#blocked.put(true);
        }
      });
    }
  }

  /** 0 to 1; 1 is as it comes. */
  setVolume(participant: number, volume: number): void {
    this.#volumes.set(participant, Math.min(1, Math.max(0, volume)));
    this.#look();
  }

  volume(participant: number): number {
    return this.#volumes.get(participant) ?? 1;
  }

  /** Null is the system's own. */
  setSpeaker(deviceId: string | null): void {
    this.#speaker = deviceId;
    this.#playing.forEach(({ audio }) => this.#route(audio));
  }

  /** Who is in which slot, for whoever looks. */
  slots(): Readonly<Record<string, number | null>> {
    return Object.fromEntries(this.#playing.map(({ slot }) => [slot.mid, contributor(slot.receiver)]));
  }

  stop(): void {
    this.#stopLooking?.();
    this.#stopLooking = null;
    for (const { audio } of this.#playing) {
      audio.pause();
      audio.srcObject = null;
    }
    this.#playing = [];
  }

  #route(audio: AudioElement): void {
    // A speaker that was unplugged: the browser goes on with the system's own.
    void audio.setSinkId?.(this.#speaker ?? '').catch(() => undefined);
  }

  #look(): void {
    if (this.#volumes.size === 0) {
      return;
    }
    for (const { slot, audio } of this.#playing) {
      const participant = contributor(slot.receiver);
      const volume = participant === null ? 1 : this.volume(participant);
      if (audio.volume !== volume) {
        audio.volume = volume;
      }
    }
  }
}
