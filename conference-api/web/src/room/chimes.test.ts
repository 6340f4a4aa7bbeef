import { describe, expect, it } from 'vitest';
import type { Person, Role, RoomState, Telephone, VisitHappening } from '../client';
import { person } from '../client/proof/fakeHouse';
import { chimeFor } from './useNotices';

const telephone: Telephone = {
  mutedBy: 'nobody',
  sound: 'sounding',
  sinceEpochMillis: 0,
  hand: false,
  gate: 'none',
  test: 'none',
  cameEpochMillis: 0,
  hearing: null,
};
const caller = (hand: boolean): Person => person(50, { kind: 'phone', phone: { ...telephone, hand } });
const waiting = { seat: 'w1', name: null, kind: 'phone', caller: null } as const;

function chime(
  event: Extract<VisitHappening, { type: 'event' }>['event'],
  before: Partial<RoomState>,
  role: Role = 'host',
) {
  const room = { people: [], waiting: [], hands: [], ...before } as unknown as RoomState;
  const you = { participant: 1, seat: 's', role, name: 'The doctor' };
  return chimeFor({ type: 'event', event, before: room }, { state: { you } } as never);
}

describe('a soft sound', () => {
  it('comes once for somebody at the door', () => {
    expect(chime({ type: 'waiting', waiting }, {})).toBe('knock');
    expect(chime({ type: 'waiting', waiting }, { waiting: [waiting] })).toBeNull();
  });

  it('comes once for a raised hand', () => {
    expect(chime({ type: 'changed', person: caller(true) }, { people: [caller(false)] })).toBe('hand');
    expect(chime({ type: 'changed', person: caller(true) }, { people: [caller(true)], hands: [50] })).toBeNull();
    expect(chime({ type: 'changed', person: caller(false) }, { people: [caller(true)], hands: [50] })).toBeNull();
  });

  it('is for hosts, who can do something about it', () => {
    expect(chime({ type: 'changed', person: caller(true) }, { people: [caller(false)] }, 'guest')).toBeNull();
  });
});
