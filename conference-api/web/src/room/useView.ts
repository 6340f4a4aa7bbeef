import { useEffect, useMemo, useRef, useState } from 'react';
import type { View, Visit, VisitState, Wished } from '../client';
import type { Shared } from './looks';
import type { Look } from './Tile';

const HIDDEN_MILLIS = 20_000;
const USUAL_PICTURES = 9;

export interface Looking {
  readonly shared: readonly Shared[];
  readonly large: Look | null;
  readonly seen: readonly Look[];
  /** Whether slots that are left may go to whoever speaks. */
  readonly speakers: boolean;
}

/** Tells the house whom one looks at; a tab that nobody looks at wants no pictures. */
export function useView(visit: Visit, state: VisitState, looking: Looking): void {
  const hidden = useHidden();
  const camera = (look: Look): Wished[] =>
    look.self || look.person.kind === 'phone' ? [] : [{ participant: look.person.participant, picture: 'camera' }];
  const view: View = {
    most: hidden ? 0 : state.streams.filter(({ kind }) => kind === 'video').length || USUAL_PICTURES,
    pinned: [
      ...looking.shared.filter(({ self }) => !self).map(({ participant }): Wished => ({ participant, picture: 'screen' })),
      ...(looking.large === null ? [] : camera(looking.large)),
    ],
    page: looking.seen.flatMap(camera),
    speakers: looking.speakers,
  };
  const text = JSON.stringify(view);
  useEffect(() => visit.look(JSON.parse(text) as View), [visit, text]);
}

/** When each spoke last, in counts of changes: enough to know who was quiet for longest. */
export function useSpokenAt(speaking: readonly number[]): ReadonlyMap<number, number> {
  const spoken = useRef(new Map<number, number>());
  const turn = useRef(0);
  const key = speaking.join();
  return useMemo(() => {
    turn.current += 1;
    key.split(',').forEach((participant) => participant !== '' && spoken.current.set(Number(participant), turn.current));
    return new Map(spoken.current);
  }, [key]);
}

function useHidden(): boolean {
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden') {
        timer = setTimeout(() => setHidden(true), HIDDEN_MILLIS);
      } else {
        setHidden(false);
      }
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return hidden;
}
