import { useCallback, useEffect, useRef, useState } from 'react';
import type { RoomState, Visit, VisitHappening } from '../client';
import { playKnock } from '../join/notes';
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

  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = visit.onHappening((happening) => {
      const said = sentenceFor(happening, visit, say);
      if (happening.type === 'event' && happening.event.type === 'waiting') {
        void playKnock().catch(() => undefined);
      }
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
      return eventSentence(happening.event, happening.before, say);
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
    const text = phone ? say('notice.joined.phone') : say('notice.joined', { name: nameOf(event.person, say) });
    return known ? null : { text, icon: phone ? 'phone' : 'people' };
  }
  if (event.type === 'left') {
    const who = before.people.find(({ participant }) => participant === event.participant);
    if (who === undefined) {
      return null;
    }
    const phone = who.kind === 'phone';
    return {
      text: phone ? say('notice.left.phone') : say('notice.left', { name: nameOf(who, say) }),
      icon: phone ? 'phone' : 'leave',
    };
  }
  return null;
}
