import { useState } from 'react';
import { useWords } from '../words/useWords';

/** What cannot be taken back is asked about once more, in the same place. */
export function Sure(props: {
  part: string;
  label: string;
  spoken?: string;
  question: string;
  small?: boolean;
  act: () => void;
}) {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  const size = props.small === true ? ' small' : '';
  if (!asking) {
    return (
      <button
        type="button"
        className={`btn quiet${size}`}
        data-part={props.part}
        aria-label={props.spoken}
        onClick={() => setAsking(true)}
      >
        {props.label}
      </button>
    );
  }
  return (
    <div className="sure" role="group" aria-label={props.question}>
      <p>{props.question}</p>
      <div className="row">
        <button
          type="button"
          className={`btn end${size}`}
          data-part={`${props.part}-sure`}
          autoFocus
          onClick={() => {
            setAsking(false);
            props.act();
          }}
        >
          {say('sure.yes')}
        </button>
        <button type="button" className={`btn${size}`} onClick={() => setAsking(false)}>
          {say('sure.no')}
        </button>
      </div>
    </div>
  );
}
