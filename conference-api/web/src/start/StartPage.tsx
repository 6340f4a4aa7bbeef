import { useEffect, useState } from 'react';
import { Icon } from '../parts/Icon';
import { PageHead } from '../parts/PageHead';
import { useWords } from '../words/useWords';
import { type HouseState, askHouse } from './health';

const ASK_AGAIN_MILLIS = 5_000;

export function StartPage() {
  const { say } = useWords();
  const house = useHouseState();
  return (
    <div className="page">
      <PageHead />
      <main>
        <div className="hero">
          <div className="form">
            <h1 className="lead">{say('lead')}</h1>
            <p className="soft">{say('rooms.text')}</p>
            <div className="row">
              <a className="btn go" href="/new" data-part="create">
                <Icon name="invite" /> {say('rooms.create')}
              </a>
              <span role="status" className={house === 'up' ? 'chip good dot' : house === 'asking' ? 'chip dot' : 'chip bad dot'}>
                {say(`state.${house}`)}
              </span>
            </div>
          </div>
          <section className="card phone">
            <span className="ring" aria-hidden="true">
              <Icon name="phone" />
            </span>
            <h2>{say('phone.title')}</h2>
            <p className="soft">{say('phone.text')}</p>
          </section>
        </div>
        <div className="cards">
          <section className="card">
            <h2>{say('invited.title')}</h2>
            <p className="soft">{say('invited.text')}</p>
          </section>
          <section className="card">
            <h2>{say('trust.title')}</h2>
            <p className="soft">{say('trust.text')}</p>
            <a className="btn" href="/house-ca.crt">
              {say('trust.get')}
            </a>
          </section>
        </div>
      </main>
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
