import { CopyField } from '../parts/CopyField';
import { useWords } from '../words/useWords';
import type { RoomParts } from './Room';
import { useGuestLink } from './useGuestLink';

/** Nobody else is here: what to do about it, without looking for it. */
export function Alone(parts: RoomParts) {
  const { say } = useWords();
  const link = useGuestLink(parts);
  return (
    <section className="alone" aria-labelledby="alone-heading">
      <h2 id="alone-heading">{say('room.alone')}</h2>
      <p className="small soft">{say('room.alone.text')}</p>
      {link !== null && <CopyField main part="alone-link" label={say('invite.link')} value={link} />}
    </section>
  );
}
