import type { Fields, LineQuality, LineState, Moment, Person, RoomCard, RoomEvent, Slot, Waiting, You } from './protocol';
import { readPeople, readRoom, readWaitings, readYou } from './reading';

export type Phase = 'connecting' | 'lobby' | 'seated' | 'reconnecting' | 'over';

/** Why it is over; each has a sentence of its own on the page. */
export type Ending =
  | 'left'
  | 'refused'
  | 'removed'
  | 'elsewhere'
  | 'closed'
  | 'unknown-link'
  | 'full'
  | 'bad-name'
  | 'outdated';

/** The room as this seat knows it; a new one takes its place whenever anything changes. */
export interface RoomState {
  readonly phase: Phase;
  readonly ending: Ending | null;
  /** How often in a row the house could not be reached. */
  readonly tries: number;
  readonly room: RoomCard | null;
  readonly you: You | null;
  readonly people: readonly Person[];
  readonly waiting: readonly Waiting[];
  readonly slots: readonly Slot[];
  /** Participants, whose turn it is first. */
  readonly speaking: readonly number[];
  /** Participants on telephones who raised a hand, in the order in which they did. */
  readonly hands: readonly number[];
  /** How good the lines of telephones are. */
  readonly qualities: readonly LineQuality[];
  /** Our own two connections, as the house sees them. */
  readonly lines: { readonly uplink: LineState; readonly downlink: LineState };
}

export const NOWHERE: RoomState = {
  phase: 'connecting',
  ending: null,
  tries: 0,
  room: null,
  you: null,
  people: [],
  waiting: [],
  slots: [],
  speaking: [],
  hands: [],
  qualities: [],
  lines: { uplink: 'new', downlink: 'new' },
};

/** After a greeting that says all: a first one, one after too long a break, or the way in from the lobby. */
export function greeted(before: RoomState, fields: Fields, phase: 'lobby' | 'seated'): RoomState {
  const people = readPeople(fields.people);
  return {
    ...before,
    phase,
    ending: null,
    tries: 0,
    room: readRoom(fields.room) ?? before.room,
    you: readYou(fields.you) ?? before.you,
    people,
    waiting: readWaitings(fields.waiting),
    hands: raised(before.hands, people),
  };
}

/** After an event. Each may come twice, or for somebody who is not known: a greeting may already hold it. */
export function after(event: RoomEvent, before: RoomState): RoomState {
  switch (event.type) {
    case 'joined':
    case 'changed': {
      const people = withPerson(before.people, event.person);
      return { ...before, people, hands: raised(before.hands, people) };
    }
    case 'left': {
      const people = before.people.filter(({ participant }) => participant !== event.participant);
      return {
        ...before,
        people,
        speaking: before.speaking.filter((participant) => participant !== event.participant),
        hands: raised(before.hands, people),
        qualities: before.qualities.filter(({ participant }) => participant !== event.participant),
      };
    }
    case 'waiting':
      return {
        ...before,
        waiting: [...before.waiting.filter(({ seat }) => seat !== event.waiting.seat), event.waiting],
      };
    case 'waited':
    case 'admitted':
      return { ...before, waiting: before.waiting.filter(({ seat }) => seat !== event.seat) };
    case 'room':
      return { ...before, room: event.room };
    case 'closed':
    case 'quiet':
      return before;
  }
}

/** After a moment that changes what is seen; the others are the seat's own business. */
export function afterMoment(moment: Moment, before: RoomState): RoomState {
  switch (moment.now) {
    case 'slots':
      return { ...before, slots: moment.slots };
    case 'speaking':
      return { ...before, speaking: moment.participants };
    case 'lines':
      return { ...before, qualities: moment.lines };
    case 'line':
      return { ...before, lines: { uplink: moment.uplink, downlink: moment.downlink } };
    default:
      return before;
  }
}

function withPerson(people: readonly Person[], person: Person): readonly Person[] {
  const known = people.some(({ participant }) => participant === person.participant);
  return known
    ? people.map((one) => (one.participant === person.participant ? person : one))
    : [...people, person];
}

/** Whose hand is up: first those who are known to have raised it, in their order, then those who did since. */
function raised(before: readonly number[], people: readonly Person[]): readonly number[] {
  const up = people.filter(({ phone }) => phone?.hand === true).map(({ participant }) => participant);
  const known = before.filter((participant) => up.includes(participant));
  const now = [...known, ...up.filter((participant) => !known.includes(participant))];
  return now.length === before.length && now.every((participant, i) => participant === before[i]) ? before : now;
}
