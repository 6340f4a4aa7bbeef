import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Doorway, lookThroughDoor } from '../client';
import { JoinPage } from '../join/JoinPage';
import { PageHead } from '../parts/PageHead';
import type { Porch } from '../porch';
import { useWords } from '../words/useWords';
import { LobbyPage } from './LobbyPage';
import { OverPage } from './OverPage';
import { Room } from './Room';
import { useVisit } from './useVisit';

const LOOK_AGAIN_MILLIS = 4_000;
// Inside, the events say who comes; what they do not say is whether the telephone is reachable.
const LOOK_INSIDE_MILLIS = 30_000;

/** `/r/{room}`: in front of the door, in the lobby, in the room, and after it. */
export function RoomPage({ porch }: { porch: Porch | null }) {
  const { say } = useWords();
  return porch === null ? (
    <Shut heading={say('join.nolink')} text={say('join.nolink.text')} />
  ) : (
    <Porched porch={porch} />
  );
}

function Porched({ porch }: { porch: Porch }) {
  const { say } = useWords();
  const visit = useSyncExternalStore(porch.subscribe, () => porch.visit);
  const { doorway, lost, silent } = useDoorway(porch);
  useEffect(() => {
    document.title = doorway?.name != null ? say('room.name', { name: doorway.name }) : say('title');
  }, [doorway, say]);
  if (visit !== null) {
    return <Visited key="visit" porch={porch} doorway={doorway} />;
  }
  return lost ? (
    <Shut heading={say('join.unknown')} text={say('join.unknown.text')} />
  ) : (
    <JoinPage porch={porch} doorway={doorway} silent={silent} />
  );
}

function Visited({ porch, doorway }: { porch: Porch; doorway: Doorway | null }) {
  const visit = useSyncExternalStore(porch.subscribe, () => porch.visit);
  const state = useVisit(visit);
  if (visit === null || state === null) {
    return null;
  }
  if (state.phase === 'over') {
    return <OverPage porch={porch} ending={state.ending ?? 'left'} />;
  }
  // Whoever waits has no number yet; it comes with the seat.
  const waiting = state.phase === 'lobby' || state.you === null;
  return waiting ? (
    <LobbyPage porch={porch} visit={visit} state={state} doorway={doorway} />
  ) : (
    <Room porch={porch} visit={visit} state={state} doorway={doorway} />
  );
}

function Shut({ heading, text }: { heading: string; text: string }) {
  return (
    <div className="page">
      <PageHead />
      <main className="narrow">
        <section className="card form" data-part="room" data-state="over">
          <h1>{heading}</h1>
          <p className="soft">{text}</p>
        </section>
      </main>
    </div>
  );
}

/** What the door says, asked until it answers, and again when the visit is over. */
function useDoorway(porch: Porch): { doorway: Doorway | null; lost: boolean; silent: boolean } {
  const [seen, setSeen] = useState<{ doorway: Doorway | null; lost: boolean; silent: boolean }>({
    doorway: null,
    lost: false,
    silent: false,
  });
  const inside = useSyncExternalStore(porch.subscribe, () => porch.visit !== null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let away = false;
    const look = async () => {
      const reply = await lookThroughDoor((path, init) => fetch(path, init), porch.room, porch.link);
      if (away) {
        return;
      }
      if (reply.ok) {
        setSeen({ doorway: reply.value, lost: false, silent: false });
      } else if (reply.status === 404) {
        setSeen({ doorway: null, lost: true, silent: false });
        return;
      } else {
        setSeen((before) => ({ ...before, silent: true }));
      }
      timer = setTimeout(() => void look(), inside && reply.ok ? LOOK_INSIDE_MILLIS : LOOK_AGAIN_MILLIS);
    };
    void look();
    return () => {
      away = true;
      clearTimeout(timer);
    };
  }, [porch, inside]);
  return seen;
}
