import type { Amplifier } from './amplifier';
import { Downlink, type SlotStream } from './downlink';
import { type AudioElement, Ears } from './ears';
import { HostPowers } from './hostPowers';
import { Latest } from './latest';
import { type MeterTrack, noticeSpeech } from './level';
import type { OwnMedia, OwnState } from './own';
import type { Answer, Person, Showing, View } from './protocol';
import { Seat } from './seat';
import type { Happening, SeatKit } from './seatKit';
import type { RoomState } from './roomState';
import { type Quality, Uplink } from './uplink';
import { Watched } from './watched';

export interface VisitKit extends SeatKit {
  readonly createPeer: () => RTCPeerConnection;
  readonly createStream: (track: MediaStreamTrack) => MediaStream;
  readonly createAudio: () => AudioElement;
  readonly createAmplifier: () => Amplifier;
  readonly volumes: KeptVolumes;
  readonly codecs: (kind: 'audio' | 'video') => readonly RTCRtpCodec[];
  readonly meter: MeterTrack;
}

/** How loud this listener likes people, kept beyond their coming and going. */
export interface KeptVolumes {
  of(person: Person): number | null;
  keep(person: Person, volume: number): void;
}

/** The whole of it at one moment: the room, oneself, and the streams that come. */
export interface VisitState extends RoomState {
  readonly own: OwnState;
  readonly streams: readonly SlotStream[];
  /** Our media and theirs, as the browser sees it. */
  readonly media: { readonly uplink: RTCPeerConnectionState; readonly downlink: RTCPeerConnectionState };
  readonly soundBlocked: boolean;
  /** How loud people are to this listener, where that is not as they come; by participant. */
  readonly volumes: ReadonlyMap<number, number>;
}

export type VisitHappening = Happening | { readonly type: 'speaks-muted' } | { readonly type: 'fallback-microphone' | 'fallback-camera' };

// One camera for all who watch, whatever their line: the more watch, the smaller it has to be.
const QUALITIES: readonly { readonly upToPeople: number; readonly quality: Quality }[] = [
  { upToPeople: 2, quality: { heightPixels: 720, mostBitsPerSecond: 1_500_000 } },
  { upToPeople: 4, quality: { heightPixels: 540, mostBitsPerSecond: 900_000 } },
  { upToPeople: Number.POSITIVE_INFINITY, quality: { heightPixels: 360, mostBitsPerSecond: 500_000 } },
];

/** A visit to a room: a seat, what one sends, what one hears and sees, kept in step with each other. */
export class Visit {
  readonly host: HostPowers;
  readonly #kit: VisitKit;
  readonly #own: OwnMedia;
  readonly #seat: Seat;
  readonly #uplink: Uplink;
  readonly #downlink: Downlink;
  readonly #ears: Ears;
  readonly #state: Watched<VisitState>;
  readonly #listeners = new Set<(happening: VisitHappening) => void>();
  readonly #show: Latest<Showing>;
  readonly #view: Latest<View>;
  // What is sent is a clone: muted, it sends silence, while the original still notices who speaks into it.
  #microphone: { track: MediaStreamTrack; sent: MediaStreamTrack; stop: () => void } | null = null;
  #unwatch: (() => void)[] = [];

  constructor(kit: VisitKit, own: OwnMedia) {
    this.#kit = kit;
    this.#own = own;
    this.#seat = new Seat(kit);
    const { clock, createPeer, createStream, codecs } = kit;
    this.host = new HostPowers(this.#seat.ask);
    this.#ears = new Ears(kit);
    this.#uplink = new Uplink({ clock, createPeer, codecs, ask: this.#seat.ask });
    this.#downlink = new Downlink({ clock, createPeer, createStream, ask: this.#seat.ask, changed: () => this.#heard() });
    this.#show = new Latest((showing) => this.#whenSeated(() => this.#seat.ask('show', showing)));
    this.#view = new Latest((view) => this.#whenSeated(() => this.#seat.ask('view', view)));
    this.#state = new Watched(this.#now());
    this.#unwatch = [
      this.#seat.onHappening((happening) => this.#happened(happening)),
      this.#seat.subscribe(() => this.#follow()),
      this.#uplink.line.subscribe(() => this.#put()),
      this.#downlink.line.subscribe(() => this.#put()),
      this.#ears.subscribe(() => this.#put()),
      own.subscribe(() => this.#offer()),
      own.onFallback((source) => this.#tell({ type: `fallback-${source}` })),
    ];
  }

  get state(): VisitState {
    return this.#state.value;
  }

  readonly subscribe = (listener: () => void) => this.#state.subscribe(listener);

  onHappening(listener: (happening: VisitHappening) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get own(): OwnMedia {
    return this.#own;
  }

  get ears(): Pick<Ears, 'play' | 'volume' | 'setSpeaker' | 'slots'> {
    return this.#ears;
  }

  enter(): void {
    this.#offer();
    this.#seat.enter();
  }

  nudge(): void {
    this.#seat.nudge();
  }

  look(view: View): void {
    this.#view.put(view);
  }

  rename(name: string): Promise<Answer> {
    return this.#seat.ask('name', { name });
  }

  /** How loud somebody is to this listener; 1 is as it comes. */
  setVolume(person: Person, volume: number): void {
    this.#ears.setVolume(person.participant, volume);
    this.#kit.volumes.keep(person, volume);
  }

  /** Everything ends here, the lights of the camera too. */
  async leave(): Promise<void> {
    await this.#seat.leave();
  }

  async stats(): Promise<{ uplink: unknown[]; downlink: unknown[] }> {
    const entries = async (peer: RTCPeerConnection | null): Promise<unknown[]> => {
      const found: unknown[] = [];
      (await peer?.getStats())?.forEach((entry: unknown) => found.push(entry));
      return found;
    };
    const [uplink, downlink] = await Promise.all([
      entries(this.#uplink.line.peer),
      entries(this.#downlink.line.peer),
    ]);
    return { uplink, downlink };
  }

  /** Exchanges of descriptions beyond the first of each direction; joining, leaving and speaking cause none. */
  renegotiations(): number {
    return Math.max(0, this.#uplink.line.exchanges - 1) + Math.max(0, this.#downlink.line.exchanges - 1);
  }

  #happened(happening: Happening): void {
    switch (happening.type) {
      case 'seated':
        this.#uplink.signalling(true);
        this.#downlink.signalling(true);
        if (happening.anew) {
          this.#uplink.begin();
          this.#downlink.begin();
        }
        this.#show.again();
        this.#view.again();
        break;
      case 'waits':
        // Lobby means no media, and what an earlier seat had ended with it.
        this.#uplink.close();
        this.#downlink.close();
        break;
      case 'broken':
        this.#uplink.signalling(false);
        this.#downlink.signalling(false);
        break;
      case 'hushed':
        void this.#own.switch('microphone', false);
        break;
      case 'over':
        this.#end();
        break;
      default:
        break;
    }
    this.#tell(happening);
  }

  #follow(): void {
    const { lines, people } = this.#seat.state;
    const before = this.state.lines;
    if (lines !== before) {
      this.#uplink.house(lines.uplink);
      this.#downlink.house(lines.downlink);
    }
    if (people !== this.state.people) {
      this.#remember(people);
    }
    const browsers = people.filter(({ kind }) => kind === 'browser').length;
    const fitting = QUALITIES.find(({ upToPeople }) => browsers <= upToPeople);
    if (fitting !== undefined) {
      this.#uplink.cameraQuality(fitting.quality);
    }
    this.#put();
  }

  /** Whoever comes back, under another number perhaps, is as loud as before. */
  #remember(people: readonly Person[]): void {
    for (const person of people) {
      const kept = this.#kit.volumes.of(person);
      if (kept !== null && kept !== this.#ears.volume(person.participant)) {
        this.#ears.setVolume(person.participant, kept);
      }
    }
  }

  /** Puts what oneself has into what is sent, and tells the house. */
  #offer(): void {
    const { microphone, camera, screen } = this.#own.state;
    if (this.#seat.state.phase !== 'over') {
      this.#sendMicrophone(microphone.track, microphone.on);
      this.#uplink.put('camera', camera.on ? camera.track : null);
      this.#uplink.put('screen', screen.picture);
      this.#uplink.put('screenSound', screen.sound);
      this.#show.put({
        microphone: microphone.on && microphone.track !== null,
        camera: camera.on && camera.track !== null,
        screen: screen.picture !== null,
        screenSound: screen.sound !== null,
      });
    }
    this.#put();
  }

  #sendMicrophone(track: MediaStreamTrack | null, on: boolean): void {
    if (this.#microphone?.track !== track) {
      this.#microphone?.stop();
      this.#microphone = track === null ? null : this.#openMicrophone(track);
      this.#uplink.put('microphone', this.#microphone?.sent ?? null);
    }
    if (this.#microphone !== null) {
      // Not replaceTrack(null): without frames the RTP clock stands still, and the first word after an hour of
      // silence would seem an hour late to every jitter buffer.
      this.#microphone.sent.enabled = on;
    }
  }

  #openMicrophone(track: MediaStreamTrack): { track: MediaStreamTrack; sent: MediaStreamTrack; stop: () => void } {
    const sent = track.clone();
    const level = this.#kit.meter(track);
    const unwatch = noticeSpeech(level, this.#kit.clock, () => {
      if (!this.#own.state.microphone.on && this.state.phase === 'seated') {
        this.#tell({ type: 'speaks-muted' });
      }
    });
    const stop = () => {
      unwatch();
      level.stop();
      sent.stop();
    };
    return { track, sent, stop };
  }

  #heard(): void {
    this.#ears.listen(this.#downlink.slots);
    this.#put();
  }

  #whenSeated(send: () => Promise<Answer>): Promise<Answer> {
    return this.#seat.state.phase === 'seated'
      ? send()
      : Promise.resolve({ ok: false, problem: { code: 'not-seated', detail: '' } });
  }

  #end(): void {
    this.#microphone?.stop();
    this.#microphone = null;
    this.#uplink.close();
    this.#downlink.close();
    this.#ears.close();
    this.#own.close();
    this.#unwatch.forEach((unwatch) => unwatch());
    this.#unwatch = [];
    this.#put();
  }

  #now(): VisitState {
    return {
      ...this.#seat.state,
      own: this.#own.state,
      streams: this.#downlink.slots,
      media: { uplink: this.#uplink.line.state, downlink: this.#downlink.line.state },
      soundBlocked: this.#ears.blocked,
      volumes: this.#ears.volumes,
    };
  }

  #put(): void {
    this.#state.put(this.#now());
  }

  #tell(happening: VisitHappening): void {
    for (const listener of [...this.#listeners]) {
      listener(happening);
    }
  }
}
