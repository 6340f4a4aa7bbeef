import { type FormEvent, useState } from 'react';
import type { Person, Visit } from '../client';
import { memory } from '../memory';
import { Icon } from '../parts/Icon';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';
import type { RoomParts } from './Room';
import { Sure } from './Sure';
import { WaitingPerson } from './WaitingPerson';

/** Who is here, who waits, how loud each is to oneself, and what a host can do. */
export function PeoplePanel({ visit, state }: RoomParts) {
  const { say } = useWords();
  const host = state.you?.role === 'host';
  return (
    <>
      {state.waiting.map((waiting) => (
        <WaitingPerson key={waiting.seat} visit={visit} waiting={waiting} />
      ))}
      <ul className="people">
        {state.people.map((person) =>
          person.participant === state.you?.participant ? (
            <Yourself key={person.participant} visit={visit} person={person} />
          ) : (
            <Other key={person.participant} visit={visit} person={person} host={host} />
          ),
        )}
      </ul>
      {host && (
        <Sure
          part="close-room"
          label={say('people.close')}
          question={say('people.close.sure')}
          act={() => void visit.closeRoom()}
        />
      )}
    </>
  );
}

function Yourself({ visit, person }: { visit: Visit; person: Person }) {
  const { say } = useWords();
  const [name, setName] = useState<string | null>(null);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const plain = (name ?? '').replace(/\s+/g, ' ').trim();
    if (plain !== '') {
      memory.keepName(plain);
      void visit.rename(plain);
    }
    setName(null);
  };
  return (
    <li data-part="person" data-participant={person.participant}>
      {name === null ? (
        <div className="row between">
          <PersonName person={person} self />
          <button type="button" className="btn small" onClick={() => setName(person.name ?? '')}>
            {say('people.rename')}
          </button>
        </div>
      ) : (
        <form className="row" onSubmit={keep}>
          <input
            autoFocus
            aria-label={say('people.rename.field')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <button className="btn small">{say('people.rename.keep')}</button>
        </form>
      )}
    </li>
  );
}

function Other({ visit, person, host }: { visit: Visit; person: Person; host: boolean }) {
  const { say } = useWords();
  const name = nameOf(person, say);
  const [volume, setVolume] = useState(() => visit.ears.volume(person.participant));
  return (
    <li data-part="person" data-participant={person.participant}>
      <PersonName person={person} self={false} />
      {(person.kind === 'browser' || person.heard) && (
        <label className="volume">
          <Icon name="speaker" />
          <span className="unseen">{say('people.volume.who', { name })}</span>
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            data-part="volume"
            value={Math.round(volume * 100)}
            onChange={(event) => {
              const wished = Number(event.target.value) / 100;
              setVolume(wished);
              visit.ears.setVolume(person.participant, wished);
            }}
          />
        </label>
      )}
      {host && (
        <div className="row">
          {person.kind === 'browser' && person.microphone && (
            <button
              type="button"
              className="btn small"
              data-part="hush"
              aria-label={say('people.hush.who', { name })}
              onClick={() => void visit.hush(person.participant)}
            >
              <Icon name="microphoneOff" /> {say('people.hush')}
            </button>
          )}
          <Sure
            small
            part="remove"
            label={say('people.remove')}
            spoken={say('people.remove.who', { name })}
            question={say('people.remove.sure', { name })}
            act={() => void visit.remove(person.participant)}
          />
        </div>
      )}
    </li>
  );
}

function PersonName({ person, self }: { person: Person; self: boolean }) {
  const { say } = useWords();
  const name = nameOf(person, say);
  return (
    <div className="person">
      <strong>{self ? say('tile.you', { name }) : name}</strong>
      {person.role === 'host' && <span className="chip">{say('people.host')}</span>}
      {person.kind === 'phone' ? (
        <span className="chip phone">
          <Icon name="phone" /> {say(person.heard ? 'phone.heard' : 'phone.unheard')}
        </span>
      ) : (
        !person.microphone && (
          <span className="chip">
            <Icon name="microphoneOff" /> {say('tile.muted')}
          </span>
        )
      )}
      {person.line === 'reconnecting' && <span className="chip bad">{say('tile.reconnecting')}</span>}
    </div>
  );
}
