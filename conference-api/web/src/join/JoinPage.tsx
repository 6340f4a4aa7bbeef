import { type FormEvent, useState } from 'react';
import type { Doorway } from '../client';
import { memory } from '../memory';
import { Icon } from '../parts/Icon';
import { PageHead } from '../parts/PageHead';
import { PhoneWayIn } from '../parts/PhoneWayIn';
import type { Porch } from '../porch';
import { useWords } from '../words/useWords';
import { DeviceChoices } from './DeviceChoices';
import { Preview } from './Preview';

const LONGEST_NAME = 60;

/** Before one goes in: who one is, how one looks and sounds, and the telephone's way in. */
export function JoinPage({ porch, doorway, silent }: { porch: Porch; doorway: Doorway | null; silent: boolean }) {
  const { say } = useWords();
  const [name, setName] = useState(() => memory.name());
  const [missing, setMissing] = useState(false);

  const goIn = (event: FormEvent) => {
    event.preventDefault();
    const plain = name.replace(/\s+/g, ' ').trim();
    setMissing(plain === '');
    if (plain !== '') {
      porch.goIn(plain);
    }
  };

  return (
    <div className="page">
      <PageHead />
      <main className="join">
        <div className="column">
          <Preview own={porch.own} />
          {doorway?.phone != null && <PhoneWayIn phone={doorway.phone} lead={say('phone.instead')} />}
        </div>
        <div className="column">
          <form className="form" onSubmit={goIn} noValidate>
            <div>
              <p className="soft">{say('join.invited')}</p>
              <h1>{doorway?.name ?? say('join.unnamed')}</h1>
              <p className="soft" role="status">
                {doorway === null ? say(silent ? 'join.silent' : 'join.looking') : <Inside doorway={doorway} />}
              </p>
            </div>
            <label className="field">
              <span>{say('join.name')}</span>
              <input
                data-part="join-name"
                name="name"
                autoComplete="name"
                maxLength={LONGEST_NAME}
                value={name}
                aria-invalid={missing}
                aria-describedby={missing ? 'name-missing' : undefined}
                onChange={(event) => setName(event.target.value)}
              />
              {missing && (
                <span className="trouble" id="name-missing" role="alert">
                  <Icon name="alert" /> {say('join.name.missing')}
                </span>
              )}
            </label>
            <button className="btn go wide" data-part="join-go">
              {say('join.go')}
            </button>
          </form>
          <DeviceChoices porch={porch} />
          {doorway?.phone != null && (
            <p className="small soft privacy" data-part="privacy">
              <Icon name="lock" /> {say('privacy.door')}
            </p>
          )}
        </div>
      </main>
    </div>
  );
}

function Inside({ doorway }: { doorway: Doorway }) {
  const { say } = useWords();
  const people = doorway.people === 0 ? say('join.nobody') : say('join.people', { count: doorway.people });
  const role = doorway.role === 'host' ? say('join.host') : doorway.lobby ? say('join.lobby') : '';
  return (
    <>
      {people} {role}
    </>
  );
}
