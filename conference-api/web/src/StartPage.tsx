import { useEffect, useState } from 'react';
import { askHouse, type HouseState } from './health';
import { type Tongue, tongueFor, tongueNames, tongues } from './words/words';

const ASK_AGAIN_MILLIS = 5_000;

export function StartPage() {
  const [tongue, setTongue] = useState<Tongue>(() => tongueFor(navigator.languages));
  const house = useHouseState();
  const words = tongues[tongue];

  useEffect(() => {
    document.documentElement.lang = tongue;
  }, [tongue]);

  return (
    <main className="start">
      <div>
        <header>
          <img src="/parlour.svg" alt="" />
          <h1>{words.title}</h1>
          <Tongues chosen={tongue} label={words.language} choose={setTongue} />
        </header>
        <p className="lead">{words.lead}</p>
        <p role="status">
          <span className={house === 'up' ? 'chip good' : house === 'asking' ? 'chip' : 'chip bad'}>
            {words[`state.${house}`]}
          </span>
        </p>
        <div className="cards">
          <section className="card">
            <h2>{words['rooms.title']}</h2>
            <p className="soft">{words['rooms.text']}</p>
          </section>
          <section className="card phone">
            <h2>{words['phone.title']}</h2>
            <p className="soft">{words['phone.text']}</p>
          </section>
          <section className="card">
            <h2>{words['trust.title']}</h2>
            <p className="soft">{words['trust.text']}</p>
            <a className="btn" href="/house-ca.crt">
              {words['trust.get']}
            </a>
          </section>
        </div>
      </div>
    </main>
  );
}

function Tongues(props: { chosen: Tongue; label: string; choose: (tongue: Tongue) => void }) {
  return (
    <div className="tongues" role="group" aria-label={props.label}>
      {(Object.keys(tongues) as Tongue[]).map((tongue) => (
        <button
          key={tongue}
          type="button"
          lang={tongue}
          aria-pressed={tongue === props.chosen}
          aria-label={tongueNames[tongue]}
          onClick={() => props.choose(tongue)}
        >
          {tongue.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

/** Asks at once and then every few seconds, for as long as the page is open. */
function useHouseState(): HouseState {
  const [state, setState] = useState<HouseState>('asking');
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => {
      const answer = await askHouse(fetch, leaving.signal);
      if (!leaving.signal.aborted) {
        setState(answer);
      }
    };
    void ask();
    const again = setInterval(() => void ask(), ASK_AGAIN_MILLIS);
    return () => {
      clearInterval(again);
      leaving.abort();
    };
  }, []);
  return state;
}
