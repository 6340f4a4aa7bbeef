import type { LineQuality, Person, Telephone } from '../client';
import { Icon, type IconName } from '../parts/Icon';
import { asClock } from '../words/times';
import { useWords } from '../words/useWords';
import { type OneWay, lineWords, mutedWords, oneWayOf } from './phoneTruth';
import { useSeconds } from './useSeconds';

/** Somebody on a telephone: what there is to see of them is the state of their line, in words. */
export function PhoneFace(props: { person: Person; quality: LineQuality | null; host: boolean }) {
  const { person, quality } = props;
  const { oneWay } = useLine(person, quality);
  return (
    <div className={oneWay === null ? 'center' : 'center amiss'}>
      <span className={isCalm(person) ? 'ring calm' : 'ring'} aria-hidden="true">
        <Icon name={iconOf(person, oneWay !== null)} />
      </span>
      <LineWords {...props} part="tile" />
    </div>
  );
}

/** How it stands with somebody's line: what is amiss in a sentence with advice, or what matters most. */
export function LineWords(props: {
  person: Person;
  quality: LineQuality | null;
  host: boolean;
  part: 'tile' | 'card';
}) {
  const { person, quality, host, part } = props;
  const { say } = useWords();
  const { oneWay, clock } = useLine(person, quality);
  const sentence = oneWay === null ? lineWords(person) : null;
  const muted = mutedWords(person);
  return (
    <div className="line">
      {person.name !== null && person.caller !== null && <p className="num small soft masked">{person.caller}</p>}
      {sentence !== null && (
        <p className="line-words" data-part={`${part}-line-words`}>
          {say(sentence)}
          {sentence === 'phone.held' && clock !== null && <span className="num"> {clock}</span>}
        </p>
      )}
      {oneWay !== null && (
        <div className="oneway" data-part={`${part}-oneway`} data-oneway={oneWay}>
          <p>
            {/* The clock is no news: it would be read aloud every second. */}
            <span role={part === 'tile' ? 'status' : undefined}>{say(`oneway.${oneWay}`)}</span>
            {oneWay !== 'deaf' && clock !== null && <span className="num"> {say('oneway.for', { time: clock })}</span>}
          </p>
          {host && <p className="advice">{say(`oneway.${oneWay}.advice`)}</p>}
        </div>
      )}
      {/* Who is on hold may be muted as well. */}
      {muted !== null && muted !== sentence && <p className="line-words">{say(muted)}</p>}
    </div>
  );
}

/** The same in a few words, for a list. */
export function LineChip({ person, quality }: { person: Person; quality: LineQuality | null }) {
  const { say } = useWords();
  const { oneWay } = useLine(person, quality);
  return (
    <span className={oneWay === null ? 'chip phone' : 'chip bad'}>
      <Icon name={iconOf(person, oneWay !== null)} /> {say(oneWay === null ? lineWords(person) : `oneway.${oneWay}`)}
    </span>
  );
}

function useLine(person: Person, quality: LineQuality | null): { oneWay: OneWay | null; clock: string | null } {
  const seconds = useSeconds(person.phone?.sinceEpochMillis ?? null);
  return { oneWay: oneWayOf(person, quality, seconds), clock: seconds === null ? null : asClock(seconds) };
}

function isCalm({ phone, microphone, line }: Person): boolean {
  return line !== 'here' || !microphone || isHeldOut(phone) || (phone !== null && phone.sound !== 'sounding');
}

function isHeldOut(phone: Telephone | null): boolean {
  return phone !== null && phone.gate !== 'none';
}

function iconOf({ phone, microphone }: Person, amiss: boolean): IconName {
  if (amiss) {
    return 'alert';
  }
  return phone?.sound === 'held' || isHeldOut(phone) ? 'pause' : microphone ? 'phone' : 'microphoneOff';
}
