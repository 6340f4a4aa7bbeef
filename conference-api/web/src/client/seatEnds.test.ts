import { beforeEach, describe, expect, it } from 'vitest';
import { type FakeHouse, person } from './proof/fakeHouse';
import { type ManualClock, settled } from './proof/manualClock';
import { SeatTrial } from './proof/seatTrial';

let trial: SeatTrial;
let house: FakeHouse;
let clock: ManualClock;

beforeEach(() => {
  trial = new SeatTrial();
  ({ house, clock } = trial);
});

describe('the lobby', () => {
  it('lets nobody see anything, and leads in when a host says so', async () => {
    house.state = 'lobby';
    house.people = [person(2)];
    const seat = trial.newSeat();
    seat.enter();
    await settled();
    expect(seat.state).toMatchObject({ phase: 'lobby', people: [] });
    house.state = 'seated';
    house.moment('seated', { you: { participant: 1, seat: 's', role: 'guest', name: 'X' }, people: [person(1), person(2)] });
    expect(seat.state.phase).toBe('seated');
    expect(seat.state.people).toHaveLength(2);
    expect(trial.types).toEqual(['waits', 'seated']);
    house.tell({ type: 'left', participant: 2 });
    expect(seat.state.people).toHaveLength(1);
  });

  it('knows that it was let in while the connection was broken', async () => {
    house.state = 'lobby';
    const seat = trial.newSeat();
    seat.enter();
    await settled();
    house.state = 'seated';
    house.people = [person(2)];
    house.socket.break();
    await clock.pass(100);
    expect(seat.state.phase).toBe('seated');
    expect(seat.state.people).toHaveLength(2);
    expect(trial.happened.at(-1)).toMatchObject({ type: 'seated', anew: true });
  });

  it('ends with a refusal', async () => {
    house.state = 'lobby';
    const seat = trial.newSeat();
    seat.enter();
    await settled();
    house.moment('refused');
    house.socket.break(4003);
    expect(seat.state).toMatchObject({ phase: 'over', ending: 'refused' });
  });
});

describe('a host', () => {
  it('sees who waits, and asks by seat and participant', async () => {
    house.role = 'host';
    house.waiting = [{ seat: 'w1', name: 'The nurse' }];
    const seat = await trial.seated();
    expect(seat.state.waiting).toEqual([{ seat: 'w1', name: 'The nurse', kind: 'browser', caller: null }]);
    house.tell({ type: 'waiting', waiting: { seat: 'w2', name: 'The patient' } });
    expect(seat.state.waiting).toHaveLength(2);
    expect(await seat.ask('admit', { seat: 'w1' })).toMatchObject({ ok: true });
    house.tell({ type: 'waited', seat: 'w1' });
    house.tell({ type: 'admitted', seat: 'w2' });
    expect(seat.state.waiting).toEqual([]);
    await seat.ask('hush', { participant: 4 });
    await seat.ask('remove', { participant: 4 });
    expect(house.requests('hush')[0]).toMatchObject({ participant: 4 });
    expect(house.requests('remove')[0]).toMatchObject({ participant: 4 });
  });

  it('hears why something cannot be done', async () => {
    const seat = await trial.seated();
    house.refuses.set('close', 'host-only');
    expect(await seat.ask('close', {})).toEqual({ ok: false, problem: { code: 'host-only', detail: 'No.' } });
  });
});

describe('the end', () => {
  it.each([
    ['removed', 4004],
    ['elsewhere', 4005],
    ['closed', 4006],
  ])('is final when it is said: %s', async (now, code) => {
    const seat = await trial.seated();
    house.moment(now);
    house.socket.break(code);
    await clock.pass(60_000);
    expect(seat.state).toMatchObject({ phase: 'over', ending: now });
    expect(house.sockets).toHaveLength(1);
  });

  it('is known by the code of the closing alone', async () => {
    const seat = await trial.seated();
    house.socket.break(4005);
    expect(seat.state).toMatchObject({ phase: 'over', ending: 'elsewhere' });
  });

  it('takes no seat back that another tab has taken', async () => {
    const seat = await trial.seated();
    house.refuses.set('hello', 'unknown-ticket');
    trial.ours = false;
    house.socket.break();
    await clock.pass(5_000);
    expect(seat.state).toMatchObject({ phase: 'over', ending: 'elsewhere' });
    expect(house.tickets).toBe(1);
  });

  it('is not the end when the program is started anew', async () => {
    const seat = await trial.seated();
    house.moment('going');
    house.refuses.set('hello', 'unknown-ticket');
    house.socket.break(1001);
    await clock.pass(3_000);
    house.refuses.clear();
    await clock.pass(10_000);
    expect(trial.types).toContain('going');
    expect(seat.state.phase).toBe('seated');
  });

  it('is said to the house by whoever leaves', async () => {
    const seat = await trial.seated();
    await seat.leave();
    expect(house.requests('leave')).toHaveLength(1);
    expect(seat.state).toMatchObject({ phase: 'over', ending: 'left' });
    await clock.pass(60_000);
    expect(house.sockets).toHaveLength(1);
  });
});
