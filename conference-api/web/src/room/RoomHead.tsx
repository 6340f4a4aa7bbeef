import { Icon } from '../parts/Icon';
import { inThrees } from '../words/digits';
import { useWords } from '../words/useWords';
import type { RoomParts } from './Room';
import type { PanelName } from './SidePanel';

/** Where one is, how many are here, and the way in by telephone, always in sight. */
export function RoomHead({ state, doorway, open }: RoomParts & { open: (name: PanelName) => void }) {
  const { say } = useWords();
  const phones = state.people.some(({ kind }) => kind === 'phone');
  const way = doorway?.phone ?? null;
  return (
    <header className="roomhead">
      <img src="/parlour.svg" alt="" />
      <h1>{state.room?.name ?? doorway?.name ?? say('join.unnamed')}</h1>
      <span className="chip count">
        <Icon name="people" />
        <span className="unseen">{say('people.count', { count: state.people.length })}</span>
        <span aria-hidden="true">{state.people.length}</span>
      </span>
      {phones && (
        <button
          type="button"
          className="chip private"
          data-part="privacy"
          title={say('privacy.text')}
          onClick={() => open('help')}
        >
          <Icon name="lock" />
          <span className="private-words">{say('privacy')}</span>
        </button>
      )}
      {way !== null && (
        <button
          type="button"
          className={way.reachable ? 'chip phone way' : 'chip bad way'}
          onClick={() => open('invite')}
          title={say(way.reachable ? 'phone.way' : 'phone.unreachable')}
        >
          <Icon name={way.reachable ? 'phone' : 'alert'} />
          <span className="unseen">{say(way.reachable ? 'phone.way' : 'phone.unreachable')}: </span>
          <span className="num">{way.number}</span>
          {way.pin !== null && (
            <span className="num way-pin">
              {say('phone.pin')} {inThrees(way.pin)}
            </span>
          )}
        </button>
      )}
    </header>
  );
}
