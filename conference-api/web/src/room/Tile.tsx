import type { Person, SlotStream } from '../client';
import { Icon } from '../parts/Icon';
import { Picture } from '../parts/Picture';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';
import { useTruth } from './useTruth';

export interface Look {
  readonly person: Person;
  readonly self: boolean;
  readonly speaking: boolean;
  /** Our own picture, or the slot in which theirs comes. */
  readonly stream: MediaStream | null;
  readonly slot: SlotStream | null;
}

const TINTS = 6;

/** A person: moving, still, or on a telephone. */
export function Tile(props: { look: Look; pinned: boolean; pin: (() => void) | null }) {
  const { person, self, speaking, stream, slot } = props.look;
  const { say } = useWords();
  const plain = nameOf(person, say);
  const name = self ? say('tile.you', { name: plain }) : plain;
  const phone = person.kind === 'phone';
  const truth = useTruth(slot, person.participant);
  const picture = stream !== null && (self || truth);
  const classes = ['tile', phone ? 'phone' : '', speaking ? 'speaks' : '', picture ? 'moving' : ''];
  return (
    <li
      className={classes.filter(Boolean).join(' ')}
      data-part="tile"
      data-participant={person.participant}
      data-kind={person.kind}
      data-speaking={speaking}
      data-muted={!person.microphone}
      data-self={self}
      data-picture={picture}
    >
      {!phone && <Picture stream={stream} part="tile-video" mirrored={self} />}
      {!picture && (phone ? <PhoneFace person={person} /> : <Face name={plain} participant={person.participant} />)}
      {person.line === 'reconnecting' && (
        <p className="tile-line">
          <span className="chip">{say('tile.reconnecting')}</span>
        </p>
      )}
      <div className="who">
        <span className={phone ? 'name phone' : 'name'}>
          {phone && <Icon name="phone" />}
          <span data-part="tile-name" className="name-text">
            {name}
          </span>
          {!phone && !person.microphone && (
            <span className="muted">
              <Icon name="microphoneOff" />
              <span className="muted-words">{say('tile.muted')}</span>
            </span>
          )}
          {speaking && <span className="unseen">, {say('tile.speaking')}</span>}
        </span>
      </div>
      {props.pin !== null && (
        <button
          type="button"
          className="btn round tile-pin"
          aria-pressed={props.pinned}
          aria-label={props.pinned ? say('tile.unpin') : say('tile.pin', { name: plain })}
          title={props.pinned ? say('tile.unpin') : say('tile.pin', { name: plain })}
          onClick={props.pin}
        >
          <Icon name="pin" />
        </button>
      )}
    </li>
  );
}

function Face({ name, participant }: { name: string; participant: number }) {
  return (
    <div className="center" aria-hidden="true">
      <span className={`face tint-${participant % TINTS}`}>{initials(name)}</span>
    </div>
  );
}

function PhoneFace({ person }: { person: Person }) {
  const { say } = useWords();
  const line = person.line === 'kept' ? 'phone.kept' : person.heard ? 'phone.heard' : 'phone.unheard';
  return (
    <div className="center">
      <span className="ring" aria-hidden="true">
        <Icon name="phone" />
      </span>
      <p className="line-words">{say(line)}</p>
    </div>
  );
}

/** "The doctor" is D, "Anna Maria Berg" is AB: articles and the like name nobody. */
export function initials(name: string): string {
  const words = name.split(/[\s.-]+/u).filter((word) => word !== '');
  const capitals = words.filter((word) => !/^(the|a|der|die|das)$/iu.test(word));
  const chosen = capitals.length > 0 ? capitals : words;
  const letters = [chosen[0], chosen.length > 1 ? chosen[chosen.length - 1] : undefined];
  return letters.map((word) => (word === undefined ? '' : ([...word][0] ?? ''))).join('').toUpperCase();
}
