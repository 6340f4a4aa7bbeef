import { type Clock } from './clock';
import type { Answer, Ask, Message, Requests } from './protocol';
import { readMessage } from './reading';

/** As much of a WebSocket as is used here. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose' | 'onerror'>;

/** Hears what comes on one socket. */
export interface Listener {
  opened(): void;
  heard(message: Message): void;
  /** Once, whoever closed it. */
  closed(code: number): void;
}

const ANSWER_MILLIS = 10_000;
const NO_ANSWER = 'no-answer';
const UNANSWERED: Answer = { ok: false, problem: { code: NO_ANSWER, detail: 'The house did not answer in time.' } };
const CUT_OFF: Answer = { ok: false, problem: { code: 'cut-off', detail: 'The connection to the house broke.' } };

/**
 * One socket: requests with exactly one answer each, and what the house says unasked. A request never fails by an
 * exception: silence and a broken line are answers too.
 */
export class Correspondence {
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #listener: Listener;
  readonly #awaited = new Map<number, (answer: Answer) => void>();
  #lastId = 0;
  #over = false;

  constructor(socket: Socket, clock: Clock, listener: Listener) {
    this.#socket = socket;
    this.#clock = clock;
    this.#listener = listener;
    socket.onopen = () => !this.#over && listener.opened();
    socket.onmessage = ({ data }: MessageEvent<unknown>) => this.#heard(data);
    socket.onclose = ({ code }) => this.#end(code);
    socket.onerror = () => undefined; // onclose follows and says as much
  }

  readonly ask: Ask = (type, fields) => this.#ask(type, fields, ANSWER_MILLIS);

  /** Whether the house still answers: a dead network closes no socket. */
  async answersWithin(millis: number): Promise<boolean> {
    const answer = await this.#ask('ping', {}, millis);
    return answer.ok || answer.problem.code !== NO_ANSWER;
  }

  /** From our side; the listener hears of it at once, as a dead network would not tell for minutes. */
  close(code: number): void {
    this.#socket.close(code);
    this.#end(code);
  }

  #ask<T extends keyof Requests>(type: T, fields: Requests[T], millis: number): Promise<Answer> {
    if (this.#over) {
      return Promise.resolve(CUT_OFF);
    }
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const giveUp = this.#clock.after(millis, () => this.#settle(id, UNANSWERED));
      this.#awaited.set(id, (answer) => {
        giveUp();
        resolve(answer);
      });
      this.#socket.send(JSON.stringify({ id, type, ...fields }));
    });
  }

  #settle(id: number, answer: Answer): void {
    const waits = this.#awaited.get(id);
    this.#awaited.delete(id);
    waits?.(answer);
  }

  #heard(data: unknown): void {
    const message = this.#over ? null : readMessage(data);
    if (message?.kind === 'answer') {
      this.#settle(message.re, message.answer);
    } else if (message !== null) {
      this.#listener.heard(message);
    }
  }

  #end(code: number): void {
    if (this.#over) {
      return;
    }
    this.#over = true;
    for (const id of [...this.#awaited.keys()]) {
      this.#settle(id, CUT_OFF);
    }
    this.#listener.closed(code);
  }
}
