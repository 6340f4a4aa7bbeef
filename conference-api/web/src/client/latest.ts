import type { Answer } from './protocol';

/**
 * Keeps the house in step with a value that changes often: one request under way, and after it only the latest value.
 * Whoever drags a window sends two requests, not two hundred.
 */
export class Latest<T> {
  readonly #send: (value: T) => Promise<Answer>;
  #wanted: T | null = null;
  #told: string | null = null;
  #sending = false;

  constructor(send: (value: T) => Promise<Answer>) {
    this.#send = send;
  }

  put(value: T): void {
    this.#wanted = value;
    void this.#go();
  }

  /** The house knows nothing of it any more: tells it again. */
  again(): void {
    this.#told = null;
    void this.#go();
  }

  async #go(): Promise<void> {
    while (!this.#sending && this.#wanted !== null && JSON.stringify(this.#wanted) !== this.#told) {
      const text = JSON.stringify(this.#wanted);
      this.#sending = true;
      this.#told = text;
      const answer = await this.#send(this.#wanted);
      this.#sending = false;
      if (!answer.ok && this.#told === text) {
        // Told again after the next greeting, or with the next change.
        this.#told = null;
        return;
      }
    }
  }
}
