import { useState } from 'react';
import { memory } from '../memory';
import { useWords } from '../words/useWords';

/** Whether a soft sound says that somebody waits or raised a hand. */
export function Chimes() {
  const { say } = useWords();
  const [on, setOn] = useState(() => memory.chimes());
  return (
    <label className="tick">
      <input
        type="checkbox"
        data-part="chimes"
        checked={on}
        onChange={(event) => {
          setOn(event.target.checked);
          memory.keepChimes(event.target.checked);
        }}
      />
      <span>
        {say('chimes')}
        <span className="soft small block">{say('chimes.help')}</span>
      </span>
    </label>
  );
}
