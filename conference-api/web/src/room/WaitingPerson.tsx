import type { Visit, Waiting } from '../client';
import { Icon } from '../parts/Icon';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';

/** Somebody before the door: in the lobby, or on a telephone. */
export function WaitingPerson({ visit, waiting }: { visit: Visit; waiting: Waiting }) {
  const { say } = useWords();
  const phone = waiting.kind === 'phone';
  const known = waiting.name !== null || waiting.caller !== null;
  const name = nameOf(waiting, say);
  const words = !phone
    ? say('notice.waiting', { name })
    : known
      ? say('notice.waiting.phone', { name })
      : say('notice.waiting.phone.unknown');
  return (
    <div
      className={phone ? 'knock phone' : 'knock'}
      data-part="waiting-person"
      data-seat={waiting.seat}
      data-kind={waiting.kind}
    >
      <p>
        {phone && <Icon name="phone" />}
        <span>
          {words}
          {waiting.name !== null && waiting.caller !== null && (
            <span className="num small soft block">{waiting.caller}</span>
          )}
        </span>
      </p>
      <div className="row">
        <button
          type="button"
          className="btn go small"
          data-part="admit"
          aria-label={say('people.admit.who', { name })}
          onClick={() => void visit.host.admit(waiting.seat)}
        >
          {say('people.admit')}
        </button>
        <button
          type="button"
          className="btn small"
          data-part="refuse"
          aria-label={say(phone ? 'phone.refuse.who' : 'people.refuse.who', { name })}
          title={phone ? say('phone.refuse.title') : undefined}
          onClick={() => void visit.host.refuse(waiting.seat)}
        >
          {say(phone ? 'phone.remove' : 'people.refuse')}
        </button>
      </div>
    </div>
  );
}
