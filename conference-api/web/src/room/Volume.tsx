import { useId, useState } from 'react';
import { LOUDEST, type Person, type Visit } from '../client';
import { Icon } from '../parts/Icon';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';

/** How loud somebody is to oneself; twice as loud as they come at most, and nobody else hears of it. */
export function Volume({ visit, person }: { visit: Visit; person: Person }) {
  const { say } = useWords();
  const [volume, setVolume] = useState(() => visit.ears.volume(person.participant));
  const usual = useId();
  const percent = Math.round(volume * 100);
  return (
    <label className="volume">
      <Icon name="speaker" />
      <span className="unseen">{say('people.volume.who', { name: nameOf(person, say) })}</span>
      <input
        type="range"
        min={0}
        max={LOUDEST * 100}
        step={5}
        list={usual}
        data-part="volume"
        value={percent}
        aria-valuetext={say('line.percent', { percent })}
        onChange={(event) => {
          const wished = Number(event.target.value) / 100;
          setVolume(wished);
          visit.setVolume(person, wished);
        }}
      />
      <datalist id={usual}>
        <option value={100} />
      </datalist>
      <span className="num small soft" aria-hidden="true">
        {say('line.percent', { percent })}
      </span>
    </label>
  );
}
