import type { LineQuality, LineWay, Person } from '../client';
import type { Say, Sentence } from '../words/words';

/** How good a line is, in a word. */
export type Grade = 'good' | 'fair' | 'poor' | 'unknown';

/** What does not go through: nothing came yet, nothing comes any more, nothing arrives there, or neither. */
export type OneWay = 'awaited' | 'unheard' | 'deaf' | 'both';

// ITU-T G.107, Annex B: from 4.03 on people are satisfied, below 3.60 many are not.
const GOOD_MOS = 4.03;
const FAIR_MOS = 3.6;
// A pause between two words is shorter; so is the way of a first packet.
const ONE_WAY_SECONDS = 3;

export function gradeOfWay(way: LineWay | null): Grade {
  if (way === null) {
    return 'unknown';
  }
  return way.mos >= GOOD_MOS ? 'good' : way.mos >= FAIR_MOS ? 'fair' : 'poor';
}

/** A conversation is as good as its worse direction. */
export function gradeOf(quality: LineQuality | null): Grade {
  const ways = quality === null ? [] : [quality.uplink, quality.downlink];
  const grades = ways.map(gradeOfWay);
  return (['poor', 'fair', 'good'] as const).find((grade) => grades.includes(grade)) ?? 'unknown';
}

/** Which way no sound goes; null while all is well, or the caller has put us on hold. */
export function oneWayOf(person: Person, quality: LineQuality | null, seconds: number | null): OneWay | null {
  const { phone } = person;
  if (phone === null || phone.sound === 'held' || person.line !== 'here') {
    return null;
  }
  const waits = seconds === null || seconds >= ONE_WAY_SECONDS;
  const unheard = (phone.sound === 'silent' || phone.sound === 'awaited') && waits;
  const deaf = quality?.deaf === true;
  if (unheard) {
    return deaf ? 'both' : phone.sound === 'awaited' ? 'awaited' : 'unheard';
  }
  return deaf ? 'deaf' : null;
}

/** By whom somebody on a telephone is muted, as a sentence; null if by nobody. */
export function mutedWords(person: Person): Sentence | null {
  switch (person.phone?.mutedBy) {
    case 'caller':
      return 'phone.muted.caller';
    case 'host':
      return 'phone.muted.host';
    case 'policy':
      return 'phone.muted.policy';
    default:
      return null;
  }
}

/** Why somebody on a telephone is kept out of the room, as a sentence; null if they are not. */
export function gateWords(person: Person): Sentence | null {
  switch (person.phone?.gate) {
    case 'signalled':
      return 'phone.held';
    case 'music':
      return 'phone.gate.music';
    case 'ringback':
      return 'phone.gate.ringback';
    case 'tones':
      return 'phone.gate.tones';
    default:
      return null;
  }
}

/** One sentence for what matters most about a line that works. */
export function lineWords(person: Person): Sentence {
  const { phone } = person;
  if (person.line !== 'here') {
    return 'phone.kept';
  }
  if (phone === null) {
    return person.heard ? 'phone.heard' : 'phone.unheard';
  }
  if (phone.sound === 'held') {
    return 'phone.held';
  }
  const gate = gateWords(person);
  if (gate !== null) {
    return gate;
  }
  if (phone.test === 'asked') {
    return 'phone.asked';
  }
  return mutedWords(person) ?? (phone.sound === 'awaited' || !person.heard ? 'phone.unheard' : 'phone.heard');
}

/** Everything that was measured, in one line. */
export function qualityWords(quality: LineQuality | null, say: Say): string {
  const grade = say(`line.${gradeOf(quality)}`);
  if (quality === null || (quality.uplink === null && quality.downlink === null)) {
    return grade;
  }
  const way = (sentence: Sentence, measured: LineWay | null) =>
    measured === null ? [] : [`${say(sentence)}: ${wayWords(measured, say)}`];
  const trip = quality.roundTripMillis;
  return [
    grade,
    ...way('line.uplink', quality.uplink),
    ...way('line.downlink', quality.downlink),
    ...(trip === null ? [] : [`${say('line.trip')}: ${say('line.millis', { count: Math.round(trip) })}`]),
  ].join('. ');
}

function wayWords({ mos, lossPercent, jitterMillis }: LineWay, say: Say): string {
  return [
    say('line.mos', { mos: toTenths(mos) }),
    say('line.loss', { percent: toTenths(lossPercent) }),
    say('line.jitter', { count: Math.round(jitterMillis) }),
  ].join(', ');
}

export function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}
