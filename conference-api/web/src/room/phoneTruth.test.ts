import { describe, expect, it } from 'vitest';
import type { HoldReason, LineQuality, LineWay, MutedBy, Person, PhoneSound } from '../client';
import { person } from '../client/proof/fakeHouse';
import { speaker } from '../words/words';
import { gradeOf, lineWords, mutedWords, oneWayOf, qualityWords } from './phoneTruth';

const say = speaker('en');
const way = (mos: number): LineWay => ({ mos, lossPercent: 0.04, jitterMillis: 3.4 });

function line(uplink: number | null, downlink: number | null, deaf = false): LineQuality {
  const rated = (mos: number | null) => (mos === null ? null : way(mos));
  return { participant: 50, uplink: rated(uplink), downlink: rated(downlink), roundTripMillis: 12, deaf };
}

function caller(sound: PhoneSound, mutedBy: MutedBy = 'nobody', part: Partial<Person> = {}): Person {
  const told = { mutedBy, sound, sinceEpochMillis: 0, hand: false, gate: 'none', test: 'none', cameEpochMillis: 0, hearing: null } as const;
  return person(50, { kind: 'phone', microphone: mutedBy === 'nobody', phone: told, ...part });
}

function heldOut(gate: HoldReason): Person {
  const somebody = caller('sounding', 'caller');
  return { ...somebody, phone: somebody.phone && { ...somebody.phone, gate } };
}

describe('how good a line is', () => {
  it.each([
    [4.4, 4.1, 'good'],
    [4.03, 4.03, 'good'],
    [4.02, 4.4, 'fair'],
    [4.4, 3.6, 'fair'],
    [4.4, 3.59, 'poor'],
    [1, 4.4, 'poor'],
    [null, 4.2, 'good'],
    [3.7, null, 'fair'],
    [null, null, 'unknown'],
  ] as const)('is told by its worse direction: %s and %s are %s', (uplink, downlink, grade) => {
    expect(gradeOf(line(uplink, downlink))).toBe(grade);
  });

  it('is not known before anything was measured', () => {
    expect(gradeOf(null)).toBe('unknown');
    expect(qualityWords(null, say)).toBe('Line not measured yet');
  });

  it('is told in numbers, both ways', () => {
    expect(qualityWords(line(4.28, 3.7), say)).toBe(
      'Fair line. We hear them: MOS 4.3, 0% lost, jitter 3 ms. They hear us: MOS 3.7, 0% lost, jitter 3 ms. There and back: 12 ms',
    );
  });

  it('leaves out what nobody reports', () => {
    expect(qualityWords({ ...line(4.28, null), roundTripMillis: null }, say)).toBe(
      'Good line. We hear them: MOS 4.3, 0% lost, jitter 3 ms',
    );
  });
});

describe('one-way sound', () => {
  it.each([
    ['sounding', false, 60, null],
    ['silent', false, 2, null],
    ['silent', false, 3, 'unheard'],
    ['awaited', false, 2, null],
    ['awaited', false, 3, 'awaited'],
    ['sounding', true, 0, 'deaf'],
    ['silent', true, 2, 'deaf'],
    ['silent', true, 3, 'both'],
    ['awaited', true, 9, 'both'],
    ['held', true, 60, null],
    ['silent', false, null, 'unheard'],
  ] as const)('%s, deaf %s, for %s s: %s', (sound, deaf, seconds, oneWay) => {
    expect(oneWayOf(caller(sound), line(4, 4, deaf), seconds)).toBe(oneWay);
  });

  it('is nothing to speak of while a seat is kept, or on a browser', () => {
    expect(oneWayOf(caller('silent', 'nobody', { line: 'kept' }), null, 60)).toBeNull();
    expect(oneWayOf(person(2), null, 60)).toBeNull();
  });
});

describe('what matters most about a line, in words', () => {
  it.each([
    ['nobody', null],
    ['caller', 'muted by caller'],
    ['host', 'muted by host'],
    ['policy', 'muted by room rule'],
  ] as const)('names who muted: %s', (by, words) => {
    const sentence = mutedWords(caller('sounding', by));
    expect(sentence === null ? null : say(sentence)).toBe(words);
  });

  it.each([
    [caller('sounding'), 'on the telephone'],
    [caller('awaited'), 'on the telephone, not yet heard'],
    [caller('held', 'caller'), 'has put us on hold'],
    [caller('sounding', 'host'), 'muted by host'],
    [heldOut('music'), 'On hold: music'],
    [heldOut('ringback'), 'On hold: it rings elsewhere'],
    [heldOut('tones'), 'On hold: tones of the line'],
    [heldOut('signalled'), 'has put us on hold'],
    [caller('silent', 'nobody', { line: 'kept' }), 'line broke off; the seat is kept'],
    [person(50, { kind: 'phone', heard: false }), 'on the telephone, not yet heard'],
  ])('%#', (somebody, words) => {
    expect(say(lineWords(somebody))).toBe(words);
  });
});
