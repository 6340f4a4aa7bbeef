import type { Clock } from '../clock';

interface Timer {
  readonly at: number;
  readonly then: () => void;
}

/** Time that a test moves by hand. */
export class ManualClock implements Clock {
  #now = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(millis: number, then: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, millis), then };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Timers fire in order; between two of them, promises settle. */
  async pass(millis: number): Promise<void> {
    const until = this.#now + millis;
    await settled();
    for (;;) {
      const next = [...this.#timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) {
        break;
      }
      this.#timers.delete(next);
      this.#now = next.at;
      next.then();
      await settled();
    }
    this.#now = until;
    await settled();
  }
}

/** Lets every promise that can settle do so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) {
    await Promise.resolve();
  }
}
