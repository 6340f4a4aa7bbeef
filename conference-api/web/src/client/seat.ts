import { every } from './clock';
import { Correspondence } from './correspondence';
import { SILENT } from './doors';
import type { Answer, Ask, Fields, Message, Moment, Requests, RoomEvent } from './protocol';
import { CloseCode, SUBPROTOCOL, VERSION } from './protocol';
import { textOf } from './readingFields';
import type { Happening, SeatKit } from './seatKit';
import { type Ending, NOWHERE, type RoomState, after, afterMoment, greeted } from './roomState';
import { Watched } from './watched';

const RESUMABLE_MILLIS = 30_000;
const PAUSES_MILLIS = [0, 400, 800, 1_500, 3_000, 5_000];
const LONGEST_PAUSE_MILLIS = 10_000;
const PING_MILLIS = 8_000;
const PONG_MILLIS = 6_000;
const HELLO_MILLIS = 10_000;
// So long must a connection hold before its loss counts as the first again.
const STEADY_MILLIS = 10_000;
const OUR_CLOSE = 4_000;

const ENDINGS: Readonly<Partial<Record<number, Ending>>> = {
  [CloseCode.LEFT]: 'left',
  [CloseCode.REFUSED]: 'refused',
  [CloseCode.REMOVED]: 'removed',
  [CloseCode.ELSEWHERE]: 'elsewhere',
  [CloseCode.ROOM_CLOSED]: 'closed',
};

/**
 * A seat in a room, by signalling alone: takes a ticket, greets the house, follows its events, and after a broken
 * connection resumes within thirty seconds or sits down anew. Media is not its business.
 */
export class Seat {
  readonly #kit: SeatKit;
  readonly #state = new Watched<RoomState>(NOWHERE);
  readonly #listeners = new Set<(happening: Happening) => void>();
  #line: Correspondence | null = null;
  #stopPings: (() => void) | null = null;
  #takeBack: (() => void) | null = null;
  #resume: string | null = null;
  #lastSeq: number | null = null;
  #brokenAt = 0;
  #greetedAt = 0;
  #attempt = 0;
  // Every new try makes what an older one still waits for meaningless.
  #turn = 0;
  #busy = false;
  #known: 'lobby' | 'seated' = 'lobby';

  constructor(kit: SeatKit) {
    this.#kit = kit;
  }

  get state(): RoomState {
    return this.#state.value;
  }

  readonly subscribe = (listener: () => void) => this.#state.subscribe(listener);

  onHappening(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  enter(): void {
    this.#brokenAt = this.#kit.clock.now();
    void this.#try();
  }

  readonly ask: Ask = (type, fields) =>
    this.#line?.ask(type, fields) ??
    Promise.resolve({ ok: false, problem: { code: 'cut-off', detail: 'There is no connection to the house.' } });

  /** The network may be back, or the page was asleep: looks at once instead of when the pause is over. */
  nudge(): void {
    if (this.#line !== null) {
      if (!this.#busy) {
        void this.#ping();
      }
    } else if (this.#takeBack !== null) {
      this.#takeBack();
      void this.#try();
    }
  }

  async leave(): Promise<void> {
    const leaving = this.ask('leave', {});
    this.#end('left');
    await leaving;
    this.#line?.close(CloseCode.LEFT);
  }

  async #try(): Promise<void> {
    this.#takeBack = null;
    const turn = ++this.#turn;
    const fresh = this.#resume === null || this.#kit.clock.now() - this.#brokenAt >= RESUMABLE_MILLIS;
    if (!fresh) {
      this.#open(turn, { version: VERSION, resume: this.#resume ?? '', seen: this.#lastSeq ?? 0 });
      return;
    }
    if (!this.#kit.stillOurs()) {
      this.#end('elsewhere');
      return;
    }
    const reply = await this.#kit.takeTicket();
    if (turn !== this.#turn || this.state.phase === 'over') {
      return;
    }
    if (reply.ok) {
      this.#open(turn, { version: VERSION, ticket: reply.value });
    } else {
      this.#noTicket(reply.status, reply.retryMillis);
    }
  }

  #noTicket(status: number, retryMillis: number | null): void {
    if (status === 404) {
      this.#end('unknown-link');
    } else if (status === 409) {
      this.#end('full');
    } else if (status === 400) {
      this.#end('bad-name');
    } else {
      // Silence, too many tries, or a house that is about to end: all of it passes.
      this.#later(status === SILENT ? null : retryMillis);
    }
  }

  #open(turn: number, hello: Requests['hello']): void {
    this.#busy = true;
    const line: Correspondence = new Correspondence(this.#kit.openSocket(SUBPROTOCOL), this.#kit.clock, {
      opened: () => void line.ask('hello', hello).then((answer) => this.#greeted(turn, answer, 'ticket' in hello)),
      heard: (message) => turn === this.#turn && this.#heard(message),
      closed: (code) => turn === this.#turn && this.#closed(code),
    });
    this.#line = line;
    this.#takeBack = this.#kit.clock.after(HELLO_MILLIS, () => this.#busy && line.close(OUR_CLOSE));
  }

  #greeted(turn: number, answer: Answer, anew: boolean): void {
    if (turn !== this.#turn || this.state.phase === 'over') {
      return;
    }
    this.#takeBack?.();
    this.#takeBack = null;
    this.#busy = false;
    if (!answer.ok) {
      this.#notGreeted(answer.problem.code);
      return;
    }
    const { fields } = answer;
    const returned = this.state.phase === 'reconnecting';
    const phase = fields.state === 'lobby' ? 'lobby' : 'seated';
    const wasSeated = !anew && this.#known === 'seated';
    this.#resume = textOf(fields.resume);
    this.#greetedAt = this.#kit.clock.now();
    this.#stopPings = every(this.#kit.clock, PING_MILLIS, () => void this.#ping());
    if (!anew && fields.gap !== true && phase === this.#known) {
      // What was missed follows as events.
      this.#state.put({ ...this.state, phase, tries: 0 });
    } else {
      // Let in meanwhile: from which number on events are told to a seat of the lobby is not ours to know.
      this.#lastSeq = (anew || fields.gap === true) && typeof fields.seq === 'number' ? fields.seq : null;
      const clean = anew ? { ...NOWHERE, room: this.state.room } : this.state;
      this.#state.put(greeted(clean, fields, phase));
    }
    this.#known = phase;
    this.#tell(phase === 'lobby' ? { type: 'waits' } : { type: 'seated', anew: !wasSeated, returned });
  }

  #notGreeted(code: string): void {
    if (code === 'wrong-version') {
      this.#end('outdated');
    } else if (code === 'too-many') {
      this.#end('full');
    }
    if (code === 'unknown-ticket') {
      this.#resume = null;
    }
    this.#line?.close(OUR_CLOSE);
  }

  #heard(message: Message): void {
    if (message.kind === 'event') {
      this.#event(message.seq, message.event);
    } else if (message.kind === 'moment') {
      this.#moment(message.moment);
    }
  }

  #event(seq: number, event: RoomEvent): void {
    if (this.#lastSeq !== null && seq <= this.#lastSeq) {
      return;
    }
    if (this.#lastSeq !== null && seq > this.#lastSeq + 1) {
      // Something was missed: the house tells it again to whoever resumes.
      this.#line?.close(OUR_CLOSE);
      return;
    }
    this.#lastSeq = seq;
    const before = this.state;
    this.#state.put(after(event, before));
    this.#tell({ type: 'event', event, before });
  }

  #moment(moment: Moment): void {
    switch (moment.now) {
      case 'seated':
        this.#seated(moment.fields);
        break;
      case 'hushed':
      case 'going':
        this.#tell({ type: moment.now });
        break;
      case 'refused':
      case 'removed':
      case 'elsewhere':
      case 'closed':
        this.#end(moment.now);
        break;
      default:
        this.#state.put(afterMoment(moment, this.state));
    }
  }

  #seated(fields: Fields): void {
    const known = this.state;
    this.#lastSeq = typeof fields.seq === 'number' ? fields.seq : this.#lastSeq;
    this.#known = 'seated';
    this.#state.put(greeted(known, fields, 'seated'));
    this.#tell({ type: 'seated', anew: true, returned: false });
  }

  async #ping(): Promise<void> {
    const line = this.#line;
    if (line !== null && !(await line.answersWithin(PONG_MILLIS)) && line === this.#line) {
      line.close(OUR_CLOSE);
    }
  }

  #closed(code: number): void {
    this.#stopPings?.();
    this.#takeBack?.();
    this.#takeBack = null;
    this.#line = null;
    this.#busy = false;
    this.#turn += 1; // the greeting is answered by "cut off" a moment later; that is no news
    const ending = ENDINGS[code];
    if (this.state.phase === 'over') {
      return;
    }
    if (ending !== undefined) {
      this.#end(ending);
      return;
    }
    const now = this.#kit.clock.now();
    if (this.state.phase === 'lobby' || this.state.phase === 'seated') {
      this.#brokenAt = now;
      this.#attempt = now - this.#greetedAt >= STEADY_MILLIS ? 0 : this.#attempt;
      this.#state.put({ ...this.state, phase: 'reconnecting', speaking: [] });
      this.#tell({ type: 'broken' });
    }
    this.#later(null);
  }

  #later(atLeastMillis: number | null): void {
    const pause = PAUSES_MILLIS[this.#attempt] ?? LONGEST_PAUSE_MILLIS;
    // Not all at the same moment when a house comes back (a quarter of chance).
    const millis = Math.max(pause * (0.75 + 0.5 * this.#kit.random()), atLeastMillis ?? 0);
    this.#attempt += 1;
    this.#state.put({ ...this.state, tries: this.#attempt });
    this.#takeBack = this.#kit.clock.after(millis, () => void this.#try());
  }

  #end(ending: Ending): void {
    this.#stopPings?.();
    this.#takeBack?.();
    this.#takeBack = null;
    if (this.state.phase !== 'over') {
      this.#state.put({ ...this.state, phase: 'over', ending, speaking: [], slots: [] });
      this.#tell({ type: 'over' });
    }
  }

  #tell(happening: Happening): void {
    for (const listener of [...this.#listeners]) {
      listener(happening);
    }
  }
}
