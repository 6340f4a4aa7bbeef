import { type MouseEvent, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import type { LineQuality, Person, Visit, VisitState } from '../client';
import { Icon } from '../parts/Icon';
import { asMoment } from '../words/times';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';
import { LineNumbers } from './LineBars';
import { LineWords } from './PhoneFace';
import { PhoneHearing } from './PhoneHearing';
import { PhonePowers, Power } from './PhonePowers';
import { Sure } from './Sure';
import { HouseClock } from './useSeconds';
import { Volume } from './Volume';

const GAP_PIXELS = 8;

/** Whose card is open, and beside what. */
export interface CardOf {
  readonly participant: number;
  readonly beside: DOMRect;
}

export type OpenCard = (participant: number, button: HTMLElement) => void;

/** One person, closely: their line, their loudness, and what one can do; over the tiles, and gone by Esc or a click beside it. */
export function PersonCard(props: { visit: Visit; state: VisitState; card: CardOf; close: () => void }) {
  const { visit, state, card, close } = props;
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useOpened(dialog, heading, card.beside);
  const person = state.people.find(({ participant }) => participant === card.participant);
  const gone = person === undefined;
  useEffect(() => {
    if (gone) {
      close();
    }
  }, [gone, close]);
  if (gone) {
    return null;
  }
  const quality = state.qualities.find(({ participant }) => participant === card.participant) ?? null;
  const host = state.you?.role === 'host';
  const name = nameOf(person, say);
  const beside = (event: MouseEvent) => event.target === dialog.current && close();
  return (
    <dialog
      ref={dialog}
      className="person-card"
      data-part="person-card"
      data-participant={person.participant}
      aria-labelledby="card-heading"
      onClick={beside}
      onCancel={close}
      // The panel behind it stays as it is.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <div className="person-card-in">
        <div className="side-head">
          <h2 id="card-heading" ref={heading} tabIndex={-1}>
            {name}
          </h2>
          <button
            type="button"
            className="btn round"
            data-part="card-close"
            aria-label={say('bar.close')}
            title={say('bar.close')}
            onClick={close}
          >
            <Icon name="close" />
          </button>
        </div>
        {person.kind === 'phone' && <AboutPhone person={person} quality={quality} host={host} />}
        <Volume visit={visit} state={state} person={person} />
        {host &&
          (person.kind === 'phone' ? (
            <PhonePowers visit={visit} person={person} />
          ) : (
            <BrowserPowers visit={visit} person={person} />
          ))}
        {host && person.kind === 'phone' && <PhoneHearing visit={visit} person={person} />}
      </div>
    </dialog>
  );
}

function AboutPhone(props: { person: Person; quality: LineQuality | null; host: boolean }) {
  const { person, quality } = props;
  const { say, tongue } = useWords();
  const ahead = useContext(HouseClock);
  const came = person.phone?.cameEpochMillis ?? null;
  return (
    <>
      <div className="card-words">
        <Icon name="phone" />
        <div>
          <LineWords {...props} part="card" />
          {came !== null && <p className="soft small">{say('phone.came', { time: asMoment(came - ahead, tongue) })}</p>}
        </div>
      </div>
      <section aria-label={say('line.heading')}>
        <LineNumbers quality={quality} />
      </section>
    </>
  );
}

export function BrowserPowers({ visit, person }: { visit: Visit; person: Person }) {
  const { say } = useWords();
  const name = nameOf(person, say);
  return (
    <div className="row">
      {person.microphone && (
        <Power
          part="hush"
          icon="microphoneOff"
          label={say('people.hush')}
          spoken={say('people.hush.who', { name })}
          act={() => void visit.host.hush(person.participant)}
        />
      )}
      <Sure
        small
        part="remove"
        label={say('people.remove')}
        spoken={say('people.remove.who', { name })}
        question={say('people.remove.sure', { name })}
        act={() => void visit.host.remove(person.participant)}
      />
    </div>
  );
}

/** Opened over everything, beside the button that asked for it; on a narrow page the look puts it at the bottom. */
function useOpened(
  dialog: React.RefObject<HTMLDialogElement | null>,
  heading: React.RefObject<HTMLElement | null>,
  { right, bottom }: DOMRect,
): void {
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown === null) {
      return;
    }
    shown.showModal?.();
    const place = () => {
      const lowest = window.innerHeight - shown.offsetHeight - GAP_PIXELS;
      shown.style.setProperty('--card-left', `${Math.max(GAP_PIXELS, right - shown.offsetWidth)}px`);
      shown.style.setProperty('--card-top', `${Math.max(GAP_PIXELS, Math.min(bottom + GAP_PIXELS, lowest))}px`);
    };
    place();
    // What is opened in it makes it taller.
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(place);
    observer?.observe(shown);
    heading.current?.focus();
    return () => {
      observer?.disconnect();
      shown.close?.();
    };
  }, [dialog, heading, right, bottom]);
}
