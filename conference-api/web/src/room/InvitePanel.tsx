import { CopyField } from '../parts/CopyField';
import { Icon } from '../parts/Icon';
import { PhoneWayIn } from '../parts/PhoneWayIn';
import { useWords } from '../words/useWords';
import type { RoomParts } from './Room';
import { useGuestLink } from './useGuestLink';

export function InvitePanel(parts: RoomParts) {
  const { doorway, state } = parts;
  const { say } = useWords();
  const link = useGuestLink(parts);
  const name = state.room?.name ?? say('join.unnamed');
  const sends = typeof navigator.share === 'function';
  return (
    <>
      {link === null ? (
        <p className="soft">{say('invite.link.host')}</p>
      ) : (
        <>
          <CopyField main part="invite-link" label={say('invite.link')} help={say('invite.link.text')} value={link} />
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
