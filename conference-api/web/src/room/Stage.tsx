import { useEffect, useMemo, useRef, useState } from 'react';
import type { View, Visit, VisitState, Wished } from '../client';
import { Icon } from '../parts/Icon';
import { Picture, useStreamOf } from '../parts/Picture';
import { useWords } from '../words/useWords';
import { bestGrid, mostTiles } from './grid';
import { type Shared, arranged, looksOf, sharedOf } from './looks';
import { type Look, Tile } from './Tile';
import { useSize } from './useSize';

const GAP_PIXELS = 10;
const HIDDEN_MILLIS = 20_000;

/** Everybody, as large as the space allows; a shared screen, or whom one wants to see, large beside them. */
export function Stage({ visit, state }: { visit: Visit; state: VisitState }) {
  const { say } = useWords();
  const { camera, screen } = state.own;
  const ownCamera = useStreamOf(camera.on ? camera.track : null);
  const ownScreen = useStreamOf(screen.picture);
  const [pinned, setPinned] = useState<number | null>(null);
  const [page, setPage] = useState(0);
  const place = useRef<HTMLUListElement>(null);
  const size = useSize(place);
  const spokenAt = useSpokenAt(state.speaking);

  const looks = looksOf(state, ownCamera);
  const shared = sharedOf(state, ownScreen);
  const large = looks.find(({ person }) => person.participant === pinned) ?? null;
  const spotlit = shared.length > 0 || large !== null;
  const small = spotlit && shared.length === 0 ? looks.filter((look) => look !== large) : looks;
  const most = Math.max(1, mostTiles(size.width, size.height, GAP_PIXELS));
  const pages = Math.max(1, Math.ceil(small.length / most));
  const current = Math.min(page, pages - 1);
  const seen = arranged(small, most, spokenAt).slice(current * most, (current + 1) * most);
  const grid = bestGrid(seen.length, size.width, size.height, GAP_PIXELS);
  useEffect(() => {
    place.current?.style.setProperty('--tile-width', `${grid.widthPixels}px`);
    place.current?.style.setProperty('--tile-height', `${grid.heightPixels}px`);
  }, [grid.widthPixels, grid.heightPixels]);
  useView(visit, state, { shared, large, seen, first: current === 0 });

  const pin = (look: Look) => {
    const { participant } = look.person;
    return look.self || looks.length < 3 ? null : () => setPinned(pinned === participant ? null : participant);
  };
  const tile = (look: Look) => (
    <Tile key={look.person.participant} look={look} pinned={look === large} pin={pin(look)} />
  );
  return (
    <div className={spotlit ? 'tiles-and-light spotlit' : 'tiles-and-light'}>
      {shared.map((one) => (
        <Screen key={one.participant} shared={one} />
      ))}
      {shared.length === 0 && large !== null && <ul className="light">{tile(large)}</ul>}
      <ul className="tiles" ref={place} aria-label={say('room.tiles')} data-count={seen.length}>
        {seen.map(tile)}
      </ul>
      {pages > 1 && (
        <nav className="pages">
          <button
            type="button"
            className="btn round"
            aria-label={say('room.page.before')}
            disabled={current === 0}
            onClick={() => setPage(current - 1)}
          >
            <Icon name="before" />
          </button>
          <span role="status">{say('room.page', { page: current + 1, pages })}</span>
          <button
            type="button"
            className="btn round"
            aria-label={say('room.page.next')}
            disabled={current === pages - 1}
            onClick={() => setPage(current + 1)}
          >
            <Icon name="next" />
          </button>
        </nav>
      )}
    </div>
  );
}

function Screen({ shared }: { shared: Shared }) {
  const { say } = useWords();
  const words = shared.self ? say('tile.screen.own') : say('tile.screen', { name: shared.name ?? say('unnamed') });
  return (
    <figure className="screen" data-part="screen" data-participant={shared.participant} data-self={shared.self}>
      <Picture stream={shared.stream} part="screen-video" label={words} />
      <figcaption className="name">
        <Icon name="screen" /> {words}
      </figcaption>
    </figure>
  );
}

/** When each spoke last, in counts of changes: enough to know who was quiet for longest. */
function useSpokenAt(speaking: readonly number[]): ReadonlyMap<number, number> {
  const spoken = useRef(new Map<number, number>());
  const turn = useRef(0);
  const key = speaking.join();
  return useMemo(() => {
    turn.current += 1;
    speaking.forEach((participant) => spoken.current.set(participant, turn.current));
    return new Map(spoken.current);
    // The list is another array with each message; what counts is who is in it.
  }, [key]);
}

/** Tells the house whom one looks at; a tab that nobody looks at wants no pictures. */
function useView(
  visit: Visit,
  state: VisitState,
  looking: { shared: readonly Shared[]; large: Look | null; seen: readonly Look[]; first: boolean },
): void {
  const hidden = useHidden();
  const camera = (look: Look): Wished[] =>
    look.self || look.person.kind === 'phone' ? [] : [{ participant: look.person.participant, picture: 'camera' }];
  const screens = looking.shared.filter(({ self }) => !self);
  const view: View = {
    most: hidden ? 0 : state.streams.filter(({ kind }) => kind === 'video').length || 9,
    pinned: [
      ...screens.map(({ participant }): Wished => ({ participant, picture: 'screen' })),
      ...(looking.large === null ? [] : camera(looking.large)),
    ],
    page: looking.seen.flatMap(camera),
    speakers: looking.first,
  };
  const text = JSON.stringify(view);
  useEffect(() => visit.look(JSON.parse(text) as View), [visit, text]);
}

function useHidden(): boolean {
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden') {
        timer = setTimeout(() => setHidden(true), HIDDEN_MILLIS);
      } else {
        setHidden(false);
      }
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return hidden;
}
