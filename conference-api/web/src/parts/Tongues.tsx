import { type Tongue, tongueNames, tongues } from '../words/words';
import { useWords } from '../words/useWords';

export function Tongues() {
  const { tongue: chosen, say, choose } = useWords();
  return (
    <div className="tongues" role="group" aria-label={say('language')}>
      {(Object.keys(tongues) as Tongue[]).map((tongue) => (
        <button
          key={tongue}
          type="button"
          lang={tongue}
          aria-pressed={tongue === chosen}
          title={tongueNames[tongue]}
          onClick={() => choose(tongue)}
        >
          {tongue.toUpperCase()}
          <span className="unseen"> {tongueNames[tongue]}</span>
        </button>
      ))}
    </div>
  );
}
