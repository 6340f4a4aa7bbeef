import { useEffect, useRef, useState } from 'react';
import type { Visit, VisitState } from '../client';
import { Icon } from '../parts/Icon';
import { Picture, useStreamOf } from '../parts/Picture';
import { useWords } from '../words/useWords';
import { bestGrid, mostTiles } from './grid';
import { type Shared, arranged, looksOf, sharedOf } from './looks';
import type { OpenCard } from './PersonCard';
import { type Look, Tile } from './Tile';
import { useSize } from './useSize';
import { useSpokenAt, useView } from './useView';

const GAP_PIXELS = 10;

/** Everybody, as large as the space allows; a shared screen, or whom one wants to see, large beside them. */
export function Stage({ visit, state, open }: { visit: Visit; state: VisitState; open: OpenCard }) {
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
  const large = shared.length > 0 ? null : (looks.find(({ person }) => person.participant === pinned) ?? null);
  const spotlit = shared.length > 0 || large !== null;
  // Two people: the other fills the stage, and oneself is in its corner.
  const duet = !spotlit && looks.length === 2;
  const small = looks.filter((look) => look !== large);
  // Beside a large picture the others are a strip to scroll; alone, they are pages.
  const most = Math.max(1, mostTiles(size.width, size.height, GAP_PIXELS));
  const perPage = spotlit ? Math.max(1, small.length) : most;
  const pages = Math.max(1, Math.ceil(small.length / perPage));
  const current = Math.min(page, pages - 1);
  const ordered = arranged(small, most, spokenAt);
  const seen = ordered.slice(current * perPage, (current + 1) * perPage);
  const grid = bestGrid(seen.length, size.width, size.height, GAP_PIXELS);
  useEffect(() => {
    place.current?.style.setProperty('--tile-width', `${grid.widthPixels}px`);
    place.current?.style.setProperty('--tile-height', `${grid.heightPixels}px`);
  }, [grid.widthPixels, grid.heightPixels]);
  useView(visit, state, { shared, large, seen, speakers: current === 0 });

  const pin = (look: Look) => {
    const { participant } = look.person;
    return look.self || looks.length < 3 || shared.length > 0
      ? null
      : () => setPinned(pinned === participant ? null : participant);
  };
  const tile = (look: Look) => (
    <Tile
      key={look.person.participant}
      look={look}
      host={state.you?.role === 'host'}
      pinned={look === large}
      pin={pin(look)}
      open={open}
    />
  );
  const classes = ['tiles-and-light', spotlit ? 'spotlit' : '', duet ? 'duet' : '', pages > 1 ? 'paged' : ''];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      {spotlit && (
        <div className="lights">
          {shared.map((one) => (
            <Screen key={one.participant} shared={one} />
          ))}
          {large !== null && <ul className="light">{tile(large)}</ul>}
        </div>
      )}
      <ul
        className="tiles"
        ref={place}
        aria-label={say('room.tiles')}
        data-count={seen.length}
        // A strip that scrolls has to be scrolled by keys too.
        tabIndex={spotlit ? 0 : undefined}
      >
        {seen.map(tile)}
      </ul>
      {pages > 1 && <Pages page={current} pages={pages} turn={setPage} />}
    </div>
  );
}

function Pages({ page, pages, turn }: { page: number; pages: number; turn: (page: number) => void }) {
  const { say } = useWords();
  return (
    <nav className="pages" aria-label={say('room.page', { page: page + 1, pages })}>
      <button
        type="button"
        className="btn round"
        aria-label={say('room.page.before')}
        disabled={page === 0}
        onClick={() => turn(page - 1)}
      >
        <Icon name="before" />
      </button>
      <span role="status">{say('room.page', { page: page + 1, pages })}</span>
      <button
        type="button"
        className="btn round"
        aria-label={say('room.page.next')}
        disabled={page === pages - 1}
        onClick={() => turn(page + 1)}
      >
        <Icon name="next" />
      </button>
    </nav>
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
