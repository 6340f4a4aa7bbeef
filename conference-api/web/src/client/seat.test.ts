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

describe('coming in', () => {
  it('greets with its ticket and knows who is there', async () => {
    house.people = [person(2, { name: 'The doctor' })];
    const seat = await trial.seated();
    expect(house.requests('hello')[0]).toMatchObject({ version: 1, ticket: 'ticket-1' });
    expect(seat.state.people.map(({ name }) => name)).toEqual(['The daughter', 'The doctor']);
    expect(seat.state.you).toMatchObject({ participant: 1, role: 'guest' });
    expect(trial.happened).toEqual([{ type: 'seated', anew: true, returned: false }]);
  });

  it.each([
    [404, 'unknown-link'],
    [409, 'full'],
    [400, 'bad-name'],
  ])('ends when the house answers %i', async (status, ending) => {
    house.noTicket = { ok: false, status, problem: { code: '', detail: '' }, retryMillis: null };
    const seat = trial.newSeat();
    seat.enter();
    await settled();
    expect(seat.state).toMatchObject({ phase: 'over', ending });
    expect(house.sockets).toHaveLength(0);
  });

  it('asks again, ever more slowly, while nobody answers', async () => {
    house.noTicket = { ok: false, status: 0, problem: { code: '', detail: '' }, retryMillis: null };
    const seat = trial.newSeat();
    seat.enter();
    await clock.pass(60_000);
    expect(seat.state.phase).toBe('connecting');
    expect(seat.state.tries).toBeGreaterThan(4);
    expect(house.tickets).toBeLessThan(12);
    house.noTicket = null;
    await clock.pass(20_000);
    expect(seat.state.phase).toBe('seated');
  });

  it('waits as long as the house says when there were too many tries', async () => {
    house.noTicket = { ok: false, status: 429, problem: { code: '', detail: '' }, retryMillis: 30_000 };
    trial.newSeat().enter();
    await clock.pass(29_000);
    expect(house.tickets).toBe(1);
    await clock.pass(2_000);
    expect(house.tickets).toBe(2);
  });

  it('says that the page is too old for the house', async () => {
    house.refuses.set('hello', 'wrong-version');
    const seat = trial.newSeat();
    seat.enter();
    await settled();
    expect(seat.state).toMatchObject({ phase: 'over', ending: 'outdated' });
  });

  it('ends when the last place was taken meanwhile', async () => {
    house.refuses.set('hello', 'too-many');
    const seat = trial.newSeat();
    seat.enter();
    await settled();
    expect(seat.state).toMatchObject({ phase: 'over', ending: 'full' });
  });

  it('gives up a greeting that nobody answers', async () => {
    house.silentTo.add('hello');
    const seat = trial.newSeat();
    seat.enter();
    await clock.pass(11_000);
    expect(house.sockets.length).toBeGreaterThan(1);
    house.silentTo.clear();
    await clock.pass(11_000);
    expect(seat.state.phase).toBe('seated');
  });
});

describe('events', () => {
  it('follows who comes, changes and goes', async () => {
    const seat = await trial.seated();
    house.tell({ type: 'joined', person: person(2) });
    house.tell({ type: 'changed', person: person(2, { microphone: false }) });
    expect(seat.state.people.map(({ participant, microphone }) => [participant, microphone])).toEqual([
      [1, true],
      [2, false],
    ]);
    house.tell({ type: 'left', participant: 2 });
    expect(seat.state.people).toHaveLength(1);
  });

  it('puts another state in the place of the old one and never changes it', async () => {
    const seat = await trial.seated();
    const before = seat.state;
    house.tell({ type: 'joined', person: person(2) });
    expect(before.people).toHaveLength(1);
    expect(seat.state).not.toBe(before);
  });

  it('resumes when a number is missing, and hears what it missed', async () => {
    const seat = await trial.seated();
    house.tellNobody({ type: 'joined', person: person(2) });
    house.tell({ type: 'joined', person: person(3) });
    expect(seat.state.phase).toBe('reconnecting');
    await clock.pass(1_000);
    expect(house.requests('hello')[1]).toMatchObject({ resume: 'resume-1', seen: 7 });
    expect(seat.state.people.map(({ participant }) => participant)).toEqual([1, 2, 3]);
  });

  it('passes over an event that it has heard', async () => {
    const seat = await trial.seated();
    house.tell({ type: 'joined', person: person(2) });
    house.socket.say({ seq: house.seq, type: 'left', participant: 2 });
    expect(seat.state.people).toHaveLength(2);
  });

  it('counts kinds of events that it does not know', async () => {
    const seat = await trial.seated();
    house.tell({ type: 'quiet' });
    house.tell({ type: 'applause', participant: 2 });
    house.tell({ type: 'joined', person: person(2) });
    expect(seat.state.phase).toBe('seated');
    expect(seat.state.people).toHaveLength(2);
  });

  it('survives what cannot be read', async () => {
    const seat = await trial.seated();
    for (const text of ['', '{', '[]', 'null', '{"seq":"x"}', '{"now":5}', '{"re":"x"}', '{"now":"slots","slots":7}']) {
      house.socket.onmessage?.call(house.socket as unknown as WebSocket, { data: text } as MessageEvent<unknown>);
    }
    expect(seat.state.phase).toBe('seated');
  });
});

describe('a broken connection', () => {
  it('is resumed at once, with the token of the last greeting', async () => {
    const seat = await trial.seated();
    house.socket.break();
    expect(seat.state.phase).toBe('reconnecting');
    await clock.pass(100);
    expect(seat.state.phase).toBe('seated');
    house.socket.break();
    await clock.pass(2_000);
    expect(house.requests('hello').map(({ resume }) => resume)).toEqual([undefined, 'resume-1', 'resume-2']);
    expect(house.tickets).toBe(1);
    expect(trial.happened.filter(({ type }) => type === 'seated').slice(1)).toEqual([
      { type: 'seated', anew: false, returned: true },
      { type: 'seated', anew: false, returned: true },
    ]);
  });

  it('takes the whole room from the greeting when the house has forgotten what was missed', async () => {
    const seat = await trial.seated();
    house.forgetful = true;
    house.people = [person(9)];
    house.seq = 500;
    house.socket.break();
    await clock.pass(100);
    expect(seat.state.people.map(({ participant }) => participant)).toEqual([1, 9]);
    house.tell({ type: 'left', participant: 9 });
    expect(seat.state.people).toHaveLength(1);
  });

  it('sits down anew after thirty seconds', async () => {
    const seat = await trial.seated();
    house.autoOpen = false;
    house.socket.break();
    await clock.pass(31_000);
    expect(house.tickets).toBeGreaterThanOrEqual(1);
    house.autoOpen = true;
    await clock.pass(25_000);
    expect(seat.state.phase).toBe('seated');
    expect(house.tickets).toBeGreaterThan(1);
    expect(trial.happened.at(-1)).toEqual({ type: 'seated', anew: true, returned: true });
  });

  it('sits down anew when the house does not know the token', async () => {
    const seat = await trial.seated();
    house.refuses.set('hello', 'unknown-ticket');
    house.socket.break();
    await clock.pass(50);
    house.refuses.clear();
    await clock.pass(5_000);
    expect(house.tickets).toBe(2);
    expect(seat.state.phase).toBe('seated');
  });

  it('is noticed when the network is dead and closes nothing', async () => {
    const seat = await trial.seated();
    house.silentTo.add('ping');
    await clock.pass(15_000);
    expect(house.sockets).toHaveLength(2);
    house.silentTo.clear();
    await clock.pass(1_000);
    expect(seat.state.phase).toBe('seated');
  });

  it('is tried at once when the browser says that the network is back', async () => {
    const seat = await trial.seated();
    house.autoOpen = false;
    house.socket.break();
    await clock.pass(12_000);
    house.autoOpen = true;
    const sockets = house.sockets.length;
    seat.nudge();
    await settled();
    if (house.sockets.length === sockets) {
      // One was being opened; its own patience ends first.
      await clock.pass(11_000);
    }
    expect(seat.state.phase).toBe('seated');
  });

  it('answers every request that waited', async () => {
    const seat = await trial.seated();
    house.silentTo.add('name');
    const answer = seat.ask('name', { name: 'X' });
    await settled();
    house.socket.break();
    expect(await answer).toMatchObject({ ok: false, problem: { code: 'cut-off' } });
  });
});
