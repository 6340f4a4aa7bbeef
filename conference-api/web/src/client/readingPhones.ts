import { type Hearing, type LineQuality, type LineWay, type PhonePolicy, type Telephone, holdReasons, phonePolicies, usualHearing } from './protocol';
import { fieldsOf, instantOf, numberOf, oneOf } from './readingFields';

/** Null where an older house says nothing of the telephone itself. */
export function readTelephone(value: unknown): Telephone | null {
  const phone = fieldsOf(value);
  return phone === null
    ? null
    : {
        mutedBy: oneOf(phone.mutedBy, ['nobody', 'caller', 'host', 'policy'], 'nobody'),
        sound: oneOf(phone.sound, ['awaited', 'sounding', 'silent', 'held'], 'sounding'),
        sinceEpochMillis: instantOf(phone.since),
        hand: phone.hand === true,
        gate: oneOf(phone.gate, holdReasons, 'none'),
        test: oneOf(phone.test, ['none', 'asked', 'heard', 'unheard'], 'none'),
        cameEpochMillis: instantOf(phone.came),
        hearing: readHearing(phone.hearing),
      };
}

function readHearing(value: unknown): Hearing | null {
  const hearing = fieldsOf(value);
  return hearing === null
    ? null
    : {
        louderDecibels: numberOf(hearing.louderDecibels) ?? usualHearing.louderDecibels,
        clearerDecibels: numberOf(hearing.clearerDecibels) ?? usualHearing.clearerDecibels,
        promptPercent: numberOf(hearing.promptPercent) ?? usualHearing.promptPercent,
        oneAtATime: hearing.oneAtATime === true,
      };
}

export function readLineQuality(value: unknown): LineQuality | null {
  const line = fieldsOf(value);
  const participant = numberOf(line?.participant);
  return line === null || participant === null
    ? null
    : {
        participant,
        uplink: readWay(line.uplink),
        downlink: readWay(line.downlink),
        roundTripMillis: numberOf(line.roundTripMillis),
        deaf: line.deaf === true,
      };
}

function readWay(value: unknown): LineWay | null {
  const way = fieldsOf(value);
  const mos = numberOf(way?.mos);
  return way === null || mos === null
    ? null
    : { mos, lossPercent: numberOf(way.lossPercent) ?? 0, jitterMillis: numberOf(way.jitterMillis) ?? 0 };
}

export function readPolicy(value: unknown): PhonePolicy {
  return oneOf(value, phonePolicies, 'open');
}
