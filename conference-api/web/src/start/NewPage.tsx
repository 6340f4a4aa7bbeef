import { type FormEvent, useEffect, useState } from 'react';
import type { PhonePolicy } from '../client';
import { memory } from '../memory';
import { CopyField } from '../parts/CopyField';
import { Icon } from '../parts/Icon';
import { PageHead } from '../parts/PageHead';
import { PhoneRuleChoice } from '../room/PhoneRules';
import { inThrees } from '../words/digits';
import { useWords } from '../words/useWords';
import type { Sentence } from '../words/words';
import { type NewRoom, type RoomWish, askNumbers, createRoom, signIn } from './newRoom';

const fetcher: typeof fetch = (path, init) => fetch(path, init);

export function NewPage() {
  const [made, setMade] = useState<NewRoom | null>(null);
  return (
    <div className="page">
      <PageHead />
      <main className={made === null ? 'narrow' : 'middling'}>
        {made === null ? <WishForm made={setMade} /> : <Links room={made} another={() => setMade(null)} />}
      </main>
    </div>
  );
}

function WishForm({ made }: { made: (room: NewRoom) => void }) {
  const { say, tongue } = useWords();
  // Undefined while asking: whoever is known types no token.
  const [numbers, setNumbers] = useState<readonly string[] | null | undefined>(undefined);
  const [number, setNumber] = useState<string | null>(null);
  const [token, setToken] = useState('');
  const [name, setName] = useState('');
  const [lobby, setLobby] = useState(false);
  const [phones, setPhones] = useState<PhonePolicy>('open');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ sentence: Sentence; detail: string } | null>(null);

  useEffect(() => {
    void askNumbers(fetcher).then((found) => {
      memory.keepAdmin(found !== null);
      setNumbers(found);
    });
  }, []);

  const create = async () => {
    let known = numbers;
    if (token !== '') {
      const signed = await signIn(fetcher, token.trim());
      if (!signed.ok) {
        setTrouble({ sentence: tokenTrouble(signed.status), detail: '' });
        return;
      }
      setToken('');
      memory.keepAdmin(true);
      known = await askNumbers(fetcher);
      setNumbers(known);
    }
    const several = (known?.length ?? 0) > 1;
    const chosen = several ? (number ?? known?.[0] ?? null) : null;
    const wish: RoomWish = { name: name.trim(), lobby, language: tongue, number: chosen, phones };
    const reply = await createRoom(fetcher, wish);
    if (reply.ok) {
      made(reply.value);
    } else if (reply.status === 401) {
      setNumbers(null);
      setTrouble({ sentence: 'new.trouble.token', detail: '' });
    } else {
      setTrouble({ sentence: reply.status === 0 ? 'new.trouble.silent' : 'new.trouble.other', detail: reply.problem.detail });
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    void create().finally(() => setBusy(false));
  };

  return (
    <form className="card form" onSubmit={submit}>
      <div>
        <h1>{say('new.heading')}</h1>
        <p className="soft">{say('new.lead')}</p>
      </div>
      {numbers === null && (
        <label className="field">
          <span>{say('new.token')}</span>
          <input
            data-part="create-token"
            type="password"
            autoComplete="off"
            required
            value={token}
            onChange={(event) => setToken(event.target.value)}
            aria-describedby="token-help"
          />
          <span className="soft small" id="token-help">
            {say('new.token.help')}
          </span>
        </label>
      )}
      <label className="field">
        <span>{say('new.name')}</span>
        <input
          data-part="create-name"
          maxLength={100}
          value={name}
          placeholder={say('new.name.example')}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {numbers != null && numbers.length > 1 && (
        <label className="field">
          <span>{say('new.number')}</span>
          <select value={number ?? numbers[0]} onChange={(event) => setNumber(event.target.value)}>
            {numbers.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      )}
      <label className="tick">
        <input
          data-part="create-lobby"
          type="checkbox"
          checked={lobby}
          onChange={(event) => setLobby(event.target.checked)}
        />
        <span>
          {say('new.lobby')}
          <span className="soft small block">{say('new.lobby.help')}</span>
        </span>
      </label>
      <PhoneRuleChoice part="create-phones" value={phones} choose={setPhones} />
      {trouble !== null && (
        <p className="trouble" role="alert">
          <Icon name="alert" />
          <span>
            {say(trouble.sentence)} {trouble.detail}
          </span>
        </p>
      )}
      <button className="btn go" data-part="create-go" disabled={busy || numbers === undefined}>
        {say(busy ? 'new.going' : 'new.go')}
      </button>
    </form>
  );
}

function tokenTrouble(status: number): Sentence {
  switch (status) {
    case 0:
      return 'new.trouble.silent';
    case 429:
      return 'new.trouble.slow';
    default:
      return 'new.trouble.token';
  }
}

function Links({ room, another }: { room: NewRoom; another: () => void }) {
  const { say } = useWords();
  const whole = (link: string) => new URL(link, location.origin).href;
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
  return (
    <section className="card form" aria-labelledby="done">
      <p className="chip good start">
        <Icon name="check" />
        {say('new.done.unnamed')}
      </p>
      <h1 id="done">{room.name ?? say('join.unnamed')}</h1>
      <CopyField main part="guest-link" label={say('new.guest')} help={say('new.guest.help')} value={whole(room.guestLink)} />
      <CopyField part="host-link" label={say('new.host')} help={say('new.host.help')} value={whole(room.hostLink)} />
      {local && <p className="hint">{say('new.local')}</p>}
      {room.phone !== null && (
        <section className="wayin" aria-label={say('new.phone')}>
          <p className="wayin-lead">
            <Icon name="phone" /> {say('new.phone.help')}
          </p>
          <dl>
            <div>
              <dt>{say('phone.number')}</dt>
              <dd className="dial num">{room.phone.number}</dd>
            </div>
            {room.phone.pin !== null && (
              <div>
                <dt>{say('phone.pin')}</dt>
                <dd className="pin num">{inThrees(room.phone.pin)}</dd>
              </div>
            )}
          </dl>
        </section>
      )}
      <div className="row">
        <a className="btn go" href={room.hostLink} data-part="enter">
          {say('new.enter')}
        </a>
        <button type="button" className="btn" onClick={another}>
          {say('new.another')}
        </button>
      </div>
    </section>
  );
}
