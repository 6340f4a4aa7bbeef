/** Time as the client sees it; tests hand in one that they move themselves. */
export interface Clock {
  /** Milliseconds since some moment; only differences mean anything. */
  now(): number;
  /** Calls once, later; what it returns takes that back. */
  after(millis: number, then: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  after: (millis, then) => {
    const timer = setTimeout(then, millis);
    return () => clearTimeout(timer);
  },
};

/** Calls again and again until that is taken back. */
export function every(clock: Clock, millis: number, then: () => void): () => void {
  let stop = clock.after(millis, again);
  function again() {
    stop = clock.after(millis, again);
    then();
  }
  return () => stop();
}
