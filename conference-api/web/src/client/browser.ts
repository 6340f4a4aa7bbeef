import { browserAmplifier } from './amplifier';
import { browserClock } from './clock';
import { takeSeat } from './doors';
import { meterTrack } from './level';
import { OwnMedia } from './own';
import { type KeptVolumes, Visit, type VisitKit } from './visit';

export interface Wanted {
  readonly room: string;
  readonly link: string;
  readonly name: string;
  readonly device: string;
  readonly stillOurs: () => boolean;
  readonly volumes: KeptVolumes;
}

/** What a visit needs from the browser it runs in. */
export function browserKit(wanted: Wanted): VisitKit {
  const { room, link, name, device, stillOurs, volumes } = wanted;
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const address = `${scheme}//${location.host}/api/rooms/${encodeURIComponent(room)}/events`;
  return {
    clock: browserClock,
    random: Math.random,
    openSocket: (subprotocol) => new WebSocket(address, subprotocol),
    takeTicket: () => takeSeat((path, init) => fetch(path, init), room, { link, name, device }),
    stillOurs,
    createPeer: () => new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers: [] }),
    createStream: (track) => new MediaStream([track]),
    createAudio: () => new Audio(),
    createAmplifier: browserAmplifier,
    volumes,
    codecs: (kind) => RTCRtpSender.getCapabilities(kind)?.codecs ?? [],
    meter: meterTrack,
  };
}

export function visitByBrowser(wanted: Wanted, own: OwnMedia): Visit {
  return new Visit(browserKit(wanted), own);
}
