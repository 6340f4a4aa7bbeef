import type { Amplified, Amplifier } from '../amplifier';
import { OwnMedia } from '../own';
import type { Person } from '../protocol';
import { Visit, type VisitHappening } from '../visit';
import { FakeHouse } from './fakeHouse';
import { FakeDevices, FakePeer } from './fakePeer';
import { ManualClock, settled } from './manualClock';

export const h264 = (profile: string, mode: number): string =>
  `level-asymmetry-allowed=1;packetization-mode=${mode};profile-level-id=${profile}`;

const codecs = [
  ['video/VP8'],
  ['video/rtx'],
  ['video/VP9', 'profile-id=0'],
  ['video/H264', h264('42001f', 1)],
  ['video/H264', h264('42e01f', 0)],
  ['video/H264', h264('42e01f', 1)],
  ['video/AV1'],
].map(([mimeType = '', sdpFmtpLine]) => ({
  mimeType,
  clockRate: 90_000,
  ...(sdpFmtpLine === undefined ? {} : { sdpFmtpLine }),
}));

export class FakeAudio {
  srcObject: MediaProvider | null = null;
  volume = 1;
  sink = '';
  readonly #trial: VisitTrial;

  constructor(trial: VisitTrial) {
    this.#trial = trial;
  }

  play(): Promise<void> {
    return this.#trial.blocked ? Promise.reject(new DOMException('', 'NotAllowedError')) : Promise.resolve();
  }

  pause(): void {}

  setSinkId(deviceId: string): Promise<void> {
    this.sink = deviceId;
    return Promise.resolve();
  }
}

/** An amplifier that writes down what it was asked for. */
export class FakeAmplifier implements Amplifier {
  readonly gains = new Map<MediaStream, number>();
  running = true;
  closed = false;

  ready(): boolean {
    return this.running;
  }

  wake(): void {}

  amplify(stream: MediaStream): Amplified {
    this.gains.set(stream, 1);
    return {
      stream: { amplified: stream } as unknown as MediaStream,
      by: (gain) => this.gains.set(stream, gain),
      stop: () => this.gains.delete(stream),
    };
  }

  close(): void {
    this.closed = true;
  }
}

export interface Visiting {
  readonly visit: Visit;
  readonly own: OwnMedia;
  readonly uplink: FakePeer;
  readonly downlink: FakePeer;
}

/** A visit to a house of a test's own, without a browser. */
export class VisitTrial {
  readonly house = new FakeHouse();
  readonly clock = new ManualClock();
  readonly devices = new FakeDevices();
  readonly audios: FakeAudio[] = [];
  readonly amplifier = new FakeAmplifier();
  readonly volumes = new Map<string, number>();
  readonly happened: VisitHappening[] = [];
  /** How loud the microphone is. */
  level = 0;
  /** Whether the browser wants a click before it plays. */
  blocked = false;

  async visiting(): Promise<Visiting> {
    FakePeer.made.length = 0;
    const { clock, house, devices } = this;
    const own = new OwnMedia({
      devices: devices.asDevices,
      raw: false,
      microphone: { on: true, deviceId: null },
      camera: { on: true, deviceId: null },
    });
    await own.begin();
    const { openSocket, takeTicket } = house;
    const visit = new Visit(
      {
        clock,
        openSocket,
        takeTicket,
        stillOurs: () => true,
        random: () => 0.5,
        createPeer: () => new FakePeer().asPeer,
        createStream: (track) => ({ track }) as unknown as MediaStream,
        createAudio: () => {
          const audio = new FakeAudio(this);
          this.audios.push(audio);
          return audio;
        },
        createAmplifier: () => this.amplifier,
        volumes: {
          of: ({ seat }: Person) => this.volumes.get(seat) ?? null,
          keep: ({ seat }: Person, volume: number) => this.volumes.set(seat, volume),
        },
        codecs: () => codecs,
        meter: () => ({ now: () => this.level, stop: () => undefined }),
      },
      own,
    );
    visit.onHappening((happening) => this.happened.push(happening));
    visit.enter();
    await settled();
    const [uplink, downlink] = FakePeer.made;
    if (uplink === undefined || downlink === undefined) {
      throw new Error('no media was begun');
    }
    return { visit, own, uplink, downlink };
  }

  /** What the house was told last that others may hear and see. */
  get shown(): object | undefined {
    return this.house.requests('show').at(-1);
  }
}
