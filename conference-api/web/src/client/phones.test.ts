import { beforeEach, describe, expect, it } from 'vitest';
import { person, phone } from './proof/fakeHouse';
import { SeatTrial } from './proof/seatTrial';
import { usualHearing } from './protocol';
import { readLineQuality, readPolicy, readTelephone } from './readingPhones';
import type { Seat } from './seat';

let trial: SeatTrial;
let house: SeatTrial['house'];
let seat: Seat;

beforeEach(async () => {
  trial = new SeatTrial();
  house = trial.house;
  house.role = 'host';
});

const raises = (participant: number, hand: boolean) =>
  house.tell({ type: 'changed', person: phone(participant, { hand }) });

describe('somebody on a telephone', () => {
  it('is told with the state of their line, by the house’s clock', async () => {
    house.people = [
      phone(50, {
        mutedBy: 'policy',
        sound: 'silent',
        since: '2026-03-01T10:00:00Z',
        came: '2026-03-01T09:59:00.500Z',
      }),
    ];
    seat = await trial.seated();
    expect(seat.state.people.find(({ participant }) => participant === 50)?.phone).toEqual({
      mutedBy: 'policy',
      sound: 'silent',
      sinceEpochMillis: Date.UTC(2026, 2, 1, 10),
      hand: false,
      gate: 'none',
      test: 'none',
      cameEpochMillis: Date.UTC(2026, 2, 1, 9, 59, 0, 500),
      hearing: usualHearing,
    });
  });

  it('is believed to be well where the house says what this page does not know', () => {
    expect(readTelephone({ mutedBy: 'a ghost', sound: 7, since: 'yesterday', hand: 'yes', test: [] })).toEqual({
      mutedBy: 'nobody',
      sound: 'sounding',
      sinceEpochMillis: null,
      hand: false,
      gate: 'none',
      test: 'none',
      cameEpochMillis: null,
      hearing: null,
    });
    expect(readTelephone({ hearing: { louderDecibels: 'very', promptPercent: 80 } })?.hearing).toEqual({
      louderDecibels: 0,
      clearerDecibels: 0,
      promptPercent: 80,
      oneAtATime: false,
    });
    expect(readTelephone(undefined)).toBeNull();
  });
});

describe('raised hands', () => {
  it('stand in the order in which they were raised', async () => {
    house.people = [phone(50), phone(51), phone(52)];
    seat = await trial.seated();
    raises(52, true);
    raises(50, true);
    raises(51, true);
    expect(seat.state.hands).toEqual([52, 50, 51]);
    raises(50, false);
    expect(seat.state.hands).toEqual([52, 51]);
    raises(50, true);
    expect(seat.state.hands).toEqual([52, 51, 50]);
  });

  it('keep their order when the house says all anew', async () => {
    house.people = [phone(50, { hand: true }), phone(51)];
    seat = await trial.seated();
    raises(51, true);
    house.people = [phone(52, { hand: true }), phone(51, { hand: true }), phone(50, { hand: true })];
    house.forgetful = true;
    house.socket.break();
    await trial.clock.pass(2_000);
    expect(seat.state.hands).toEqual([50, 51, 52]);
  });

  it('go with whoever leaves', async () => {
    house.people = [phone(50, { hand: true })];
    seat = await trial.seated();
    expect(seat.state.hands).toEqual([50]);
    house.tell({ type: 'left', participant: 50 });
    expect(seat.state.hands).toEqual([]);
  });
});

describe('the lines of telephones', () => {
  it('are told all at once, and replace what was told before', async () => {
    house.people = [phone(50), phone(51)];
    seat = await trial.seated();
    const way = { mos: 4.2, lossPercent: 0.5, jitterMillis: 3 };
    house.moment('lines', {
      lines: [{ participant: 50, uplink: way, downlink: null, roundTripMillis: null, deaf: true }],
    });
    expect(seat.state.qualities).toEqual([
      { participant: 50, uplink: way, downlink: null, roundTripMillis: null, deaf: true },
    ]);
    house.moment('lines', {
      lines: [{ participant: 51, uplink: null, downlink: way, roundTripMillis: 12, deaf: false }],
    });
    expect(seat.state.qualities.map(({ participant }) => participant)).toEqual([51]);
    house.tell({ type: 'left', participant: 51 });
    expect(seat.state.qualities).toEqual([]);
  });

  it('that cannot be read are left out, and nothing is thrown', () => {
    expect([null, 'line', {}, { participant: 'me' }, { participant: Number.NaN }].map(readLineQuality)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(readLineQuality({ participant: 5, uplink: { mos: 'good' }, downlink: { mos: 4 } })).toEqual({
      participant: 5,
      uplink: null,
      downlink: { mos: 4, lossPercent: 0, jitterMillis: 0 },
      roundTripMillis: null,
      deaf: false,
    });
  });
});

describe('the rule for telephones', () => {
  it('comes with the greeting, and changes while one sits there', async () => {
    house.policy = 'muted';
    seat = await trial.seated();
    expect(seat.state.room?.phones).toBe('muted');
    house.policy = 'listening';
    house.tell({ type: 'room', room: house.card });
    expect(seat.state.room).toMatchObject({ name: 'Visit', phones: 'listening' });
  });

  it('is "open" where an older house has none', () => {
    expect([undefined, 'closed', 3].map(readPolicy)).toEqual(['open', 'open', 'open']);
  });
});

describe('somebody on a telephone before the door', () => {
  it('waits with a masked number beside the others', async () => {
    house.waiting = [{ seat: 'w1', name: null, kind: 'phone', caller: '+49 30 23125 •••' }];
    seat = await trial.seated();
    house.tell({ type: 'waiting', waiting: { seat: 'w2', name: 'The nurse', kind: 'browser' } });
    expect(seat.state.waiting).toEqual([
      { seat: 'w1', name: null, kind: 'phone', caller: '+49 30 23125 •••' },
      { seat: 'w2', name: 'The nurse', kind: 'browser', caller: null },
    ]);
  });
});

it('has nothing of a telephone on a browser', async () => {
  house.people = [person(2)];
  seat = await trial.seated();
  expect(seat.state.people.map(({ phone: told }) => told)).toEqual([null, null]);
});
