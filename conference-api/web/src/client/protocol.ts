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
  /** What only somebody on a telephone has. */
  readonly phone: Telephone | null;
}

export type MutedBy = 'nobody' | 'caller' | 'host' | 'policy';
/** Whether anything comes from a telephone: its packets, whatever is in them. */
export type PhoneSound = 'awaited' | 'sounding' | 'silent' | 'held';
/** What became of "Can you hear me?". */
export type HearingTest = 'none' | 'asked' | 'heard' | 'unheard';

/** How a caller hears; by their keys, or as a host set it. */
export interface Hearing {
  /** -9 to 12; below 0 it is softer than it comes. */
  readonly louderDecibels: number;
  /** 0 to 9: what is added where consonants are told apart. */
  readonly clearerDecibels: number;
  /** How fast the house speaks to them: 100 is as recorded, 60 the slowest. */
  readonly promptPercent: number;
  readonly oneAtATime: boolean;
}

export const usualHearing: Hearing = { louderDecibels: 0, clearerDecibels: 0, promptPercent: 100, oneAtATime: false };

/** Why what somebody on a telephone sends is kept out of the room. */
export const holdReasons = ['none', 'signalled', 'music', 'ringback', 'tones'] as const;
export type HoldReason = (typeof holdReasons)[number];

export interface Telephone {
  readonly mutedBy: MutedBy;
  readonly sound: PhoneSound;
  /** When that sound began, by the house's clock; null where it did not say. */
  readonly sinceEpochMillis: number | null;
  readonly hand: boolean;
  readonly gate: HoldReason;
  readonly test: HearingTest;
  readonly cameEpochMillis: number | null;
  /** Hosts only. */
  readonly hearing: Hearing | null;
}

/** How good one direction of somebody's line was of late; MOS as G.107 rates it, 1 to 4.5. */
export interface LineWay {
  readonly mos: number;
  readonly lossPercent: number;
  readonly jitterMillis: number;
}

export interface LineQuality {
  readonly participant: number;
  /** What the house hears of them; null before anything came. */
  readonly uplink: LineWay | null;
  /** What they report to hear of us; null where they report nothing. */
  readonly downlink: LineWay | null;
  readonly roundTripMillis: number | null;
  /** By their own report, nothing of ours reaches them. */
  readonly deaf: boolean;
}

/** What telephones may do in a room: speak, unmute first, or only listen. */
export const phonePolicies = ['open', 'muted', 'listening'] as const;
export type PhonePolicy = (typeof phonePolicies)[number];

/** Somebody in the lobby, or on a telephone in reception. */
export interface Waiting {
  readonly seat: string;
  readonly name: string | null;
  readonly kind: 'browser' | 'phone';
  /** A masked number. */
  readonly caller: string | null;
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
  readonly phones: PhonePolicy;
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
  unmute: { participant: number };
  rename: { participant: number; name: string };
  test: { participant: number };
  lower: { participant: number };
  hearing: { participant: number } & Hearing;
  through: { participant: number };
  move: { participant: number; link: string };
  phones: { policy: PhonePolicy };
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
  | { readonly type: 'room'; readonly room: RoomCard }
  | { readonly type: 'closed' }
  | { readonly type: 'quiet' };

/** Not numbered; each says all there is to say. */
export type Moment =
  | { readonly now: 'slots'; readonly slots: readonly Slot[] }
  | { readonly now: 'speaking'; readonly participants: readonly number[] }
  | { readonly now: 'lines'; readonly lines: readonly LineQuality[] }
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
