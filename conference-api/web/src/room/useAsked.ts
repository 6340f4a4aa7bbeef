import { useCallback, useState } from 'react';
import type { Answer } from '../client';
import type { Sentence } from '../words/words';

const known: Readonly<Record<string, Sentence>> = {
  'no-such-room': 'trouble.room',
  'no-such-person': 'trouble.person',
  'host-only': 'trouble.host',
};

/** Asks the house for something, and keeps the sentence that says why it could not be. */
export function useAsked(): { trouble: Sentence | null; ask: (what: Promise<Answer>) => Promise<boolean> } {
  const [trouble, setTrouble] = useState<Sentence | null>(null);
  const ask = useCallback(async (what: Promise<Answer>) => {
    setTrouble(null);
    const answer = await what;
    setTrouble(answer.ok ? null : (known[answer.problem.code] ?? 'trouble.asked'));
    return answer.ok;
  }, []);
  return { trouble, ask };
}
