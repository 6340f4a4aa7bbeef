import type { LineState } from './protocol';

/** What is to be done about a PeerConnection: new ICE credentials for the one there is, or another one. */
export type Remedy = 'restart' | 'anew';

export type LineEvent =
  | { readonly type: 'peer'; readonly state: RTCPeerConnectionState }
  | { readonly type: 'house'; readonly line: LineState }
  | { readonly type: 'signalling'; readonly up: boolean }
  /** An exchange of descriptions is under way, was agreed, or came to nothing. */
  | { readonly type: 'began' | 'agreed' | 'refused' }
  | { readonly type: 'due' };

// "disconnected" comes and goes on a bad Wi-Fi; three seconds of it are an interruption that people hear.
const DISCONNECTED_MILLIS = 3_000;
// From an agreement to media takes a fifth of a second on a good line.
const CONNECTING_MILLIS = 12_000;
const RESTARTS_BEFORE_ANEW = 2;
const PAUSES_MILLIS = [0, 4_000, 8_000, 15_000];
const LONGEST_PAUSE_MILLIS = 20_000;

/** Decides when one PeerConnection needs mending. Has no clock: time comes in. */
export class Restarts {
  #peer: RTCPeerConnectionState = 'new';
  #house: LineState = 'new';
  #signalling = false;
  #exchanging = false;
  #lost = false;
  #troubleAt: number | null = null;
  #mendings = 0;
  #notBefore = 0;

  /** What to do now; whoever gets a remedy begins it and says so. */
  on(event: LineEvent, nowMillis: number): Remedy | null {
    switch (event.type) {
      case 'peer':
        this.#peerIs(event.state, nowMillis);
        break;
      case 'house':
        this.#house = event.line;
        break;
      case 'signalling':
        this.#signalling = event.up;
        break;
      case 'began':
        this.#exchanging = true;
        break;
      case 'agreed':
        this.#exchanging = false;
        this.#peerIs(this.#peer, nowMillis);
        break;
      case 'refused':
        this.#exchanging = false;
        this.#lost = true;
        this.#notBefore = Math.max(this.#notBefore, nowMillis + this.#pauseMillis(Math.max(1, this.#mendings)));
        break;
      case 'due':
        break;
    }
    return this.#remedy(nowMillis);
  }

  /** When `due` is to come; null if nothing waits. */
  nextDueMillis(): number | null {
    const at = this.#signalling && !this.#exchanging ? this.#dueAt() : null;
    return at === null ? null : Math.max(at, this.#notBefore);
  }

  #peerIs(state: RTCPeerConnectionState, nowMillis: number): void {
    const same = state === this.#peer;
    this.#peer = state;
    if (state === 'connected') {
      this.#troubleAt = null;
      this.#mendings = 0;
    } else if (!same || this.#troubleAt === null) {
      this.#troubleAt = nowMillis;
    }
  }

  #dueAt(): number | null {
    if (this.#lost || this.#house === 'gone') {
      return this.#notBefore;
    }
    if (this.#house === 'reconnecting') {
      // The house has waited for checks before it says so.
      return this.#notBefore;
    }
    const since = this.#troubleAt;
    if (since === null) {
      return null;
    }
    switch (this.#peer) {
      case 'failed':
        return since;
      case 'disconnected':
        return since + DISCONNECTED_MILLIS;
      case 'new':
      case 'connecting':
        return since + CONNECTING_MILLIS;
      default:
        return null;
    }
  }

  #remedy(nowMillis: number): Remedy | null {
    const due = this.nextDueMillis();
    if (due === null || nowMillis < due) {
      return null;
    }
    const anew = this.#lost || this.#house === 'gone' || this.#mendings >= RESTARTS_BEFORE_ANEW;
    this.#mendings = anew && !this.#lost ? 1 : this.#mendings + 1;
    this.#notBefore = nowMillis + this.#pauseMillis(this.#mendings);
    // What the house said was about what is being mended.
    this.#house = 'new';
    this.#lost = false;
    this.#troubleAt = null;
    this.#peer = anew ? 'new' : this.#peer;
    return anew ? 'anew' : 'restart';
  }

  #pauseMillis(mendings: number): number {
    return PAUSES_MILLIS[mendings] ?? LONGEST_PAUSE_MILLIS;
  }
}
