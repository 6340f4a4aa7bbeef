import type { Person } from '../client';
import { FakePeer } from '../client/proof/fakePeer';
import { hueOf, moving, still } from './pictures';

interface Cast {
  readonly mid: string;
  readonly participant: number | null;
  readonly picture: string | null;
}

/** A PeerConnection whose slots show canvases. */
export class RehearsedPeer extends FakePeer {
  static cast(slots: readonly Cast[], people: readonly Person[]): void {
    for (const peer of FakePeer.made) {
      for (const { mid, receiver } of peer.transceivers) {
        const slot = slots.find((one) => one.mid === mid);
        if (slot !== undefined && slot.participant !== null) {
          receiver.sources = [{ source: slot.participant, timestamp: performance.now(), rtpTimestamp: 0 }];
          const name = people.find(({ participant }) => participant === slot.participant)?.name ?? '';
          const stage = slot.picture === 'screen' ? still(name) : moving(name, hueOf(slot.participant));
          slotStreams.get(receiver.track)?.(stage);
        }
      }
      peer.become('connected');
    }
  }

  override async setRemoteDescription(description: { type: string; sdp: string }): Promise<void> {
    await super.setRemoteDescription(description);
    for (const { receiver, mid } of this.transceivers) {
      if (mid !== null) {
        receiver.track = { kind: receiver.track.kind };
      }
    }
  }
}

/** The page makes a stream of each slot's track; ours gets its picture later. */
const slotStreams = new Map<object, (stage: MediaStream) => void>();
const RealStream = window.MediaStream;
window.MediaStream = new Proxy(RealStream, {
  construct: (target, [tracks]: [unknown]) => {
    const first: unknown = Array.isArray(tracks) ? tracks[0] : undefined;
    if (first instanceof MediaStreamTrack || first === undefined) {
      return new target((tracks ?? []) as MediaStreamTrack[]);
    }
    const stream = new target();
    slotStreams.set(first as object, (stage) => stage.getVideoTracks().forEach((track) => stream.addTrack(track)));
    return stream;
  },
});

