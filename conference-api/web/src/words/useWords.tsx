import { type ReactNode, createContext, useContext, useEffect, useMemo, useState } from 'react';
import { memory } from '../memory';
import { type Say, type Tongue, speaker, tongueFor } from './words';

interface Spoken {
  readonly tongue: Tongue;
  readonly say: Say;
  readonly choose: (tongue: Tongue) => void;
}

const Words = createContext<Spoken>({ tongue: 'en', say: speaker('en'), choose: () => undefined });

export function useWords(): Spoken {
  return useContext(Words);
}

/** The person's own choice first, then what the browser is set to. */
export function WordsProvider(props: { children: ReactNode; tongue?: Tongue }) {
  const [tongue, setTongue] = useState<Tongue>(
    () => props.tongue ?? tongueFor([...memory.tongue(), ...navigator.languages]),
  );
  useEffect(() => {
    document.documentElement.lang = tongue;
  }, [tongue]);
  const spoken = useMemo<Spoken>(() => {
    const choose = (chosen: Tongue) => {
      memory.keepTongue(chosen);
      setTongue(chosen);
    };
    return { tongue, say: speaker(tongue), choose };
  }, [tongue]);
  return <Words.Provider value={spoken}>{props.children}</Words.Provider>;
}
