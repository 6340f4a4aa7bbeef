import { useId } from 'react';
import { LOUDEST, type Person, type Visit, type VisitState } from '../client';
import { Icon } from '../parts/Icon';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';

/** How loud somebody is to oneself; twice as loud as they come at most, and nobody else hears of it. */
export function Volume({ visit, state, person }: { visit: Visit; state: VisitState; person: Person }) {
  const { say } = useWords();
  const usual = useId();
  const percent = Math.round((state.volumes.get(person.participant) ?? 1) * 100);
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
        onChange={(event) => visit.setVolume(person, Number(event.target.value) / 100)}
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
