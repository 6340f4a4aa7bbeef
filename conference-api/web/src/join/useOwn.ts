import { useSyncExternalStore } from 'react';
import type { OwnMedia, OwnState } from '../client';

export function useOwn(own: OwnMedia): OwnState {
  return useSyncExternalStore(own.subscribe, () => own.state);
}
