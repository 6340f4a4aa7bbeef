import { useCallback, useEffect, useState } from 'react';
import type { Doorway, Visit, VisitState } from '../client';
import { Icon } from '../parts/Icon';
import type { Porch } from '../porch';
import { inThrees } from '../words/digits';
import { useWords } from '../words/useWords';
import { Alone } from './Alone';
import { Notices } from './Notices';
import { type PanelName, SidePanel } from './SidePanel';
import { Stage } from './Stage';
import { Toolbar, switchScreen } from './Toolbar';
import { useKeys } from './useKeys';
import { useWakefulness } from './useWakefulness';

export interface RoomParts {
  readonly porch: Porch;
  readonly visit: Visit;
  readonly state: VisitState;
  readonly doorway: Doorway | null;
}

export function Room(parts: RoomParts) {
  const { visit, state, doorway } = parts;
  const { say } = useWords();
  const [panel, setPanel] = useState<PanelName | null>(null);
  const toggle = useCallback((name: PanelName) => setPanel((open) => (open === name ? null : name)), []);
  const close = useCallback(() => setPanel(null), []);
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

  const name = state.room?.name ?? doorway?.name ?? say('join.unnamed');
  return (
    <div className={panel === null ? 'room stage' : 'room stage open'} data-part="room" data-state={state.phase}>
      <header className="roomhead">
        <img src="/parlour.svg" alt="" />
        <h1>{name}</h1>
        <span className="chip count">
          <Icon name="people" />
          <span className="unseen">{say('people.count', { count: state.people.length })}</span>
          <span aria-hidden="true">{state.people.length}</span>
        </span>
        {doorway?.phone != null && (
          <button type="button" className="chip phone way" onClick={() => setPanel('invite')} title={say('phone.way')}>
            <Icon name="phone" />
            <span className="unseen">{say('phone.way')}: </span>
            <span className="num">{doorway.phone.number}</span>
            {doorway.phone.pin !== null && (
              <span className="num way-pin">
                {say('phone.pin')} {inThrees(doorway.phone.pin)}
              </span>
            )}
          </button>
        )}
      </header>
      <main className="floor">
        <Stage visit={visit} state={state} />
        {state.people.length === 1 && state.waiting.length === 0 && panel === null && <Alone {...parts} />}
        <Notices {...parts} panel={panel} open={setPanel} />
      </main>
      {panel !== null && <SidePanel {...parts} name={panel} open={setPanel} close={close} />}
      <Toolbar visit={visit} state={state} panel={panel} toggle={toggle} share={() => void switchScreen(own)} />
    </div>
  );
}

function heard(visit: Visit): boolean {
  const { on, track } = visit.own.state.microphone;
  return on && track !== null;
}
