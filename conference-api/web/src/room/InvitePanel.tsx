import type { PhoneDoor } from '../client';
import { CopyButton, CopyField } from '../parts/CopyField';
import { Icon } from '../parts/Icon';
import { PhoneWayIn } from '../parts/PhoneWayIn';
import { inThrees } from '../words/digits';
import { useWords } from '../words/useWords';
import type { Say } from '../words/words';
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
      {doorway?.phone != null && <PhoneWayIn copies phone={doorway.phone} lead={say('phone.read')} />}
      {link !== null && (
        <CopyButton
          part="invite-copy"
          label={say('invite.copy')}
          text={invitation(name, link, doorway?.phone ?? null, say)}
        />
      )}
    </>
  );
}

/** All ways in, as one would write them into a letter. */
export function invitation(name: string, link: string, phone: PhoneDoor | null, say: Say): string {
  const pin = phone?.pin ?? null;
  return [
    name,
    link,
    ...(phone === null
      ? []
      : [
          pin === null
            ? say('invite.by.phone', { number: phone.number })
            : say('invite.by.phone.pin', { number: phone.number, pin: inThrees(pin) }),
        ]),
  ].join('\n');
}
