import { type FormEvent, useState } from 'react';
import type { LineQuality, Person, Visit, VisitState } from '../client';
import { memory } from '../memory';
import { Icon } from '../parts/Icon';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';
import { Hands } from './Hands';
import { LineBars } from './LineBars';
import { BrowserPowers, type OpenCard } from './PersonCard';
import { LineChip } from './PhoneFace';
import { PhoneQuickPowers } from './PhonePowers';
import { PhoneRules } from './PhoneRules';
import type { RoomParts } from './Room';
import { Sure } from './Sure';
import { Volume } from './Volume';
import { WaitingPerson } from './WaitingPerson';

/** Who is here, who waits, how loud each is to oneself, and what a host can do. */
export function PeoplePanel({ visit, state, doorway, openCard }: RoomParts & { openCard: OpenCard }) {
  const { say } = useWords();
  const host = state.you?.role === 'host';
  const phones = doorway?.phone != null || state.people.some(({ kind }) => kind === 'phone');
  return (
    <>
      {state.waiting.map((waiting) => (
        <WaitingPerson key={waiting.seat} visit={visit} waiting={waiting} />
      ))}
      <Hands visit={visit} state={state} />
      <ul className="people">
        {state.people.map((person) =>
          person.participant === state.you?.participant ? (
            <Yourself key={person.participant} visit={visit} person={person} />
          ) : (
            <Other key={person.participant} visit={visit} state={state} person={person} openCard={openCard} />
          ),
        )}
      </ul>
      {host && phones && <PhoneRules visit={visit} state={state} />}
      {host && (
        <Sure
          part="close-room"
          label={say('people.close')}
          question={say('people.close.sure')}
          act={() => void visit.host.close()}
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

function Other(props: { visit: Visit; state: VisitState; person: Person; openCard: OpenCard }) {
  const { visit, state, person, openCard } = props;
  const { say } = useWords();
  const host = state.you?.role === 'host';
  const quality = state.qualities.find(({ participant }) => participant === person.participant) ?? null;
  const phone = person.kind === 'phone';
  return (
    <li data-part="person" data-participant={person.participant} data-kind={person.kind}>
      <PersonName person={person} self={false} quality={quality} />
      <Volume visit={visit} state={state} person={person} />
      {phone ? (
        <div className="row">
          {host && <PhoneQuickPowers visit={visit} person={person} />}
          <button
            type="button"
            className="btn small"
            data-part="person-menu"
            aria-haspopup="dialog"
            aria-label={say('tile.menu', { name: nameOf(person, say) })}
            onClick={(event) => openCard(person.participant, event.currentTarget)}
          >
            <Icon name="dots" /> {say('people.more')}
          </button>
        </div>
      ) : (
        host && <BrowserPowers visit={visit} person={person} />
      )}
    </li>
  );
}

function PersonName({ person, self, quality = null }: { person: Person; self: boolean; quality?: LineQuality | null }) {
  const { say } = useWords();
  const name = nameOf(person, say);
  return (
    <div className="person">
      <strong>{self ? say('tile.you', { name }) : name}</strong>
      {person.name !== null && person.caller !== null && <span className="num small soft">{person.caller}</span>}
      {person.role === 'host' && <span className="chip">{say('people.host')}</span>}
      {person.kind === 'phone' ? (
        <>
          <LineBars quality={quality} />
          <LineChip person={person} quality={quality} />
        </>
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
