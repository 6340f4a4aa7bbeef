import type { Picture, SlotStream, VisitState } from '../client';
import type { Look } from './Tile';

/** A shared screen. */
export interface Shared {
  readonly participant: number;
  readonly name: string | null;
  readonly self: boolean;
  readonly stream: MediaStream | null;
}

/** The slot in which somebody's picture comes, if it does. */
export function slotOf(state: VisitState, participant: number, picture: Picture): SlotStream | null {
  const slot = state.slots.find((one) => one.participant === participant && one.picture === picture);
  return state.streams.find(({ mid }) => mid === slot?.mid) ?? null;
}

/** Everybody as they are to be seen, oneself last. */
export function looksOf(state: VisitState, ownCamera: MediaStream | null): Look[] {
  const own = state.you?.participant;
  const looks = state.people.map((person): Look => {
    const self = person.participant === own;
    const slot = self ? null : slotOf(state, person.participant, 'camera');
    return {
      // Of oneself one knows sooner than the house.
      person: self ? { ...person, microphone: hears(state), camera: ownCamera !== null } : person,
      self,
      speaking: state.speaking.includes(person.participant),
      stream: self ? ownCamera : person.camera ? (slot?.stream ?? null) : null,
      slot: person.camera ? slot : null,
      quality: state.qualities.find(({ participant }) => participant === person.participant) ?? null,
      volume: self ? 1 : (state.volumes.get(person.participant) ?? 1),
      hand: state.hands.indexOf(person.participant) + 1,
    };
  });
  return [...looks.filter(({ self }) => !self), ...looks.filter(({ self }) => self)];
}

function hears(state: VisitState): boolean {
  return state.own.microphone.on && state.own.microphone.track !== null;
}

export function sharedOf(state: VisitState, ownScreen: MediaStream | null): Shared[] {
  return state.people
    .filter((person) => (person.participant === state.you?.participant ? ownScreen !== null : person.screen))
    .map(({ participant, name }) => {
      const self = participant === state.you?.participant;
      return {
        participant,
        name,
        self,
        stream: self ? ownScreen : (slotOf(state, participant, 'screen')?.stream ?? null),
      };
    });
}

/**
 * Who is on which page of tiles. Oneself is on the first. Who speaks comes there too, in the place of whoever has been
 * silent for longest; all others stay where they are.
 */
export function arranged(looks: readonly Look[], perPage: number, spokenAt: ReadonlyMap<number, number>): Look[] {
  const others = looks.filter(({ self }) => !self);
  const first = others.slice(0, Math.max(0, perPage - (looks.length - others.length)));
  const places = [...first, ...looks.filter(({ self }) => self), ...others.slice(first.length)];
  const spoke = ({ person }: Look) => spokenAt.get(person.participant) ?? 0;
  const waiting = places.slice(perPage).filter((look) => spoke(look) > 0).sort((one, other) => spoke(other) - spoke(one));
  for (const look of waiting) {
    const seen = places.slice(0, perPage).filter(({ self }) => !self);
    const quietest = seen.reduce<Look | null>((least, one) => (least === null || spoke(one) < spoke(least) ? one : least), null);
    if (quietest === null || spoke(quietest) >= spoke(look)) {
      break;
    }
    const here = places.indexOf(quietest);
    const there = places.indexOf(look);
    places[here] = look;
    places[there] = quietest;
  }
  return places;
}
