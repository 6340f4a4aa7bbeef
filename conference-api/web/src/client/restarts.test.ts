import { describe, expect, it } from 'vitest';
import { type LineEvent, Restarts } from './restarts';

const up: LineEvent = { type: 'signalling', up: true };
const peer = (state: RTCPeerConnectionState): LineEvent => ({ type: 'peer', state });
const due: LineEvent = { type: 'due' };

/** A connection that was agreed and works. */
function working(): Restarts {
  const restarts = new Restarts();
  for (const event of [up, { type: 'began' }, { type: 'agreed' }, peer('connecting'), peer('connected')] as const) {
    expect(restarts.on(event, 0)).toBeNull();
  }
  return restarts;
}

/** A remedy is begun and agreed by whoever gets it. */
function mended(restarts: Restarts, atMillis: number): void {
  restarts.on({ type: 'began' }, atMillis);
  restarts.on({ type: 'agreed' }, atMillis);
}

describe('what is mended', () => {
  it('restarts at once when the browser gives up', () => {
    expect(working().on(peer('failed'), 10_000)).toBe('restart');
  });

  it('restarts after three seconds of "disconnected", and not before', () => {
    const restarts = working();
    expect(restarts.on(peer('disconnected'), 10_000)).toBeNull();
    expect(restarts.nextDueMillis()).toBe(13_000);
    expect(restarts.on(due, 12_999)).toBeNull();
    expect(restarts.on(due, 13_000)).toBe('restart');
  });

  it('does nothing when the connection comes back by itself', () => {
    const restarts = working();
    restarts.on(peer('disconnected'), 10_000);
    expect(restarts.on(peer('connected'), 12_000)).toBeNull();
    expect(restarts.nextDueMillis()).toBeNull();
    expect(restarts.on(due, 20_000)).toBeNull();
  });

  it('restarts when the house hears nothing, whatever the browser thinks', () => {
    expect(working().on({ type: 'house', line: 'reconnecting' }, 10_000)).toBe('restart');
  });

  it('begins anew when the house has given up', () => {
    expect(working().on({ type: 'house', line: 'gone' }, 10_000)).toBe('anew');
  });

  it('begins anew when a restart was refused', () => {
    const restarts = working();
    expect(restarts.on(peer('failed'), 10_000)).toBe('restart');
    restarts.on({ type: 'began' }, 10_000);
    expect(restarts.on({ type: 'refused' }, 10_100)).toBeNull();
    const at = restarts.nextDueMillis() ?? 0;
    expect(at).toBeGreaterThan(10_100);
    expect(restarts.on(due, at)).toBe('anew');
  });

  it('begins anew when two restarts brought nothing', () => {
    const restarts = working();
    const remedies: (string | null)[] = [];
    let now = 10_000;
    restarts.on(peer('disconnected'), now);
    for (let round = 0; round < 3; round++) {
      now = restarts.nextDueMillis() ?? Number.NaN;
      remedies.push(restarts.on(due, now));
      mended(restarts, now);
      restarts.on(peer('failed'), now + 1);
    }
    expect(remedies).toEqual(['restart', 'restart', 'anew']);
  });

  it('mends a connection that never comes about', () => {
    const restarts = new Restarts();
    restarts.on(up, 0);
    restarts.on({ type: 'began' }, 0);
    restarts.on({ type: 'agreed' }, 100);
    restarts.on(peer('connecting'), 200);
    const at = restarts.nextDueMillis() ?? 0;
    expect(at).toBeLessThanOrEqual(15_000);
    expect(restarts.on(due, at)).toBe('restart');
  });
});

describe('when it is mended', () => {
  it('waits for signalling, then mends at once', () => {
    const restarts = working();
    restarts.on({ type: 'signalling', up: false }, 9_000);
    expect(restarts.on(peer('failed'), 10_000)).toBeNull();
    expect(restarts.nextDueMillis()).toBeNull();
    expect(restarts.on(up, 20_000)).toBe('restart');
  });

  it('never begins an exchange while another is under way', () => {
    const restarts = new Restarts();
    restarts.on(up, 0);
    restarts.on({ type: 'began' }, 0);
    expect(restarts.on({ type: 'house', line: 'gone' }, 100)).toBeNull();
    expect(restarts.on(peer('failed'), 200)).toBeNull();
    expect(restarts.nextDueMillis()).toBeNull();
  });

  it('tries ever more slowly', () => {
    const restarts = working();
    let now = 10_000;
    const pauses: number[] = [];
    restarts.on(peer('failed'), now);
    mended(restarts, now);
    for (let round = 0; round < 6; round++) {
      restarts.on(peer('failed'), now);
      const next = restarts.nextDueMillis() ?? Number.NaN;
      pauses.push(next - now);
      now = next;
      expect(restarts.on(due, now)).not.toBeNull();
      mended(restarts, now);
    }
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(4_000);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(20_000);
  });

  it('forgets old troubles once it is connected', () => {
    const restarts = working();
    for (let round = 1; round < 6; round++) {
      expect(restarts.on(peer('failed'), round * 60_000)).toBe('restart');
      mended(restarts, round * 60_000);
      restarts.on(peer('connected'), round * 60_000 + 500);
    }
  });
});
