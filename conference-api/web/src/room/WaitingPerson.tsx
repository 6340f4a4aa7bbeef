import type { Visit, Waiting } from '../client';
import { useWords } from '../words/useWords';

export function WaitingPerson({ visit, waiting }: { visit: Visit; waiting: Waiting }) {
  const { say } = useWords();
  const name = waiting.name ?? say('unnamed');
  return (
    <div className="knock" data-part="waiting-person" data-seat={waiting.seat}>
      <p>{say('notice.waiting', { name })}</p>
      <div className="row">
        <button
          type="button"
          className="btn go small"
          data-part="admit"
          aria-label={say('people.admit.who', { name })}
          onClick={() => void visit.admit(waiting.seat)}
        >
          {say('people.admit')}
        </button>
        <button
          type="button"
          className="btn small"
          data-part="refuse"
          aria-label={say('people.refuse.who', { name })}
          onClick={() => void visit.refuse(waiting.seat)}
        >
          {say('people.refuse')}
        </button>
      </div>
    </div>
  );
}
