import { useSyncExternalStore } from 'react';
import type { Visit, VisitState } from '../client';

const nothing = () => () => undefined;

export function useVisit(visit: Visit | null): VisitState | null {
  return useSyncExternalStore(visit?.subscribe ?? nothing, () => visit?.state ?? null);
}
