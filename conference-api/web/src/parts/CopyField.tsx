import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../words/useWords';
import { Icon } from './Icon';

type Said = 'copied' | 'copy.failed' | null;

const SAID_MILLIS = 3_000;

/** Copies, and says whether that went well, for a while. */
function useCopy(text: string, select: () => void): { said: Said; copy: () => void } {
  const [said, setSaid] = useState<Said>(null);
  useEffect(() => {
    const timer = said === null ? undefined : setTimeout(() => setSaid(null), SAID_MILLIS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    select();
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      // Without HTTPS there is no clipboard; what was to be copied is selected.
      setSaid('copy.failed');
    }
  };
  return { said, copy: () => void copy() };
}

/** Copies what is seen elsewhere; a short one shows its sign alone. */
export function CopyButton(props: {
  label: string;
  text: string;
  part: string;
  short?: boolean;
  seen?: RefObject<HTMLElement | null>;
}) {
  const { say } = useWords();
  const { said, copy } = useCopy(props.text, () => select(props.seen?.current ?? null));
  const short = props.short === true;
  return (
    <button
      type="button"
      className={short ? 'btn round copy-short' : 'btn small'}
      data-part={props.part}
      title={props.label}
      onClick={copy}
    >
      <Icon name={said === 'copied' ? 'check' : 'copy'} />
      <span role="status" className={short ? 'unseen' : undefined}>
        {said === null ? props.label : say(said)}
      </span>
    </button>
  );
}

function select(element: HTMLElement | null): void {
  if (element !== null) {
    getSelection()?.selectAllChildren(element);
  }
}

/** A link to hand on: large, whole, and copied by one press. */
export function CopyField(props: { label: string; help?: string; value: string; part: string; main?: boolean }) {
  const { say } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const { said, copy } = useCopy(props.value, () => field.current?.select());

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
        <button type="button" className={props.main === true ? 'btn go' : 'btn'} onClick={copy}>
          <Icon name={said === 'copied' ? 'check' : 'copy'} />
          <span role="status">{say(said ?? 'copy')}</span>
        </button>
      </div>
    </div>
  );
}
