import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { type Hearing, type Person, type Visit, usualHearing } from '../client';
import { Icon } from '../parts/Icon';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';
import { Power } from './PhonePowers';
import { useAsked } from './useAsked';

/** From one wish to the next while a slider is dragged: soon enough to hear what it does. */
const EVERY_MILLIS = 150;
/** Who let go of a slider sees what the house says again: the caller has keys for the same. */
const STILL_MILLIS = 1_500;

const signed = (decibels: number) => (decibels > 0 ? `+${decibels}` : decibels < 0 ? `−${-decibels}` : '0');
const same = (one: Hearing, other: Hearing) => JSON.stringify(one) === JSON.stringify(other);

/** How somebody on a telephone hears, set while one talks with them; null of whom the house does not say it. */
export function PhoneHearing({ visit, person }: { visit: Visit; person: Person }) {
  const { say } = useWords();
  const told = person.phone?.hearing ?? null;
  const { shown, trouble, wish } = useHearing(visit, person.participant, told);
  if (shown === null) {
    return null;
  }
  const change = (part: Partial<Hearing>) => wish({ ...shown, ...part });
  return (
    <fieldset className="hears" data-part="hears">
      <legend>
        <Icon name="ear" /> {say('hears.heading')} <span className="unseen">{nameOf(person, say)}</span>
      </legend>
      <Slider
        part="hears-louder"
        label={say('hears.louder')}
        least={-9}
        most={12}
        value={shown.louderDecibels}
        words={say('hears.decibels', { decibels: signed(shown.louderDecibels) })}
        usual={0}
        change={(louderDecibels) => change({ louderDecibels })}
      />
      <Slider
        part="hears-clearer"
        label={say('hears.clearer')}
        least={0}
        most={9}
        value={shown.clearerDecibels}
        words={say('hears.decibels', { decibels: signed(shown.clearerDecibels) })}
        change={(clearerDecibels) => change({ clearerDecibels })}
      />
      <Slider
        part="hears-prompts"
        label={say('hears.prompts')}
        least={60}
        most={100}
        step={5}
        value={shown.promptPercent}
        words={say('line.percent', { percent: shown.promptPercent })}
        change={(promptPercent) => change({ promptPercent })}
      />
      <label className="tick">
        <input
          type="checkbox"
          role="switch"
          data-part="hears-one"
          checked={shown.oneAtATime}
          onChange={(event) => change({ oneAtATime: event.target.checked })}
        />
        <span>
          {say('hears.one')}
          <span className="soft small block">{say('hears.one.help')}</span>
        </span>
      </label>
      <p className="soft small">{say('hears.kept')}</p>
      {trouble !== null && (
        <p className="trouble" role="alert" data-part="hears-trouble">
          <Icon name="alert" /> <span>{say(trouble)}</span>
        </p>
      )}
      {!same(shown, usualHearing) && (
        <div className="row">
          <Power part="hears-usual" icon="again" label={say('hears.usual')} act={() => wish(usualHearing)} />
        </div>
      )}
    </fieldset>
  );
}

function Slider(props: {
  part: string;
  label: ReactNode;
  least: number;
  most: number;
  step?: number;
  value: number;
  words: string;
  usual?: number;
  change: (value: number) => void;
}) {
  const usual = useId();
  return (
    <label className="hears-slider">
      <span>{props.label}</span>
      <span className="num small soft" aria-hidden="true">
        {props.words}
      </span>
      <input
        type="range"
        data-part={props.part}
        min={props.least}
        max={props.most}
        step={props.step ?? 1}
        list={props.usual === undefined ? undefined : usual}
        value={props.value}
        aria-valuetext={props.words}
        onChange={(event) => props.change(Number(event.target.value))}
      />
      {props.usual !== undefined && (
        <datalist id={usual}>
          <option value={props.usual} />
        </datalist>
      )}
    </label>
  );
}

/** What is shown of the sliders: what was wished a moment ago, else what the house says. */
function useHearing(visit: Visit, participant: number, told: Hearing | null) {
  const { trouble, ask } = useAsked();
  const [wished, setWished] = useState<Hearing | null>(null);
  useEffect(() => {
    const still = wished === null ? undefined : setTimeout(() => setWished(null), STILL_MILLIS);
    return () => clearTimeout(still);
  }, [wished]);
  const send = useCallback(
    async (hearing: Hearing) => {
      if (!(await ask(visit.host.hear(participant, hearing)))) {
        setWished(null);
      }
    },
    [ask, visit, participant],
  );
  const latest = useOneByOne(send);
  const wish = (hearing: Hearing) => {
    setWished(hearing);
    void latest(hearing);
  };
  return { shown: told === null ? null : (wished ?? told), trouble, wish };
}

/** One is under way, and a moment after it only the latest follows: whoever drags sends few. */
function useOneByOne<T>(send: (value: T) => Promise<void>): (value: T) => Promise<void> {
  const next = useRef<T | null>(null);
  const busy = useRef(false);
  return useCallback(
    async (value: T) => {
      next.current = value;
      if (busy.current) {
        return;
      }
      busy.current = true;
      for (let now: T | null = value; now !== null; now = next.current) {
        next.current = null;
        await send(now);
        await new Promise((resolve) => setTimeout(resolve, EVERY_MILLIS));
      }
      busy.current = false;
    },
    [send],
  );
}
