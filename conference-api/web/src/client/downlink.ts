import { type Clock } from './clock';
import { MediaLine } from './mediaLine';
import type { Ask, LineState } from './protocol';
import { textOf } from './readingFields';

export const AUDIO_SLOTS = 4;
export const VIDEO_SLOTS = 9;

export interface DownlinkKit {
  readonly clock: Clock;
  readonly createPeer: () => RTCPeerConnection;
  readonly createStream: (track: MediaStreamTrack) => MediaStream;
  readonly ask: Ask;
  /** Other streams than before: after the first exchange and after a PeerConnection made anew. */
  readonly changed: () => void;
}

/** One fixed stream from the house; who is in it changes, the stream does not. */
export interface SlotStream {
  readonly mid: string;
  readonly kind: 'audio' | 'video';
  readonly stream: MediaStream;
  readonly receiver: RTCRtpReceiver;
}

/** What this seat receives: slots that the house offers once. */
export class Downlink {
  readonly #kit: DownlinkKit;
  readonly #line: MediaLine;
  #slots: readonly SlotStream[] = [];

  constructor(kit: DownlinkKit) {
    this.#kit = kit;
    this.#line = new MediaLine({
      clock: kit.clock,
      createPeer: kit.createPeer,
      made: () => this.#hold([]),
      exchange: (peer) => this.#receive(peer),
    });
  }

  get line(): Pick<MediaLine, 'peer' | 'state' | 'exchanges' | 'subscribe'> {
    return this.#line;
  }

  get slots(): readonly SlotStream[] {
    return this.#slots;
  }

  begin(): void {
    this.#line.begin();
  }

  signalling(up: boolean): void {
    this.#line.signalling(up);
  }

  house(line: LineState): void {
    this.#line.house(line);
  }

  close(): void {
    this.#line.close();
    this.#hold([]);
  }

  async #receive(peer: RTCPeerConnection): Promise<boolean> {
    const offered = await this.#kit.ask('receive', { audio: AUDIO_SLOTS, video: VIDEO_SLOTS });
    const sdp = offered.ok ? textOf(offered.fields.offer) : null;
    if (sdp === null) {
      return false;
    }
    await peer.setRemoteDescription({ type: 'offer', sdp });
    await peer.setLocalDescription(await peer.createAnswer());
    if (this.#slots.length === 0) {
      this.#hold(peer.getTransceivers().flatMap((transceiver) => this.#slot(transceiver)));
    }
    const agreed = await this.#kit.ask('received', { answer: peer.localDescription?.sdp ?? '' });
    return agreed.ok;
  }

  #slot(transceiver: RTCRtpTransceiver): SlotStream[] {
    const { mid, receiver } = transceiver;
    const kind = receiver.track.kind === 'audio' ? 'audio' : 'video';
    return mid === null ? [] : [{ mid, kind, stream: this.#kit.createStream(receiver.track), receiver }];
  }

  #hold(slots: readonly SlotStream[]): void {
    this.#slots = slots;
    this.#kit.changed();
  }
}

/** Who is in a stream right now, as its packets say (RFC 6465 3: the CSRC); null if nobody was of late. */
export function contributor(receiver: Pick<RTCRtpReceiver, 'getContributingSources'>): number | null {
  let latest: RTCRtpContributingSource | null = null;
  for (const source of receiver.getContributingSources()) {
    if (latest === null || source.timestamp > latest.timestamp) {
      latest = source;
    }
  }
  return latest === null ? null : latest.source;
}
