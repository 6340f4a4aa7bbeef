import { type FormEvent, type ReactNode, useState } from 'react';
import type { HearingTest, Person, Visit } from '../client';
import { Icon, type IconName } from '../parts/Icon';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';
import type { Sentence } from '../words/words';
import { Sure } from './Sure';
import { useAsked } from './useAsked';

const LONGEST_NAME = 60;
// What a link of a room looks like, alone or at the end of an address; whether there is such a room, the house knows.
const ROOM_LINK = /\/r\/[^/#]+\/?#.+$/;

const answers: Readonly<Partial<Record<HearingTest, Sentence>>> = {
  asked: 'phone.test.asked',
  heard: 'phone.test.heard',
  unheard: 'phone.test.unheard',
};

/** What is asked for most, in one press: to mute somebody on a telephone, to hear who is on hold, and to lower a hand. */
export function PhoneQuickPowers({ visit, person }: { visit: Visit; person: Person }) {
  const { say } = useWords();
  const { participant, phone } = person;
  const name = nameOf(person, say);
  return (
    <>
      {person.microphone ? (
        <Power
          part="phone-mute"
          icon="microphoneOff"
          label={say('people.hush')}
          spoken={say('people.hush.who', { name })}
          act={() => void visit.host.hush(participant)}
        />
      ) : (
        <Power
          part="phone-unmute"
          icon="microphone"
          label={say('phone.unmute')}
          spoken={say('phone.unmute.who', { name })}
          act={() => void visit.host.unmute(participant)}
        />
      )}
      {phone !== null && phone.gate !== 'none' && (
        <Power
          part="phone-through"
          icon="ear"
          label={say('phone.through')}
          spoken={say('phone.through.who', { name })}
          act={() => void visit.host.letThrough(participant)}
        />
      )}
      {phone?.hand === true && (
        <Power
          part="phone-lower"
          icon="hand"
          label={say('phone.lower')}
          spoken={say('phone.lower.who', { name })}
          act={() => void visit.host.lower(participant)}
        />
      )}
    </>
  );
}

/** All that a host can do about somebody on a telephone. */
export function PhonePowers({ visit, person }: { visit: Visit; person: Person }) {
  const { say } = useWords();
  const { trouble, ask } = useAsked();
  const [open, setOpen] = useState<'rename' | 'move' | null>(null);
  const { participant, phone } = person;
  const name = nameOf(person, say);
  const answer = answers[phone?.test ?? 'none'];
  const toggle = (which: 'rename' | 'move') => setOpen(open === which ? null : which);
  return (
    <div className="powers">
      <div className="row">
        <PhoneQuickPowers visit={visit} person={person} />
        <Power
          part="phone-test"
          icon="ear"
          label={say('phone.test')}
          spoken={say('phone.test.who', { name })}
          disabled={phone?.test === 'asked'}
          act={() => void ask(visit.host.test(participant))}
        />
      </div>
      <p
        role="status"
        className={phone?.test === 'unheard' ? 'small answer bad' : 'small answer'}
        data-part="phone-test-answer"
        data-test={phone?.test ?? 'none'}
      >
        {answer !== undefined && say(answer)}
      </p>
      <div className="row">
        <Power
          part="phone-rename"
          icon="pencil"
          label={say('phone.rename')}
          open={open === 'rename'}
          act={() => toggle('rename')}
        />
        <Power
          part="phone-move"
          icon="moveOut"
          label={say('phone.move')}
          open={open === 'move'}
          act={() => toggle('move')}
        />
      </div>
      {open === 'rename' && (
        <OneLine
          part="phone-rename"
          label={say('phone.rename.field')}
          begun={person.name ?? ''}
          go={say('people.rename.keep')}
          longest={LONGEST_NAME}
          send={async (text) => {
            if (await ask(visit.host.rename(participant, text))) {
              setOpen(null);
            }
            return null;
          }}
        />
      )}
      {open === 'move' && (
        <OneLine
          part="phone-move"
          label={say('phone.move.field')}
          help={say('phone.move.help')}
          begun=""
          go={say('phone.move.go')}
          longest={2_000}
          send={async (text) => {
            if (!ROOM_LINK.test(text)) {
              return 'trouble.link';
            }
            await ask(visit.host.move(participant, text));
            return null;
          }}
        />
      )}
      {trouble !== null && (
        <p className="trouble" role="alert" data-part="phone-trouble">
          <Icon name="alert" /> <span>{say(trouble)}</span>
        </p>
      )}
      <Sure
        small
        part="phone-remove"
        label={say('phone.remove')}
        spoken={say('phone.remove.who', { name })}
        question={say('phone.remove.sure', { name })}
        act={() => void ask(visit.host.remove(participant))}
      />
    </div>
  );
}

export function Power(props: {
  part: string;
  icon: IconName;
  label: ReactNode;
  spoken?: string;
  open?: boolean;
  disabled?: boolean;
  act: () => void;
}) {
  return (
    <button
      type="button"
      className="btn small"
      data-part={props.part}
      aria-label={props.spoken}
      aria-expanded={props.open}
      disabled={props.disabled}
      onClick={props.act}
    >
      <Icon name={props.icon} /> {props.label}
    </button>
  );
}

/** One line to fill in; `send` says what is wrong with it, if it can be told at once. */
function OneLine(props: {
  part: string;
  label: string;
  help?: string;
  begun: string;
  go: string;
  longest: number;
  send: (text: string) => Promise<Sentence | null>;
}) {
  const { say } = useWords();
  const [text, setText] = useState(props.begun);
  const [wrong, setWrong] = useState<Sentence | null>(null);
  const plain = text.replace(/\s+/g, ' ').trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (plain !== '') {
      setWrong(await props.send(plain));
    }
  };
  return (
    <form className="one-line" onSubmit={(event) => void submit(event)}>
      <label className="field">
        <span>{props.label}</span>
        {props.help !== undefined && <span className="small soft">{props.help}</span>}
        <input
          autoFocus
          data-part={`${props.part}-field`}
          autoComplete="off"
          maxLength={props.longest}
          value={text}
          aria-invalid={wrong !== null}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {wrong !== null && (
        <p className="trouble" role="alert" data-part={`${props.part}-wrong`}>
          <Icon name="alert" /> <span>{say(wrong)}</span>
        </p>
      )}
      <button className="btn go small" data-part={`${props.part}-go`}>
        {props.go}
      </button>
    </form>
  );
}
