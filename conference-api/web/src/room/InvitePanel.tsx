import { useEffect, useState } from 'react';
import { CopyField } from '../parts/CopyField';
import { Icon } from '../parts/Icon';
import { PhoneWayIn } from '../parts/PhoneWayIn';
import { askGuestLink } from '../start/newRoom';
import { useWords } from '../words/useWords';
import type { RoomParts } from './Room';

export function InvitePanel({ porch, doorway, state }: RoomParts) {
  const { say } = useWords();
  const link = useGuestLink({ porch, doorway });
  const name = state.room?.name ?? say('join.unnamed');
  const sends = typeof navigator.share === 'function';
  return (
    <>
      {link === null ? (
        <p className="soft">{say('invite.link.host')}</p>
      ) : (
        <>
          <CopyField part="invite-link" label={say('invite.link')} help={say('invite.link.text')} value={link} />
          {sends && (
            <button
              type="button"
              className="btn"
              onClick={() => void navigator.share({ title: name, url: link }).catch(() => undefined)}
            >
              <Icon name="invite" /> {say('invite.share')}
            </button>
          )}
        </>
      )}
      {doorway?.phone != null && <PhoneWayIn phone={doorway.phone} lead={say('phone.read')} />}
    </>
  );
}

/** A guest hands on the own link. A host's own would make hosts: theirs is told by the door, or to the admin's browser. */
function useGuestLink({ porch, doorway }: Pick<RoomParts, 'porch' | 'doorway'>): string | null {
  const [told, setTold] = useState<string | null>(null);
  const guest = doorway?.role === 'guest';
  const known = guest ? `/r/${encodeURIComponent(porch.room)}#${porch.link}` : (doorway?.guestLink ?? told);
  useEffect(() => {
    if (!guest && doorway?.guestLink == null) {
      void askGuestLink((path, init) => fetch(path, init), porch.room).then(setTold);
    }
  }, [guest, doorway, porch]);
  return known === null ? null : new URL(known, location.origin).href;
}
