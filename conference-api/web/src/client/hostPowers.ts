import type { Answer, Ask, Hearing, PhonePolicy } from './protocol';

/** What a host can ask of the house; of anybody else it refuses. */
export class HostPowers {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  admit(seat: string): Promise<Answer> {
    return this.#ask('admit', { seat });
  }

  /** A browser is told so; a telephone hears a goodbye, and the house hangs up. */
  refuse(seat: string): Promise<Answer> {
    return this.#ask('refuse', { seat });
  }

  hush(participant: number): Promise<Answer> {
    return this.#ask('hush', { participant });
  }

  /** Telephones only: nobody switches on another's microphone where it could be seen to be off. */
  unmute(participant: number): Promise<Answer> {
    return this.#ask('unmute', { participant });
  }

  rename(participant: number, name: string): Promise<Answer> {
    return this.#ask('rename', { participant, name });
  }

  /** Asks a telephone "Can you hear us?"; its answer comes as a change of that person. */
  test(participant: number): Promise<Answer> {
    return this.#ask('test', { participant });
  }

  /** How somebody on a telephone hears from now on, and when they call again. */
  hear(participant: number, hearing: Hearing): Promise<Answer> {
    return this.#ask('hearing', { participant, ...hearing });
  }

  lower(participant: number): Promise<Answer> {
    return this.#ask('lower', { participant });
  }

  /** Lets a telephone be heard that seems to be on hold. */
  letThrough(participant: number): Promise<Answer> {
    return this.#ask('through', { participant });
  }

  /** Brings a telephone into another room, by a link of that room. */
  move(participant: number, link: string): Promise<Answer> {
    return this.#ask('move', { participant, link });
  }

  remove(participant: number): Promise<Answer> {
    return this.#ask('remove', { participant });
  }

  phones(policy: PhonePolicy): Promise<Answer> {
    return this.#ask('phones', { policy });
  }

  close(): Promise<Answer> {
    return this.#ask('close', {});
  }
}
