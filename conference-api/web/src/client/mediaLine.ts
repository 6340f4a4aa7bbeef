import { type Clock } from './clock';
import type { LineState } from './protocol';
import { type LineEvent, Restarts } from './restarts';
import { Watched } from './watched';

export interface MediaLineKit {
  readonly clock: Clock;
  readonly createPeer: () => RTCPeerConnection;
  /** A new PeerConnection, before its first exchange. */
  readonly made: (peer: RTCPeerConnection) => void;
  /** Brings about an agreement; false when there is none. */
  readonly exchange: (peer: RTCPeerConnection, restart: boolean) => Promise<boolean>;
}

/** One of the two PeerConnections, kept alive: exchanges one after the other, mended when {@link Restarts} says so. */
export class MediaLine {
  readonly #kit: MediaLineKit;
  readonly #state = new Watched<RTCPeerConnectionState>('new');
  #restarts = new Restarts();
  #signalling = false;
  #peer: RTCPeerConnection | null = null;
  #exchanges = 0;
  #stopWaiting: (() => void) | null = null;

  constructor(kit: MediaLineKit) {
    this.#kit = kit;
  }

  get peer(): RTCPeerConnection | null {
    return this.#peer;
  }

  /** How it stands, as the browser sees it. */
  get state(): RTCPeerConnectionState {
    return this.#state.value;
  }

  readonly subscribe = (listener: () => void) => this.#state.subscribe(listener);

  /** How many exchanges of descriptions there were. */
  get exchanges(): number {
    return this.#exchanges;
  }

  /** For a seat that the house has only just given: nothing from before holds. */
  begin(): void {
    this.#restarts = new Restarts();
    this.#restarts.on({ type: 'signalling', up: this.#signalling }, this.#kit.clock.now());
    this.#anew();
  }

  signalling(up: boolean): void {
    this.#signalling = up;
    this.#on({ type: 'signalling', up });
  }

  house(line: LineState): void {
    this.#on({ type: 'house', line });
  }

  close(): void {
    this.#stopWaiting?.();
    this.#peer?.close();
    this.#peer = null;
    this.#state.put('closed');
  }

  #anew(): void {
    this.#peer?.close();
    const peer = this.#kit.createPeer();
    this.#peer = peer;
    this.#state.put('new');
    peer.onconnectionstatechange = () => {
      if (peer === this.#peer) {
        this.#state.put(peer.connectionState);
        this.#on({ type: 'peer', state: peer.connectionState });
      }
    };
    this.#kit.made(peer);
    void this.#exchange(peer, false);
  }

  async #exchange(peer: RTCPeerConnection, restart: boolean): Promise<void> {
    this.#exchanges += 1;
    this.#on({ type: 'began' });
    // A browser that cannot make or read a description says so by an exception; to us it is one more refusal.
    const agreed = await this.#kit.exchange(peer, restart).catch(() => false);
    if (peer === this.#peer) {
      this.#on({ type: agreed ? 'agreed' : 'refused' });
    }
  }

  #on(event: LineEvent): void {
    if (this.#peer === null) {
      return;
    }
    const now = this.#kit.clock.now();
    const remedy = this.#restarts.on(event, now);
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    if (remedy === 'anew') {
      this.#anew();
    } else if (remedy === 'restart') {
      void this.#exchange(this.#peer, true);
    } else {
      const due = this.#restarts.nextDueMillis();
      this.#stopWaiting = due === null ? null : this.#kit.clock.after(due - now, () => this.#on({ type: 'due' }));
    }
  }
}
