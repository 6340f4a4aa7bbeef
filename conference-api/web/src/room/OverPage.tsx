import { useEffect, useRef } from 'react';
import type { Ending } from '../client';
import { PageHead } from '../parts/PageHead';
import type { Porch } from '../porch';
import { useWords } from '../words/useWords';

// After these, the same link leads in again; after the others it would only ask in vain.
const again: readonly Ending[] = ['left', 'elsewhere', 'full', 'bad-name', 'removed', 'refused'];

export function OverPage({ porch, ending }: { porch: Porch; ending: Ending }) {
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="page" data-part="room" data-state="over" data-ending={ending}>
      <PageHead />
      <main className="narrow">
        <section className="card form">
          <h1 ref={heading} tabIndex={-1}>
            {say(`over.${ending}`)}
          </h1>
          <p className="soft" role="status" data-part="notice">
            {say(`over.${ending}.text`)}
          </p>
          <div className="row">
            {again.includes(ending) && (
              <button type="button" className="btn go" data-part="again" onClick={() => porch.comeBack()}>
                {say(ending === 'elsewhere' ? 'over.here' : 'over.again')}
              </button>
            )}
            {ending === 'outdated' && (
              <button type="button" className="btn go" onClick={() => location.reload()}>
                {say('over.reload')}
              </button>
            )}
            <a className="btn" href="/">
              {say('home')}
            </a>
          </div>
        </section>
      </main>
    </div>
  );
}
