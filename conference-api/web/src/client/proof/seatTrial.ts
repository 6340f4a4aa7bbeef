import { Seat } from '../seat';
import type { Happening } from '../seatKit';
import { FakeHouse } from './fakeHouse';
import { ManualClock, settled } from './manualClock';

/** A seat in a house of a test's own, at a time of its own. */
export class SeatTrial {
  readonly house = new FakeHouse();
  readonly clock = new ManualClock();
  readonly happened: Happening[] = [];
  ours = true;

  newSeat(): Seat {
    const { clock } = this;
    const { openSocket, takeTicket } = this.house;
    const seat = new Seat({ clock, openSocket, takeTicket, stillOurs: () => this.ours, random: () => 0.5 });
    seat.onHappening((happening) => this.happened.push(happening));
    return seat;
  }

  async seated(): Promise<Seat> {
    const seat = this.newSeat();
    seat.enter();
    await settled();
    if (seat.state.phase !== 'seated') {
      throw new Error(`not seated, but ${seat.state.phase}`);
    }
    return seat;
  }

  get types(): string[] {
    return this.happened.map(({ type }) => type);
  }
}
