import type { Visit, VisitState } from '../client';
import { Icon } from '../parts/Icon';
import { nameOf } from '../words/person';
import { useWords } from '../words/useWords';

/** Who raised a hand, in the order in which they did. */
export function Hands({ visit, state }: { visit: Visit; state: VisitState }) {
  const { say } = useWords();
  const host = state.you?.role === 'host';
  const people = state.hands.flatMap((hand) => state.people.filter(({ participant }) => participant === hand));
  if (people.length === 0) {
    return null;
  }
  return (
    <section className="hands" data-part="hands" aria-labelledby="hands-heading">
      <h3 id="hands-heading">
        <Icon name="hand" /> {say('hands.heading')}
      </h3>
      <ol>
        {people.map((person) => {
          const name = nameOf(person, say);
          return (
            <li key={person.participant} data-part="hand" data-participant={person.participant}>
              <div>
                <strong>{name}</strong>
                {host && (
                  <button
                    type="button"
                    className="btn small"
                    data-part="hand-lower"
                    aria-label={say('phone.lower.who', { name })}
                    onClick={() => void visit.host.lower(person.participant)}
                  >
                    {say('phone.lower')}
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
