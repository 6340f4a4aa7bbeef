/** What page and house say to each other over `parlour.seat.v1`. The house's schema is at /signal/v1.schema.json. */
export const SUBPROTOCOL = 'parlour.seat.v1';
export const VERSION = 1;

export type Role = 'host' | 'guest' | 'caller';
export type Picture = 'camera' | 'screen';
export type LineState = 'new' | 'connected' | 'reconnecting' | 'gone';

export interface Person {
  readonly participant: number;
  readonly seat: string;
  readonly name: string | null;
  readonly kind: 'browser' | 'phone';
  readonly role: Role;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
  readonly screenSound: boolean;
  readonly line: 'here' | 'reconnecting' | 'kept';
  readonly heard: boolean;
  /** A masked number; hosts only. */
  readonly caller: string | null;
}

/** Somebody in the lobby. */
export interface Waiting {
  readonly seat: string;
  readonly name: string | null;
}

export interface You {
  readonly participant: number;
  readonly seat: string;
  readonly role: Role;
  readonly name: string;
}

export interface RoomCard {
  readonly room: string;
  readonly name: string | null;
  readonly language: string;
  readonly lobby: boolean;
}

/** What of oneself others may hear and see. */
export interface Showing {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
  readonly screenSound: boolean;
}

export interface Slot {
  readonly mid: string;
  readonly participant: number | null;
  readonly picture: Picture | null;
}

/** Whom one wants to see, in the order of importance. */
export interface View {
  readonly most: number;
  readonly pinned: readonly Wished[];
  readonly page: readonly Wished[];
  readonly speakers: boolean;
}

export interface Wished {
  readonly participant: number;
  readonly picture: Picture;
}

export interface Problem {
  readonly code: string;
  readonly detail: string;
}

export type Fields = Readonly<Record<string, unknown>>;
export type Answer = { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly problem: Problem };

export interface Requests {
  hello: { version: number; ticket: string } | { version: number; resume: string; seen: number };
  publish: { offer: string };
  receive: { audio: number; video: number };
  received: { answer: string };
  show: Showing;
  view: View;
  name: { name: string };
  admit: { seat: string };
  refuse: { seat: string };
  remove: { participant: number };
  hush: { participant: number };
  close: object;
  leave: object;
  ping: object;
}

export type Ask = <T extends keyof Requests>(type: T, fields: Requests[T]) => Promise<Answer>;

/** Numbered per room, without a gap. */
export type RoomEvent =
  | { readonly type: 'joined' | 'changed'; readonly person: Person }
  | { readonly type: 'left'; readonly participant: number }
  | { readonly type: 'waiting'; readonly waiting: Waiting }
  | { readonly type: 'waited' | 'admitted'; readonly seat: string }
  | { readonly type: 'closed' }
  | { readonly type: 'quiet' };

/** Not numbered; each says all there is to say. */
export type Moment =
  | { readonly now: 'slots'; readonly slots: readonly Slot[] }
  | { readonly now: 'speaking'; readonly participants: readonly number[] }
  | { readonly now: 'line'; readonly uplink: LineState; readonly downlink: LineState }
  | { readonly now: 'seated'; readonly fields: Fields }
  | { readonly now: 'hushed' | 'refused' | 'removed' | 'elsewhere' | 'closed' | 'going' };

export type Message =
  | { readonly kind: 'answer'; readonly re: number; readonly answer: Answer }
  | { readonly kind: 'event'; readonly seq: number; readonly event: RoomEvent }
  | { readonly kind: 'moment'; readonly moment: Moment };

/** Why the house closed the socket. */
export const CloseCode = {
  LEFT: 1000,
  GOING: 1001,
  NO_HELLO: 4001,
  MALFORMED: 4002,
  REFUSED: 4003,
  REMOVED: 4004,
  ELSEWHERE: 4005,
  ROOM_CLOSED: 4006,
  TOO_MANY: 4008,
} as const;
