import { type Trouble, troubleOf } from './troubles';
import { Watched } from './watched';

export type Source = 'microphone' | 'camera';

/** One's microphone or camera. */
export interface OwnDevice {
  /** What the person wants. */
  readonly on: boolean;
  readonly asking: boolean;
  /** What is captured; there is none when it failed, and for a camera none while it is off. */
  readonly track: MediaStreamTrack | null;
  readonly trouble: Trouble | null;
  /** As chosen; null takes the system's own. */
  readonly deviceId: string | null;
}

export interface OwnScreen {
  readonly picture: MediaStreamTrack | null;
  readonly sound: MediaStreamTrack | null;
  readonly trouble: Trouble | null;
}

export interface Choice {
  readonly deviceId: string;
  readonly label: string;
}

export interface OwnState {
  readonly microphone: OwnDevice;
  readonly camera: OwnDevice;
  readonly screen: OwnScreen;
  readonly choices: {
    readonly microphones: readonly Choice[];
    readonly cameras: readonly Choice[];
    readonly speakers: readonly Choice[];
  };
}

export type Devices = Pick<
  MediaDevices,
  'getUserMedia' | 'getDisplayMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

export interface OwnKit {
  /** Undefined where the page is not in a secure context. */
  readonly devices: Devices | undefined;
  /** No echo cancellation, noise suppression or gain: for measurements only. */
  readonly raw: boolean;
  readonly microphone: { readonly on: boolean; readonly deviceId: string | null };
  readonly camera: { readonly on: boolean; readonly deviceId: string | null };
}

const NO_SCREEN: OwnScreen = { picture: null, sound: null, trouble: null };

/** What oneself has to show: microphone, camera and screen, before and in a room. */
export class OwnMedia {
  readonly #kit: OwnKit;
  readonly #state: Watched<OwnState>;
  readonly #fallbacks = new Set<(source: Source) => void>();
  readonly #turns: Record<Source, number> = { microphone: 0, camera: 0 };

  constructor(kit: OwnKit) {
    this.#kit = kit;
    const device = { asking: false, track: null, trouble: null };
    this.#state = new Watched<OwnState>({
      microphone: { ...device, ...kit.microphone },
      camera: { ...device, ...kit.camera },
      screen: NO_SCREEN,
      choices: { microphones: [], cameras: [], speakers: [] },
    });
    kit.devices?.addEventListener('devicechange', this.#look);
  }

  get state(): OwnState {
    return this.#state.value;
  }

  readonly subscribe = (listener: () => void) => this.#state.subscribe(listener);

  /** Hears when a device was unplugged and the system's own took its place, or none did. */
  onFallback(listener: (source: Source) => void): () => void {
    this.#fallbacks.add(listener);
    return () => this.#fallbacks.delete(listener);
  }

  /** Asks for what is wanted: both at once where both are, so that the browser asks one question. */
  async begin(): Promise<void> {
    const { microphone, camera } = this.state;
    if (!microphone.on || !camera.on || this.#kit.devices === undefined) {
      await Promise.all([microphone.on && this.#capture('microphone'), camera.on && this.#capture('camera')]);
      return;
    }
    const turns = [++this.#turns.microphone, ++this.#turns.camera];
    this.#put('microphone', { asking: true });
    this.#put('camera', { asking: true });
    try {
      const stream = await this.#kit.devices.getUserMedia({
        audio: this.#wish('microphone'),
        video: this.#wish('camera'),
      });
      this.#captured('microphone', turns[0] ?? 0, stream.getAudioTracks()[0] ?? null);
      this.#captured('camera', turns[1] ?? 0, stream.getVideoTracks()[0] ?? null);
      await this.#look();
    } catch {
      // Which of the two it was, only asking for each alone tells.
      await this.#capture('microphone');
      await this.#capture('camera');
    }
  }

  /** A microphone that is off is still captured: it comes back at once, and notices who speaks into it. */
  async switch(source: Source, on: boolean): Promise<void> {
    this.#put(source, { on, trouble: on ? null : this.state[source].trouble });
    if (on && this.state[source].track === null) {
      await this.#capture(source);
    } else if (!on && source === 'camera') {
      this.#turns.camera += 1;
      this.#stop('camera');
    }
  }

  async choose(source: Source, deviceId: string | null): Promise<void> {
    this.#put(source, { deviceId });
    if (this.state[source].on || source === 'microphone') {
      await this.#capture(source);
    }
  }

  /** Only from a click: browsers ask which screen. */
  async startScreen(): Promise<void> {
    const devices = this.#kit.devices;
    if (devices === undefined || typeof devices.getDisplayMedia !== 'function') {
      this.#screen({ ...NO_SCREEN, trouble: devices === undefined ? 'insecure' : 'unsupported' });
      return;
    }
    try {
      const stream = await devices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: true });
      const picture = stream.getVideoTracks()[0] ?? null;
      const sound = stream.getAudioTracks()[0] ?? null;
      this.stopScreen();
      if (picture !== null) {
        picture.contentHint = 'detail';
        // The browser's own bar ends it as well.
        picture.onended = () => this.state.screen.picture === picture && this.stopScreen();
      }
      this.#screen({ picture, sound, trouble: null });
    } catch (error) {
      const trouble = troubleOf(error);
      // Whoever closes the browser's question has changed their mind; that is no trouble.
      this.#screen({ ...NO_SCREEN, trouble: trouble === 'refused' ? null : trouble });
    }
  }

  stopScreen(): void {
    const { picture, sound } = this.state.screen;
    picture?.stop();
    sound?.stop();
    this.#screen(NO_SCREEN);
  }

  /** Lets go of everything; the lights go out. */
  close(): void {
    this.#kit.devices?.removeEventListener('devicechange', this.#look);
    this.#turns.microphone += 1;
    this.#turns.camera += 1;
    this.#stop('microphone');
    this.#stop('camera');
    this.stopScreen();
  }

  #wish(source: Source): MediaTrackConstraints {
    const { deviceId } = this.state[source];
    const chosen = deviceId === null ? {} : { deviceId: { exact: deviceId } };
    const processed = !this.#kit.raw;
    return source === 'microphone'
      ? { ...chosen, echoCancellation: processed, noiseSuppression: processed, autoGainControl: processed }
      : { ...chosen, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
  }

  async #capture(source: Source): Promise<void> {
    const devices = this.#kit.devices;
    const turn = ++this.#turns[source];
    if (devices === undefined) {
      this.#put(source, { asking: false, track: null, trouble: 'insecure' });
      return;
    }
    this.#put(source, { asking: true, trouble: null });
    try {
      const wish = this.#wish(source);
      const stream = await devices.getUserMedia(source === 'microphone' ? { audio: wish } : { video: wish });
      this.#captured(source, turn, stream.getTracks()[0] ?? null);
    } catch (error) {
      await this.#failed(source, turn, troubleOf(error));
    }
    await this.#look();
  }

  async #failed(source: Source, turn: number, trouble: Trouble): Promise<void> {
    if (turn !== this.#turns[source]) {
      return;
    }
    const gone = trouble === 'unfitting' || trouble === 'missing';
    if (gone && this.state[source].deviceId !== null) {
      // The chosen one is not there any more: the system's own instead.
      this.#put(source, { deviceId: null });
      await this.#capture(source);
      return;
    }
    this.#stop(source);
    this.#put(source, { asking: false, trouble });
  }

  #captured(source: Source, turn: number, track: MediaStreamTrack | null): void {
    if (turn !== this.#turns[source]) {
      track?.stop();
      return;
    }
    this.#stop(source);
    if (track !== null) {
      track.onended = () => this.state[source].track === track && void this.#ended(source);
    }
    this.#put(source, { asking: false, track, trouble: track === null ? 'missing' : null });
  }

  /** The device was unplugged, or the permission taken back. */
  async #ended(source: Source): Promise<void> {
    this.#put(source, { track: null, deviceId: null });
    await this.#capture(source);
    if (this.state[source].track === null && this.state[source].trouble === 'missing') {
      this.#put(source, { trouble: 'unplugged' });
    }
    for (const listener of [...this.#fallbacks]) {
      listener(source);
    }
  }

  #stop(source: Source): void {
    this.state[source].track?.stop();
    this.#put(source, { track: null });
  }

  readonly #look = async (): Promise<void> => {
    const found = (await this.#kit.devices?.enumerateDevices().catch(() => [])) ?? [];
    const choices = (kind: MediaDeviceKind): Choice[] =>
      found.filter((one) => one.kind === kind && one.deviceId !== '').map(({ deviceId, label }) => ({ deviceId, label }));
    this.#state.put({
      ...this.state,
      choices: {
        microphones: choices('audioinput'),
        cameras: choices('videoinput'),
        speakers: choices('audiooutput'),
      },
    });
  };

  #put(source: Source, part: Partial<OwnDevice>): void {
    this.#state.put({ ...this.state, [source]: { ...this.state[source], ...part } });
  }

  #screen(screen: OwnScreen): void {
    this.#state.put({ ...this.state, screen });
  }
}
