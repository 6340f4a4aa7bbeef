import { type Clock } from './clock';
import { MediaLine } from './mediaLine';
import type { Ask, LineState } from './protocol';
import { textOf } from './readingFields';

/** The four lines of the offer, in the order that the house knows them by. */
export const uplinkTracks = ['microphone', 'camera', 'screen', 'screenSound'] as const;
export type UplinkTrack = (typeof uplinkTracks)[number];

export interface UplinkKit {
  readonly clock: Clock;
  readonly createPeer: () => RTCPeerConnection;
  readonly codecs: (kind: 'audio' | 'video') => readonly RTCRtpCodec[];
  readonly ask: Ask;
}

/** How much of a picture is sent. */
export interface Quality {
  readonly heightPixels: number;
  readonly mostBitsPerSecond: number;
}

// Text has to stay readable; what moves little costs little.
const SCREEN_BITS_PER_SECOND = 2_500_000;
const PREFERRED_VIDEO = ['video/vp8', 'video/h264', 'video/rtx'];

/**
 * What this seat sends: four fixed transceivers, into which tracks are put and replaced. Nothing is renegotiated for
 * that, however often somebody mutes, unmutes or shares.
 */
export class Uplink {
  readonly #kit: UplinkKit;
  readonly #line: MediaLine;
  readonly #tracks: Record<UplinkTrack, MediaStreamTrack | null> = {
    microphone: null,
    camera: null,
    screen: null,
    screenSound: null,
  };
  #senders: Partial<Record<UplinkTrack, RTCRtpSender>> = {};
  #quality: Quality | null = null;

  constructor(kit: UplinkKit) {
    this.#kit = kit;
    this.#line = new MediaLine({
      clock: kit.clock,
      createPeer: kit.createPeer,
      made: (peer) => this.#furnish(peer),
      exchange: (peer, restart) => this.#publish(peer, restart),
    });
  }

  get line(): Pick<MediaLine, 'peer' | 'state' | 'exchanges' | 'subscribe'> {
    return this.#line;
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
    this.#senders = {};
  }

  put(name: UplinkTrack, track: MediaStreamTrack | null): void {
    if (this.#tracks[name] === track) {
      return;
    }
    this.#tracks[name] = track;
    // It fails only where the PeerConnection was closed meanwhile; the next one gets the track at its making.
    void this.#senders[name]?.replaceTrack(track).then(() => this.#limit()).catch(() => undefined);
  }

  /** How large the camera's picture is sent from now on; the encoder follows without an exchange. */
  cameraQuality(quality: Quality): void {
    this.#quality = quality;
    void this.#limit();
  }

  #furnish(peer: RTCPeerConnection): void {
    this.#senders = {};
    for (const name of uplinkTracks) {
      const kind = name === 'microphone' || name === 'screenSound' ? 'audio' : 'video';
      const transceiver = peer.addTransceiver(this.#tracks[name] ?? kind, { direction: 'sendonly' });
      this.#senders[name] = transceiver.sender;
      if (kind === 'video') {
        preferVp8(transceiver, this.#kit.codecs(kind));
      }
    }
  }

  async #publish(peer: RTCPeerConnection, restart: boolean): Promise<boolean> {
    // In-band FEC stands in every browser's offer; whether DTX is used is for the house's answer to say (RFC 7587 7).
    await peer.setLocalDescription(await peer.createOffer({ iceRestart: restart }));
    // Not waiting for candidates: the house is ICE-lite and learns our address from the checks.
    const answer = await this.#kit.ask('publish', { offer: peer.localDescription?.sdp ?? '' });
    const sdp = answer.ok ? textOf(answer.fields.answer) : null;
    if (sdp === null) {
      if (peer.signalingState === 'have-local-offer') {
        await peer.setLocalDescription({ type: 'rollback' });
      }
      return false;
    }
    await peer.setRemoteDescription({ type: 'answer', sdp });
    await this.#limit();
    return true;
  }

  async #limit(): Promise<void> {
    const camera = this.#tracks.camera;
    const height = camera?.getSettings().height;
    if (this.#quality !== null) {
      const { heightPixels, mostBitsPerSecond } = this.#quality;
      const scale = height === undefined ? 1 : Math.max(1, height / heightPixels);
      await limit(this.#senders.camera, mostBitsPerSecond, scale);
    }
    await limit(this.#senders.screen, SCREEN_BITS_PER_SECOND, 1);
  }
}

async function limit(sender: RTCRtpSender | undefined, maxBitrate: number, scale: number): Promise<void> {
  const parameters = sender?.getParameters();
  const encoding = parameters?.encodings?.[0];
  if (sender === undefined || parameters === undefined || encoding === undefined) {
    return;
  }
  if (encoding.maxBitrate !== maxBitrate || encoding.scaleResolutionDownBy !== scale) {
    encoding.maxBitrate = maxBitrate;
    encoding.scaleResolutionDownBy = scale;
    // A browser that cannot be limited sends what it likes, as it did before.
    await sender.setParameters(parameters).catch(() => undefined);
  }
}

/** VP8 first, which every browser has; baseline H.264 kept for those whose hardware does nothing else. */
function preferVp8(transceiver: RTCRtpTransceiver, codecs: readonly RTCRtpCodec[]): void {
  const wanted = PREFERRED_VIDEO.flatMap((type) =>
    codecs.filter(({ mimeType, sdpFmtpLine }) => mimeType.toLowerCase() === type && isCommon(sdpFmtpLine ?? '')),
  );
  if (wanted.length > 0) {
    try {
      transceiver.setCodecPreferences(wanted);
    } catch {
      // Browsers differ in which list they compare with; their own order holds VP8 as well.
    }
  }
}

/** Chromium lists six H.264s; constrained baseline in mode 1 is the one that all share (RFC 7742 6.2). */
function isCommon(parameters: string): boolean {
  return !parameters.includes('profile-level-id') || /profile-level-id=42e0/i.test(parameters) && parameters.includes('packetization-mode=1');
}
