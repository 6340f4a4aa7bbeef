import type { Doorway, Visit, VisitState } from '../client';
import { DeviceChoices } from '../join/DeviceChoices';
import { Preview } from '../join/Preview';
import { PageHead } from '../parts/PageHead';
import { PhoneWayIn } from '../parts/PhoneWayIn';
import type { Porch } from '../porch';
import { useWords } from '../words/useWords';

/** On the way in, and in the lobby, where nobody sees or hears anybody. */
export function LobbyPage(props: { porch: Porch; visit: Visit; state: VisitState; doorway: Doorway | null }) {
  const { porch, visit, state, doorway } = props;
  const { say } = useWords();
  // Greeted once, and not let in.
  const lobby = state.room !== null;
  const broken = state.phase === 'reconnecting';
  const silent = state.tries > 1 ? say('room.slow') : say('room.connecting');
  return (
    <div className="page" data-part="room" data-state={state.phase}>
      <PageHead />
      <main className="join">
        <div className="column">
          <Preview own={porch.own} />
          {doorway?.phone != null && <PhoneWayIn phone={doorway.phone} lead={say('phone.instead')} />}
        </div>
        <div className="column">
          <div className="form">
            <div>
              <p className="soft">{doorway?.name ?? say('join.unnamed')}</p>
              <h1>{lobby ? say('lobby.heading') : say('room.connecting')}</h1>
            </div>
            <p role="status" data-part="notice">
              {broken ? say('notice.reconnecting') : lobby ? say('lobby.text') : silent}
            </p>
            <span className="breathing" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <button type="button" className="btn" data-part="leave" onClick={() => void visit.leave()}>
              {say('lobby.leave')}
            </button>
          </div>
          <DeviceChoices porch={porch} />
        </div>
      </main>
    </div>
  );
}
