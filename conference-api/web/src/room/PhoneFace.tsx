import type { LineQuality, Person } from '../client';
import { Icon, type IconName } from '../parts/Icon';
import { asClock } from '../words/times';
import { useWords } from '../words/useWords';
import type { Sentence } from '../words/words';
import { mutedWords, oneWayOf } from './phoneTruth';
import { useSeconds } from './useSeconds';

/** Somebody on a telephone: what there is to see of them is the state of their line, in words. */
export function PhoneFace(props: { person: Person; quality: LineQuality | null; host: boolean }) {
  const { person, quality, host } = props;
  const { say } = useWords();
  const seconds = useSeconds(person.phone?.sinceEpochMillis ?? null);
  const oneWay = oneWayOf(person, quality, seconds);
  const clock = seconds === null ? null : asClock(seconds);
  return (
    <div className={oneWay === null ? 'center' : 'center amiss'}>
      <span className={isCalm(person) ? 'ring calm' : 'ring'} aria-hidden="true">
        <Icon name={iconOf(person, oneWay !== null)} />
      </span>
      {oneWay === null ? (
        <div className="line">
          {person.name !== null && person.caller !== null && <p className="num small soft masked">{person.caller}</p>}
          <LineWords person={person} clock={clock} />
        </div>
      ) : (
        <div className="oneway" data-part="tile-oneway" data-oneway={oneWay}>
          <p>
            {/* The clock is no news: it would be read aloud every second. */}
            <span role="status">{say(`oneway.${oneWay}`)}</span>
            {oneWay !== 'deaf' && clock !== null && (
              <>
                {' '}
                <span className="num">{say('oneway.for', { time: clock })}</span>
              </>
            )}
          </p>
          {host && <p className="advice">{say(`oneway.${oneWay}.advice`)}</p>}
          <AlsoMuted person={person} said={null} />
        </div>
      )}
    </div>
  );
}

function LineWords({ person, clock }: { person: Person; clock: string | null }) {
  const { say } = useWords();
  const sentence = lineWords(person);
  return (
    <>
      <p className="line-words" data-part="tile-line-words">
        {say(sentence)}
        {sentence === 'phone.held' && clock !== null && <span className="num"> {clock}</span>}
      </p>
      <AlsoMuted person={person} said={sentence} />
    </>
  );
}

/** Who is on hold may be muted as well. */
function AlsoMuted({ person, said }: { person: Person; said: Sentence | null }) {
  const { say } = useWords();
  const muted = mutedWords(person);
  return muted === null || muted === said ? null : <p className="line-words">{say(muted)}</p>;
}

function isCalm({ phone, microphone, line }: Person): boolean {
  return line !== 'here' || !microphone || (phone !== null && phone.sound !== 'sounding');
}

/** One sentence for what matters most about a line that works. */
export function lineWords(person: Person): Sentence {
  const { phone } = person;
  if (person.line !== 'here') {
    return 'phone.kept';
  }
  if (phone === null) {
    return person.heard ? 'phone.heard' : 'phone.unheard';
  }
  if (phone.sound === 'held') {
    return 'phone.held';
  }
  if (phone.test === 'asked') {
    return 'phone.asked';
  }
  return mutedWords(person) ?? (phone.sound === 'awaited' || !person.heard ? 'phone.unheard' : 'phone.heard');
}

function iconOf({ phone, microphone }: Person, amiss: boolean): IconName {
  if (amiss) {
    return 'alert';
  }
  return phone?.sound === 'held' ? 'pause' : microphone ? 'phone' : 'microphoneOff';
}
