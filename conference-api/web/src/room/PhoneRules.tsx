import { type PhonePolicy, type Visit, type VisitState, phonePolicies } from '../client';
import { Icon } from '../parts/Icon';
import { useWords } from '../words/useWords';
import type { Sentence } from '../words/words';
import { useAsked } from './useAsked';

const rules: Readonly<Record<PhonePolicy, { readonly label: Sentence; readonly help: Sentence }>> = {
  open: { label: 'rules.open', help: 'rules.open.help' },
  muted: { label: 'rules.muted', help: 'rules.muted.help' },
  listening: { label: 'rules.listening', help: 'rules.listening.help' },
};

/** What telephones may do here; each of them is told when it changes. */
export function PhoneRules({ visit, state }: { visit: Visit; state: VisitState }) {
  const { trouble, ask } = useAsked();
  const { say } = useWords();
  return (
    <>
      <PhoneRuleChoice
        part="phones"
        value={state.room?.phones ?? 'open'}
        choose={(policy) => void ask(visit.host.phones(policy))}
      />
      {trouble !== null && (
        <p className="trouble" role="alert">
          <Icon name="alert" /> <span>{say(trouble)}</span>
        </p>
      )}
    </>
  );
}

export function PhoneRuleChoice(props: { part: string; value: PhonePolicy; choose: (policy: PhonePolicy) => void }) {
  const { say } = useWords();
  return (
    <fieldset className="rules" data-part={props.part} data-policy={props.value}>
      <legend>{say('rules.heading')}</legend>
      {phonePolicies.map((policy) => (
        <label className="tick" key={policy}>
          <input
            type="radio"
            name={props.part}
            data-part={`${props.part}-${policy}`}
            checked={policy === props.value}
            onChange={() => props.choose(policy)}
          />
          <span>
            {say(rules[policy].label)}
            <span className="soft small block">{say(rules[policy].help)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
