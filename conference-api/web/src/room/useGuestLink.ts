import { useEffect, useState } from 'react';
import { memory } from '../memory';
import { askGuestLink } from '../start/newRoom';
import type { RoomParts } from './Room';

/** A guest hands on the own link. A host's own would make hosts: theirs is told by the door, or to the admin's browser. */
export function useGuestLink({ porch, doorway }: Pick<RoomParts, 'porch' | 'doorway'>): string | null {
  const [told, setTold] = useState<string | null>(null);
  const guest = doorway?.role === 'guest';
  const asks = doorway !== null && !guest && doorway.guestLink === null && memory.wasAdmin();
  const known = guest ? `/r/${encodeURIComponent(porch.room)}#${porch.link}` : (doorway?.guestLink ?? told);
  useEffect(() => {
    let away = false;
    if (asks) {
      void askGuestLink((path, init) => fetch(path, init), porch.room).then((link) => !away && setTold(link));
    }
    return () => {
      away = true;
    };
  }, [asks, porch]);
  return known === null ? null : new URL(known, location.origin).href;
}
