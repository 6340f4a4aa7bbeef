import type { LineQuality, LineWay, Person, Role } from '../client';
import { type ToldPhone, phone } from '../client/proof/fakeHouse';

/** A telephone on the stage, with what the house tells of it and of its line. */
export interface CastPhone {
  readonly told: Person;
  readonly quality: Omit<LineQuality, 'participant'>;
}

const FIRST_PARTICIPANT = 50;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
const way = (mos: number, lossPercent: number, jitterMillis: number): LineWay => ({ mos, lossPercent, jitterMillis });
const good = { uplink: way(4.3, 0, 3), downlink: way(4.2, 0.1, 5), roundTripMillis: 42, deaf: false };
const fair = { uplink: way(3.8, 1.2, 18), downlink: way(4.1, 0.4, 9), roundTripMillis: 140, deaf: false };
const poor = { uplink: way(2.7, 8.5, 62), downlink: null, roundTripMillis: null, deaf: false };
const unmeasured = { uplink: null, downlink: null, roundTripMillis: null, deaf: false };

type Kind = readonly [told: ToldPhone, quality: CastPhone['quality'], part?: Partial<Person>];

/** Every state that a telephone's tile can be in. */
const kinds: Readonly<Record<string, Kind>> = {
  well: [{}, good],
  named: [{}, good, { name: 'The patient' }],
  awaited: [{ sound: 'awaited', since: ago(1) }, unmeasured],
  nothing: [{ sound: 'awaited', since: ago(9) }, unmeasured],
  silent: [{ sound: 'silent', since: ago(12) }, fair],
  deaf: [{}, { ...fair, deaf: true }],
  both: [
    { sound: 'silent', since: ago(65) },
    { ...poor, deaf: true },
  ],
  held: [{ sound: 'held', since: ago(42), gate: 'signalled' }, good],
  music: [{ gate: 'music' }, good],
  ringback: [{ gate: 'ringback' }, good],
  tones: [{ gate: 'tones' }, good],
  caller: [{ mutedBy: 'caller' }, good],
  host: [{ mutedBy: 'host' }, fair],
  rule: [{ mutedBy: 'policy' }, good],
  hand: [{ mutedBy: 'policy', hand: true }, good],
  hands: [{ hand: true }, good, { name: 'The grandmother' }],
  asked: [{ test: 'asked' }, fair],
  heard: [{ test: 'heard' }, good],
  unheard: [{ test: 'unheard' }, poor],
  aided: [{ hearing: { louderDecibels: 6, clearerDecibels: 9, promptPercent: 80, oneAtATime: true } }, good],
  poor: [{}, poor],
  kept: [{}, unmeasured, { line: 'kept' }],
};

/** "3" is three of the usual kind; "all" is one of each; else kinds by name. */
export function castOf(wish: string, role: Role): CastPhone[] {
  const names =
    wish === 'all'
      ? Object.keys(kinds)
      : /^\d+$/.test(wish)
        ? Array.from({ length: Number(wish) }, () => 'well')
        : wish.split(',');
  return names.map((name, index) => {
    const [told, quality, part = {}] = kinds[name] ?? [{}, good];
    const came = ago(300 + 60 * index);
    const person = phone(FIRST_PARTICIPANT + index, { came, ...told }, part);
    return { told: role === 'host' ? person : { ...person, caller: null }, quality };
  });
}

export function linesOf(cast: readonly CastPhone[]): LineQuality[] {
  return cast.map(({ told, quality }) => ({ participant: told.participant, ...quality }));
}
