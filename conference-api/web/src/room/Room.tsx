import { useCallback, useEffect, useState } from 'react';
import type { Doorway, Visit, VisitState } from '../client';
import type { Porch } from '../porch';
import { Alone } from './Alone';
import { Notices } from './Notices';
import { type CardOf, PersonCard } from './PersonCard';
import { RoomHead } from './RoomHead';
import { type PanelName, SidePanel } from './SidePanel';
import { Stage } from './Stage';
import { Toolbar, switchScreen } from './Toolbar';
import { useKeys } from './useKeys';
import { HouseClock } from './useSeconds';
import { useWakefulness } from './useWakefulness';

export interface RoomParts {
  readonly porch: Porch;
  readonly visit: Visit;
  readonly state: VisitState;
  readonly doorway: Doorway | null;
}

export function Room(parts: RoomParts) {
  const { visit, state, doorway } = parts;
  const [panel, setPanel] = useState<PanelName | null>(null);
  const toggle = useCallback((name: PanelName) => setPanel((open) => (open === name ? null : name)), []);
  const close = useCallback(() => setPanel(null), []);
  const [card, setCard] = useState<CardOf | null>(null);
  const openCard = useCallback(
    (participant: number, button: HTMLElement) => setCard({ participant, beside: button.getBoundingClientRect() }),
    [],
  );
  const closeCard = useCallback(() => setCard(null), []);
  const { own } = visit;
  useWakefulness();
  useKeys({
    m: () => void own.switch('microphone', !heard(visit)),
    v: () => void own.switch('camera', !own.state.camera.on || own.state.camera.track === null),
    p: () => toggle('people'),
    i: () => toggle('invite'),
    '?': () => toggle('help'),
    Escape: close,
  });
  useEffect(() => {
    const nudge = () => visit.nudge();
    const seen = () => document.visibilityState === 'visible' && visit.nudge();
    window.addEventListener('online', nudge);
    document.addEventListener('visibilitychange', seen);
    return () => {
      window.removeEventListener('online', nudge);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [visit]);

  return (
    <HouseClock.Provider value={doorway?.clockAheadMillis ?? 0}>
      <div className={panel === null ? 'room stage' : 'room stage open'} data-part="room" data-state={state.phase}>
        <RoomHead {...parts} open={setPanel} />
        <main className="floor">
          <Stage visit={visit} state={state} open={openCard} />
          {state.people.length === 1 && state.waiting.length === 0 && panel === null && <Alone {...parts} />}
          <Notices {...parts} panel={panel} open={setPanel} />
        </main>
        {panel !== null && <SidePanel {...parts} name={panel} open={setPanel} close={close} openCard={openCard} />}
        {card !== null && (
          <PersonCard key={card.participant} visit={visit} state={state} card={card} close={closeCard} />
        )}
        <Toolbar visit={visit} state={state} panel={panel} toggle={toggle} share={() => void switchScreen(own)} />
      </div>
    </HouseClock.Provider>
  );
}

function heard(visit: Visit): boolean {
  const { on, track } = visit.own.state.microphone;
  return on && track !== null;
}
