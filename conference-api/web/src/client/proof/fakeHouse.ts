import type { Socket } from '../correspondence';
import type { Reply } from '../doors';
import { CloseCode, type Fields, type Hearing, type HoldReason, type LineState, type MutedBy, type Person, type PhonePolicy, type PhoneSound, type Role, usualHearing } from '../protocol';
import { readShowing } from '../reading';
import { fieldsOf, textOf } from '../readingFields';

/** The house's end of one socket. */
export class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  onerror: Socket['onerror'] = null;
  closedByPage: number | null = null;
  readonly requests: Fields[] = [];
  readonly #house: FakeHouse;
  #open = true;

  constructor(house: FakeHouse) {
    this.#house = house;
  }

  send(data: unknown): void {
    const request = fieldsOf(JSON.parse(String(data)));
    if (request !== null && this.#open) {
      this.requests.push(request);
      queueMicrotask(() => this.#house.asked(this, request));
    }
  }

  close(code?: number): void {
    this.closedByPage = code ?? null;
    this.#open = false;
  }

  open(): void {
    this.onopen?.call(this as unknown as WebSocket, {} as Event);
  }

  say(message: object): void {
    if (this.#open) {
      const event = { data: JSON.stringify(message) } as MessageEvent<unknown>;
      this.onmessage?.call(this as unknown as WebSocket, event);
    }
  }

  break(code = 1006): void {
    this.#open = false;
    this.onclose?.call(this as unknown as WebSocket, { code } as CloseEvent);
  }
}

/** A house of one room, as a page meets it; what a test does not set goes well. */
export class FakeHouse {
  readonly sockets: FakeSocket[] = [];
  readonly kept: { seq: number; [field: string]: unknown }[] = [];
  people: Person[] = [];
  waiting: { seat: string; name: string | null; kind?: 'browser' | 'phone'; caller?: string }[] = [];
  role: Role = 'guest';
  policy: PhonePolicy = 'open';
  state: 'lobby' | 'seated' = 'seated';
  seq = 7;
  tickets = 0;
  /** What comes instead of a ticket. */
  noTicket: Reply<string> | null = null;
  /** Types that get no answer, or this problem. */
  silentTo = new Set<string>();
  refuses = new Map<string, string>();
  forgetful = false;
  autoOpen = true;
  #tokens = 0;
  #token = '';
  /** The page's own seat; it stays while tokens are good. */
  own: Person = person(1, { name: 'The daughter' });

  readonly takeTicket = (): Promise<Reply<string>> => {
    this.tickets += 1;
    return Promise.resolve(this.noTicket ?? { ok: true, value: `ticket-${this.tickets}` });
  };

  readonly openSocket = (): FakeSocket => {
    const socket = new FakeSocket(this);
    this.sockets.push(socket);
    if (this.autoOpen) {
      queueMicrotask(() => socket.open());
    }
    return socket;
  };

  get socket(): FakeSocket {
    const latest = this.sockets.at(-1);
    if (latest === undefined) {
      throw new Error('no socket was opened');
    }
    return latest;
  }

  get card(): object {
    return { room: 'demo', name: 'Visit', language: 'en', lobby: false, phones: this.policy };
  }

  /** A numbered event; kept for who resumes. */
  tell(event: object): void {
    this.seq += 1;
    this.kept.push({ seq: this.seq, ...event });
    this.socket.say({ seq: this.seq, ...event });
  }

  /** One that is lost on its way. */
  tellNobody(event: object): void {
    this.seq += 1;
    this.kept.push({ seq: this.seq, ...event });
  }

  moment(now: string, fields: object = {}): void {
    this.socket.say({ now, ...fields });
  }

  line(uplink: LineState, downlink: LineState): void {
    this.moment('line', { uplink, downlink });
  }

  /** All requests of a type, over all sockets. */
  requests(type: string): Fields[] {
    return this.sockets.flatMap((socket) => socket.requests).filter((request) => request.type === type);
  }

  asked(socket: FakeSocket, request: Fields): void {
    const type = textOf(request.type) ?? '';
    if (this.silentTo.has(type)) {
      return;
    }
    const refused = this.refuses.get(type);
    if (refused !== undefined) {
      socket.say({ re: request.id, ok: false, problem: { code: refused, detail: 'No.' } });
      return;
    }
    socket.say({ re: request.id, ok: true, ...this.#answer(type, request) });
    if (type === 'hello' && 'resume' in request && !this.forgetful) {
      this.kept.filter(({ seq }) => seq > Number(request.seen)).forEach((event) => socket.say(event));
    }
    if (type === 'leave') {
      socket.break(CloseCode.LEFT);
    }
  }

  #answer(type: string, request: Fields): object {
    switch (type) {
      case 'hello':
        return this.#greeting(request);
      case 'publish':
        return { answer: `answer to ${String(request.offer)}` };
      case 'receive':
        return { offer: 'offer of slots' };
      case 'show':
        Object.assign(this.own, readShowing(request));
        return {};
      default:
        return {};
    }
  }

  #greeting(request: Fields): object {
    const resumes = 'resume' in request;
    if (resumes && (request.resume !== this.#token || request.resume === '')) {
      return { ok: false, problem: { code: 'unknown-ticket', detail: 'Nobody has this token.' } };
    }
    this.#token = `resume-${++this.#tokens}`;
    const { participant, seat, name } = this.own;
    return {
      you: { participant: this.state === 'seated' ? participant : null, seat, role: this.role, name },
      resume: this.#token,
      room: this.card,
      state: this.state,
      people: this.state === 'seated' ? [this.own, ...this.people] : [],
      waiting: this.waiting,
      seq: resumes && !this.forgetful ? Number(request.seen) : this.seq,
      ...(resumes ? { resumed: true } : {}),
      ...(resumes && this.forgetful ? { gap: true } : {}),
    };
  }
}

export function person(participant: number, part: Partial<Person> = {}): Person {
  return {
    participant,
    seat: `seat-${participant}`,
    name: `Person ${participant}`,
    kind: 'browser',
    role: 'guest',
    microphone: true,
    camera: true,
    screen: false,
    screenSound: false,
    line: 'here',
    heard: true,
    caller: null,
    phone: null,
    ...part,
  };
}

/** Somebody on a telephone, as the house writes it: instants in its own words. */
export interface ToldPhone {
  readonly mutedBy?: MutedBy;
  readonly sound?: PhoneSound;
  readonly since?: string;
  readonly hand?: boolean;
  readonly gate?: HoldReason;
  readonly test?: string;
  readonly came?: string;
  readonly hearing?: Hearing;
}

export function phone(participant: number, told: ToldPhone = {}, part: Partial<Person> = {}): Person {
  const now = new Date().toISOString();
  return {
    ...person(participant, { kind: 'phone', role: 'caller', name: null, camera: false, caller: '+49 30 23125 •••' }),
    microphone: (told.mutedBy ?? 'nobody') === 'nobody',
    // What travels is the house's wording; what the page makes of it is for its reading to say.
    phone: { mutedBy: 'nobody', sound: 'sounding', since: now, hand: false, gate: 'none', test: 'none', came: now, hearing: usualHearing, ...told } as never,
    ...part,
  };
}
