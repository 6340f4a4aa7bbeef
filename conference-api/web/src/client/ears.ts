import type { Amplified, Amplifier } from './amplifier';
import { type Clock, every } from './clock';
import { type SlotStream, contributor } from './downlink';
import { Watched } from './watched';

export type AudioElement = Pick<HTMLAudioElement, 'srcObject' | 'volume' | 'play' | 'pause'> & {
  setSinkId?: (deviceId: string) => Promise<void>;
};

export interface EarsKit {
  readonly createAudio: () => AudioElement;
  readonly createAmplifier: () => Amplifier;
  readonly clock: Clock;
}

/** Twice as loud as it comes. */
export const LOUDEST = 2;
const LOOK_MILLIS = 100;

/** One slot's sound: played as it comes, or, while somebody in it is to be louder than that, by an amplifier. */
interface Playing {
  readonly slot: SlotStream;
  readonly audio: AudioElement;
  louder: { readonly amplified: Amplified; readonly audio: AudioElement } | null;
}

/** Plays the audio slots, each person as loud as this listener likes. */
export class Ears {
  readonly #kit: EarsKit;
  readonly #volumes = new Watched<ReadonlyMap<number, number>>(new Map());
  readonly #blocked = new Watched(false);
  #amplifier: Amplifier | null = null;
  #playing: readonly Playing[] = [];
  #speaker: string | null = null;
  #stopLooking: (() => void) | null = null;

  constructor(kit: EarsKit) {
    this.#kit = kit;
  }

  /** The browser wants a click before it makes a sound. */
  get blocked(): boolean {
    return this.#blocked.value;
  }

  /** Of those who are not as loud as they come. */
  get volumes(): ReadonlyMap<number, number> {
    return this.#volumes.value;
  }

  readonly subscribe = (listener: () => void) => {
    const unwatch = [this.#blocked.subscribe(listener), this.#volumes.subscribe(listener)];
    return () => unwatch.forEach((stop) => stop());
  };

  listen(slots: readonly SlotStream[]): void {
    const audible = slots.filter(({ kind }) => kind === 'audio');
    if (audible.length === this.#playing.length && audible.every((slot, i) => slot === this.#playing[i]?.slot)) {
      return;
    }
    this.stop();
    this.#playing = audible.map((slot) => ({ slot, audio: this.#element(slot.stream), louder: null }));
    this.play();
    if (audible.length > 0) {
      this.#stopLooking = every(this.#kit.clock, LOOK_MILLIS, () => this.#look());
    }
  }

  /** At once, or after the click that a browser asked for. */
  play(): void {
    this.#blocked.put(false);
    this.#amplifier?.wake();
    for (const { audio, louder } of this.#playing) {
      this.#begin(audio);
      if (louder !== null) {
        this.#begin(louder.audio);
      }
    }
  }

  /** 0 to {@link LOUDEST}; 1 is as it comes. */
  setVolume(participant: number, volume: number): void {
    const wished = Math.min(LOUDEST, Math.max(0, volume));
    const others = [...this.#volumes.value].filter(([other]) => other !== participant);
    this.#volumes.put(new Map(wished === 1 ? others : [...others, [participant, wished]]));
    if (volume > 1) {
      this.#amplifier ??= this.#kit.createAmplifier();
      // Often set by a click or key, which is what it waits for.
      this.#amplifier.wake();
    }
    this.#look();
  }

  volume(participant: number): number {
    return this.#volumes.value.get(participant) ?? 1;
  }

  /** Null is the system's own. */
  setSpeaker(deviceId: string | null): void {
    this.#speaker = deviceId;
    for (const { audio, louder } of this.#playing) {
      this.#route(audio);
      if (louder !== null) {
        this.#route(louder.audio);
      }
    }
  }

  /** Who is in which slot, for whoever looks. */
  slots(): Readonly<Record<string, number | null>> {
    return Object.fromEntries(this.#playing.map(({ slot }) => [slot.mid, contributor(slot.receiver)]));
  }

  stop(): void {
    this.#stopLooking?.();
    this.#stopLooking = null;
    for (const playing of this.#playing) {
      this.#plain(playing);
      playing.audio.pause();
      playing.audio.srcObject = null;
    }
    this.#playing = [];
  }

  /** For good. */
  close(): void {
    this.stop();
    this.#amplifier?.close();
    this.#amplifier = null;
  }

  #element(stream: MediaStream): AudioElement {
    const audio = this.#kit.createAudio();
    audio.srcObject = stream;
    this.#route(audio);
    return audio;
  }

  #begin(audio: AudioElement): void {
    audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') {
        this.#blocked.put(true);
      }
    });
  }

  #route(audio: AudioElement): void {
    // A speaker that was unplugged: the browser goes on with the system's own.
    void audio.setSinkId?.(this.#speaker ?? '').catch(() => undefined);
  }

  #look(): void {
    for (const playing of this.#playing) {
      const participant = contributor(playing.slot.receiver);
      // Nobody in it: it stays as it is, for whoever spoke last often speaks next.
      if (participant !== null || playing.louder === null) {
        this.#sound(playing, participant === null ? 1 : this.volume(participant));
      }
    }
  }

  #sound(playing: Playing, volume: number): void {
    if (volume > 1 && this.#amplifier?.ready() === true) {
      playing.louder ??= this.#amplify(this.#amplifier, playing.slot.stream);
      playing.louder.amplified.by(volume);
      // Still played, unheard: Chromium decodes a remote track only for an element.
      this.#put(playing.audio, 0);
    } else {
      this.#plain(playing);
      this.#put(playing.audio, Math.min(1, volume));
    }
  }

  #amplify(amplifier: Amplifier, stream: MediaStream): NonNullable<Playing['louder']> {
    const amplified = amplifier.amplify(stream);
    const audio = this.#element(amplified.stream);
    this.#begin(audio);
    return { amplified, audio };
  }

  #plain(playing: Playing): void {
    if (playing.louder !== null) {
      playing.louder.audio.pause();
      playing.louder.audio.srcObject = null;
      playing.louder.amplified.stop();
      playing.louder = null;
    }
  }

  #put(audio: AudioElement, volume: number): void {
    if (audio.volume !== volume) {
      audio.volume = volume;
    }
  }
}
