import type { Clock } from './clock';
import type { Socket } from './correspondence';
import type { Reply } from './doors';
import type { RoomEvent } from './protocol';
import type { RoomState } from './roomState';

/** What is worth a sentence, a sound or new media; the state says how things are, this says what happened. */
export type Happening =
  /** The house knows us: a new seat, whose media begin afresh, or the old one, whose media went on. */
  | { readonly type: 'seated'; readonly anew: boolean; readonly returned: boolean }
  | { readonly type: 'waits' | 'hushed' | 'going' | 'broken' | 'over' }
  | { readonly type: 'event'; readonly event: RoomEvent; readonly before: RoomState };

export interface SeatKit {
  readonly clock: Clock;
  readonly openSocket: (subprotocol: string) => Socket;
  /** Asks for a ticket, by the link that this page was opened with. */
  readonly takeTicket: () => Promise<Reply<string>>;
  /** Whether the seat is still this tab's: a fresh ticket would take it from another. */
  readonly stillOurs: () => boolean;
  readonly random: () => number;
}
