import type { LineQuality, Person, SlotStream } from '../client';
import { Icon } from '../parts/Icon';
import { Picture } from '../parts/Picture';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';
import { LineBars } from './LineBars';
import type { OpenCard } from './PersonCard';
import { PhoneFace } from './PhoneFace';
import { gradeOf, mutedWords } from './phoneTruth';
import { useTruth } from './useTruth';

export interface Look {
  readonly person: Person;
  readonly self: boolean;
  readonly speaking: boolean;
  /** Our own picture, or the slot in which theirs comes. */
  readonly stream: MediaStream | null;
  readonly slot: SlotStream | null;
  /** How good a telephone's line is. */
  readonly quality: LineQuality | null;
  /** Whose turn they are among those who raised a hand, from 1; 0 if they did not. */
  readonly hand: number;
  /** How loud we made them; 1 is as they come. */
  readonly volume: number;
}

const TINTS = 6;

export interface TileParts {
  readonly look: Look;
  /** Whether we are a host. */
  readonly host: boolean;
  readonly pinned: boolean;
  readonly pin: (() => void) | null;
  readonly open: OpenCard;
}

/** A person: moving, still, or on a telephone. */
export function Tile(props: TileParts) {
  const { person, self, speaking, stream, slot, quality, hand, volume } = props.look;
  const { say } = useWords();
  const plain = nameOf(person, say);
  const name = self ? say('tile.you', { name: plain }) : plain;
  const phone = person.kind === 'phone';
  const truth = useTruth(slot, person.participant);
  const picture = stream !== null && (self || truth);
  const classes = ['tile', phone ? 'phone' : '', speaking ? 'speaks' : '', picture ? 'moving' : ''];
  const muted = person.microphone ? null : (mutedWords(person) ?? 'tile.muted');
  return (
    <li
      className={classes.filter(Boolean).join(' ')}
      data-part="tile"
      data-participant={person.participant}
      data-kind={person.kind}
      data-speaking={speaking}
      data-muted={!person.microphone}
      data-muted-by={person.phone?.mutedBy}
      data-sound={person.phone?.sound}
      data-gate={person.phone?.gate}
      data-hand={phone ? hand > 0 : undefined}
      data-quality={phone ? gradeOf(quality) : undefined}
      data-self={self}
      data-picture={picture}
    >
      {!phone && <Picture stream={stream} part="tile-video" mirrored={self} />}
      {!picture &&
        (phone ? (
          <PhoneFace person={person} quality={quality} host={props.host} />
        ) : (
          <Face name={plain} participant={person.participant} />
        ))}
      <div className="tile-top">
        {phone && <LineBars quality={quality} />}
        {hand > 0 && <Hand place={hand} />}
        {volume !== 1 && <Loudness percent={Math.round(volume * 100)} />}
        {person.line === 'reconnecting' && <span className="chip">{say('tile.reconnecting')}</span>}
      </div>
      <div className="who">
        <span className={phone ? 'name phone' : 'name'}>
          {phone && <Icon name="phone" />}
          <span data-part="tile-name" className="name-text">
            {name}
          </span>
          {muted !== null && (
            <span className="muted" data-part="tile-muted">
              <Icon name="microphoneOff" />
              <span className="muted-words">{say(muted)}</span>
            </span>
          )}
          {speaking && <span className="unseen">, {say('tile.speaking')}</span>}
        </span>
      </div>
      {!self && <Tools {...props} name={plain} />}
    </li>
  );
}

function Tools({ look, pinned, pin, open, name }: TileParts & { name: string }) {
  const { say } = useWords();
  const pinWords = pinned ? say('tile.unpin') : say('tile.pin', { name });
  const menuWords = say('tile.menu', { name });
  return (
    <div className="tile-tools">
      {pin !== null && (
        <button
          type="button"
          className="btn round tile-pin"
          aria-pressed={pinned}
          aria-label={pinWords}
          title={pinWords}
          onClick={pin}
        >
          <Icon name="pin" />
        </button>
      )}
      <button
        type="button"
        className="btn round tile-menu"
        data-part="tile-menu"
        aria-haspopup="dialog"
        aria-label={menuWords}
        title={menuWords}
        onClick={(event) => open(look.person.participant, event.currentTarget)}
      >
        <Icon name="dots" />
      </button>
    </div>
  );
}

function Hand({ place }: { place: number }) {
  const { say } = useWords();
  const words = say('tile.hand', { count: place });
  return (
    <span className="chip hand" data-part="tile-hand" title={words}>
      <Icon name="hand" />
      <span aria-hidden="true">{place}</span>
      <span className="unseen">{words}</span>
    </span>
  );
}

/** Who seems silent may only have been turned down. */
function Loudness({ percent }: { percent: number }) {
  const { say } = useWords();
  return (
    <span className="chip loudness" data-part="tile-volume" title={say('tile.volume')}>
      <Icon name="speaker" />
      <span className="unseen">{say('tile.volume')}: </span>
      <span className="num">{say('line.percent', { percent })}</span>
    </span>
  );
}

function Face({ name, participant }: { name: string; participant: number }) {
  return (
    <div className="center" aria-hidden="true">
      <span className={`face tint-${participant % TINTS}`}>{initials(name)}</span>
    </div>
  );
}

/** "The doctor" is D, "Anna Maria Berg" is AB: articles and the like name nobody. */
export function initials(name: string): string {
  const words = name.split(/[\s.-]+/u).filter((word) => word !== '');
  const capitals = words.filter((word) => !/^(the|a|der|die|das)$/iu.test(word));
  const chosen = capitals.length > 0 ? capitals : words;
  const letters = [chosen[0], chosen.length > 1 ? chosen[chosen.length - 1] : undefined];
  return letters
    .map((word) => (word === undefined ? '' : ([...word][0] ?? '')))
    .join('')
    .toUpperCase();
}
