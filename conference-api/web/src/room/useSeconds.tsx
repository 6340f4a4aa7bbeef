import { createContext, useContext, useEffect, useState } from 'react';

const SECOND_MILLIS = 1_000;

/** How far the house's clock is ahead of ours: what it says of "since when" is by its own. */
export const HouseClock = createContext(0);

/** Seconds since a moment of the house's, counting; null where it is not known. */
export function useSeconds(sinceEpochMillis: number | null): number | null {
  const ahead = useContext(HouseClock);
  const since = sinceEpochMillis === null ? null : sinceEpochMillis - ahead;
  const [, turn] = useState(0);
  useEffect(() => {
    if (since === null) {
      return;
    }
    let timer: ReturnType<typeof setTimeout>;
    const next = () => {
      // Just past the next whole second, so that none is passed over and none shown twice.
      const past = (((Date.now() - since) % SECOND_MILLIS) + SECOND_MILLIS) % SECOND_MILLIS;
      timer = setTimeout(
        () => {
          turn((count) => count + 1);
          next();
        },
        SECOND_MILLIS - past + 5,
      );
    };
    next();
    return () => clearTimeout(timer);
  }, [since]);
  return since === null ? null : Math.max(0, Math.floor((Date.now() - since) / SECOND_MILLIS));
}
