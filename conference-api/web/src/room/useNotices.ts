import { useCallback, useEffect, useRef, useState } from 'react';
import type { Person, RoomState, Visit, VisitHappening } from '../client';
import { type Chime, Chimer } from '../join/notes';
import { memory } from '../memory';
import type { IconName } from '../parts/Icon';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';
import type { Say } from '../words/words';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly icon: IconName;
}

const SHOWN_MILLIS = 7_000;
const MOST = 3;

/** Turns what happens into sentences that stay for a while. */
export function useNotices(visit: Visit): { passing: readonly Notice[]; dismiss: (id: number) => void } {
  const { say } = useWords();
  const [passing, setPassing] = useState<readonly Notice[]>([]);
  const last = useRef(0);
  const dismiss = useCallback((id: number) => setPassing((all) => all.filter((one) => one.id !== id)), []);

  useChimes(visit);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = visit.onHappening((happening) => {
      const said = sentenceFor(happening, visit, say);
      if (said === null) {
        return;
      }
      const id = ++last.current;
      setPassing((all) => [...all.filter(({ text }) => text !== said.text), { ...said, id }].slice(-MOST));
      timers.add(setTimeout(() => dismiss(id), SHOWN_MILLIS));
    });
    return () => {
      stop();
      timers.forEach(clearTimeout);
    };
  }, [visit, say, dismiss]);

  return { passing, dismiss };
}

/** A soft sound, once, for what a host would like to know while looking elsewhere. */
function useChimes(visit: Visit): void {
  useEffect(() => {
    const chimer = new Chimer();
    const wakers = ['pointerdown', 'keydown'] as const;
    const wake = () => visit.state.you?.role === 'host' && chimer.wake();
    wakers.forEach((type) => window.addEventListener(type, wake));
    const stop = visit.onHappening((happening) => {
      const chime = chimeFor(happening, visit);
      if (chime !== null && memory.chimes()) {
        void chimer.play(chime, memory.choices().speaker).catch(() => undefined);
      }
    });
    return () => {
      stop();
      wakers.forEach((type) => window.removeEventListener(type, wake));
      chimer.close();
    };
  }, [visit]);
}

export function chimeFor(happening: VisitHappening, visit: Pick<Visit, 'state'>): Chime | null {
  if (happening.type !== 'event' || visit.state.you?.role !== 'host') {
    return null;
  }
  const { event, before } = happening;
  if (event.type === 'waiting') {
    return before.waiting.some(({ seat }) => seat === event.waiting.seat) ? null : 'knock';
  }
  return event.type === 'changed' && raises(event.person, before) ? 'hand' : null;
}

function raises(person: Person, before: RoomState): boolean {
  return person.phone?.hand === true && !before.hands.includes(person.participant);
}

function sentenceFor(happening: VisitHappening, visit: Visit, say: Say): Omit<Notice, 'id'> | null {
  switch (happening.type) {
    case 'seated':
      return happening.returned ? { text: say('notice.back'), icon: 'check' } : null;
    case 'hushed':
      return { text: say('notice.hushed'), icon: 'microphoneOff' };
    case 'going':
      return { text: say('notice.going'), icon: 'again' };
    case 'speaks-muted':
      return { text: say('notice.speaks-muted'), icon: 'microphoneOff' };
    case 'fallback-microphone':
    case 'fallback-camera':
      return fallback(happening.type === 'fallback-microphone' ? 'microphone' : 'camera', visit, say);
    case 'event':
      return happening.event.type === 'changed'
        ? changedSentence(happening.event.person, happening.before, say)
        : eventSentence(happening.event, happening.before, say);
    default:
      return null;
  }
}

function fallback(source: 'microphone' | 'camera', visit: Visit, say: Say): Omit<Notice, 'id'> {
  const { track, trouble } = visit.own.state[source];
  const text =
    track === null
      ? say(`trouble.${source}.${trouble ?? 'unplugged'}`)
      : say(`notice.fallback.${source}`, { device: track.label !== '' ? track.label : say('notice.another') });
  return { text, icon: source === 'microphone' ? 'microphoneOff' : 'cameraOff' };
}

function eventSentence(
  event: Extract<VisitHappening, { type: 'event' }>['event'],
  before: RoomState,
  say: Say,
): Omit<Notice, 'id'> | null {
  if (event.type === 'joined') {
    const known = before.people.some(({ participant }) => participant === event.person.participant);
    const phone = event.person.kind === 'phone';
    const text = phone && event.person.name === null ? say('notice.joined.phone') : say('notice.joined', { name: nameOf(event.person, say) });
    return known ? null : { text, icon: phone ? 'phone' : 'people' };
  }
  if (event.type === 'left') {
    const who = before.people.find(({ participant }) => participant === event.participant);
    if (who === undefined) {
      return null;
    }
    const phone = who.kind === 'phone';
    return {
      text: phone && who.name === null ? say('notice.left.phone') : say('notice.left', { name: nameOf(who, say) }),
      icon: phone ? 'phone' : 'leave',
    };
  }
  return null;
}

/** Only what somebody has to answer, or has waited for: the rest is on the tile. */
function changedSentence(person: Person, before: RoomState, say: Say): Omit<Notice, 'id'> | null {
  const name = nameOf(person, say);
  if (raises(person, before)) {
    return { text: say('notice.hand', { name }), icon: 'hand' };
  }
  const was = before.people.find(({ participant }) => participant === person.participant)?.phone;
  const test = person.phone?.test ?? 'none';
  if (before.you?.role === 'host' && was?.test === 'asked' && (test === 'heard' || test === 'unheard')) {
    return { text: say(`notice.test.${test}`, { name }), icon: test === 'heard' ? 'check' : 'alert' };
  }
  return null;
}
