import type { Problem, Role } from './protocol';
import { fieldsOf, instantOf, textOf } from './readingFields';

export type Fetch = (path: string, init: RequestInit) => Promise<Pick<Response, 'ok' | 'status' | 'json' | 'headers'>>;

/** What the house says to a request over HTTP. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly problem: Problem; readonly retryMillis: number | null };

export interface PhoneDoor {
  readonly number: string;
  readonly pin: string | null;
  readonly reachable: boolean;
  readonly unreachableSinceEpochMillis: number | null;
}

/** What is told in front of the door to whoever holds a link. */
export interface Doorway {
  readonly room: string;
  readonly name: string | null;
  readonly language: string;
  readonly role: Role;
  readonly lobby: boolean;
  readonly people: number;
  readonly phone: PhoneDoor | null;
  /** Hosts may hand it on. */
  readonly guestLink: string | null;
  /** How far the house's clock is ahead of this browser's, to the second; clocks of machines differ. */
  readonly clockAheadMillis: number;
}

export interface Invitation {
  readonly link: string;
  readonly name: string;
  readonly device: string;
}

// Clocks that are this close are the same; the answer was on its way for a while, too.
const LEAST_AHEAD_MILLIS = 2_000;

/** A status of 0: nobody answered. */
export const SILENT = 0;

const json = { 'Content-Type': 'application/json' };
// The house asks for it where a cookie is the credential: no form of another site can send it.
export const ours = { 'X-Parlour': '1' };

export async function askHouse<T>(
  fetcher: Fetch,
  path: string,
  init: RequestInit,
  read: (body: unknown, headers: Pick<Headers, 'get'>) => T | null,
): Promise<Reply<T>> {
  try {
    const response = await fetcher(path, { cache: 'no-store', ...init });
    const body: unknown = response.status === 204 ? {} : await response.json().catch(() => null);
    const value = response.ok ? read(body, response.headers) : null;
    return value !== null ? { ok: true, value } : refusal(response.status, body, response.headers);
  } catch {
    return refusal(SILENT, null, null);
  }
}

function refusal<T>(status: number, body: unknown, headers: Pick<Headers, 'get'> | null): Reply<T> {
  const problem = fieldsOf(body);
  const seconds = Number(headers?.get('Retry-After') ?? Number.NaN);
  return {
    ok: false,
    status,
    problem: {
      code: textOf(problem?.code) ?? textOf(problem?.type) ?? '',
      detail: textOf(problem?.detail) ?? '',
    },
    retryMillis: Number.isFinite(seconds) ? seconds * 1_000 : null,
  };
}

export function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { ...json, ...ours }, body: JSON.stringify(body) };
}

export function seatsPath(room: string): string {
  return `/api/rooms/${encodeURIComponent(room)}/seats`;
}

/** Takes a seat; the answer's ticket is good for one socket, soon. */
export function takeSeat(fetcher: Fetch, room: string, invitation: Invitation): Promise<Reply<string>> {
  return askHouse(fetcher, seatsPath(room), post(invitation), (body) => textOf(fieldsOf(body)?.ticket));
}

export function lookThroughDoor(fetcher: Fetch, room: string, link: string): Promise<Reply<Doorway>> {
  const path = `/api/rooms/${encodeURIComponent(room)}/doorway`;
  return askHouse(fetcher, path, { headers: { 'X-Parlour-Link': link } }, readDoorway);
}

function readDoorway(body: unknown, headers: Pick<Headers, 'get'>): Doorway | null {
  const fields = fieldsOf(body);
  const room = textOf(fields?.room);
  if (fields === null || room === null) {
    return null;
  }
  const phone = fieldsOf(fields.phone);
  const number = textOf(phone?.number);
  return {
    room,
    name: textOf(fields.name),
    language: textOf(fields.language) ?? 'en',
    role: fields.role === 'host' ? 'host' : 'guest',
    lobby: fields.lobby === true,
    people: typeof fields.people === 'number' ? fields.people : 0,
    phone:
      phone && number !== null
        ? {
            number,
            pin: textOf(phone.pin),
            reachable: phone.reachable === true,
            unreachableSinceEpochMillis: instantOf(phone.unreachableSince),
          }
        : null,
    guestLink: textOf(fields.guestLink),
    clockAheadMillis: aheadMillis(headers.get('Date'), Date.now()),
  };
}

/** The header says whole seconds, cut off: half of one is the best guess. */
function aheadMillis(date: string | null, nowMillis: number): number {
  const house = instantOf(date);
  const ahead = house === null ? 0 : house + 500 - nowMillis;
  return Math.abs(ahead) < LEAST_AHEAD_MILLIS ? 0 : ahead;
}
