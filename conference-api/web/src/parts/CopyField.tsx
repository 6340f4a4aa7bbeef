import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../words/useWords';
import { Icon } from './Icon';

const SAID_MILLIS = 3_000;

/** A link to hand on: large, whole, and copied by one press. */
export function CopyField(props: { label: string; help?: string; value: string; part: string; main?: boolean }) {
  const { say } = useWords();
  const [said, setSaid] = useState<'copied' | 'copy.failed' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    const timer = said === null ? undefined : setTimeout(() => setSaid(null), SAID_MILLIS);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(props.value);
      setSaid('copied');
    } catch {
      // Without HTTPS there is no clipboard; the link is selected.
      setSaid('copy.failed');
    }
  };

  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.help !== undefined && (
        <p className="soft small" id={`${id}-help`}>
          {props.help}
        </p>
      )}
      <div className="copy">
        <input
          id={id}
          ref={field}
          data-part={props.part}
          readOnly
          value={props.value}
          aria-describedby={props.help === undefined ? undefined : `${id}-help`}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className={props.main === true ? 'btn go' : 'btn'} onClick={() => void copy()}>
          <Icon name={said === 'copied' ? 'check' : 'copy'} />
          <span role="status">{say(said ?? 'copy')}</span>
        </button>
      </div>
    </div>
  );
}
