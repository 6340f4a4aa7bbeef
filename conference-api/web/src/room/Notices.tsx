import { Icon } from '../parts/Icon';
import { useWords } from '../words/useWords';
import type { RoomParts } from './Room';
import type { PanelName } from './SidePanel';
import { useNotices } from './useNotices';
import { WaitingPerson } from './WaitingPerson';

const MOST_KNOCKS = 3;

/** What happened, in sentences; read aloud by screen readers, and gone by themselves. */
export function Notices(props: RoomParts & { panel: PanelName | null; open: (name: PanelName) => void }) {
  const { visit, state, panel } = props;
  const { say } = useWords();
  const { passing, dismiss } = useNotices(visit);
  const standing = standingNotice(state);
  // The list of people has them too, and nobody is asked about twice.
  const knocking = panel === 'people' ? [] : state.waiting;
  return (
    <div className="notices">
      {knocking.slice(0, MOST_KNOCKS).map((waiting) => (
        <WaitingPerson key={waiting.seat} visit={visit} waiting={waiting} />
      ))}
      {knocking.length > MOST_KNOCKS && (
        <button type="button" className="btn small" onClick={() => props.open('people')}>
          {say('people.waiting', { count: knocking.length })}
        </button>
      )}
      {state.soundBlocked && (
        <div className="notice">
          <Icon name="speaker" />
          <p>{say('notice.sound')}</p>
          <button type="button" className="btn go small" onClick={() => visit.ears.play()}>
            {say('notice.sound.on')}
          </button>
        </div>
      )}
      {state.own.screen.trouble !== null && (
        <p className="notice" role="alert">
          <Icon name="alert" />
          <span>{say('trouble.screen')}</span>
        </p>
      )}
      <div role="status" data-part="notice" className="notice-list">
        {standing !== null && (
          <p className="notice standing">
            <Icon name="again" />
            <span>{say(standing)}</span>
          </p>
        )}
        {passing.map(({ id, text, icon }) => (
          <p className="notice" key={id}>
            <Icon name={icon} />
            <span>{text}</span>
            <button
              type="button"
              className="btn round"
              aria-label={say('notice.close')}
              title={say('notice.close')}
              onClick={() => dismiss(id)}
            >
              <Icon name="close" />
            </button>
          </p>
        ))}
      </div>
    </div>
  );
}

function standingNotice({ phase, media, lines }: RoomParts['state']) {
  if (phase === 'reconnecting') {
    return 'notice.reconnecting' as const;
  }
  const broken = (['uplink', 'downlink'] as const).some(
    (way) => media[way] === 'failed' || media[way] === 'disconnected' || lines[way] === 'reconnecting',
  );
  return broken ? ('notice.reconnecting.media' as const) : null;
}
