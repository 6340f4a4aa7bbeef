import { beforeEach, describe, expect, it } from 'vitest';
import { person } from './proof/fakeHouse';
import { FakePeer } from './proof/fakePeer';
import { settled } from './proof/manualClock';
import { VisitTrial } from './proof/visitTrial';
import type { Visit } from './visit';

const AS_IT_COMES = 4;

let trial: VisitTrial;
let visit: Visit;
let downlink: FakePeer;
let seconds: number;

beforeEach(async () => {
  trial = new VisitTrial();
  trial.house.people = [person(5), person(6)];
  seconds = 0;
  ({ visit, downlink } = await trial.visiting());
});

/** Somebody is heard in a slot from now on. */
async function speaks(slot: number, source: number): Promise<void> {
  downlink.transceivers[slot]?.receiver.sources.unshift({ source, timestamp: (seconds += 1), rtpTimestamp: 0 });
  await trial.clock.pass(200);
}

const gains = () => [...trial.amplifier.gains.values()];
const volumes = () => trial.audios.slice(0, AS_IT_COMES).map(({ volume }) => volume);

describe('somebody who is to be louder than they come', () => {
  it('goes through the amplifier, and the element itself is silent', async () => {
    visit.setVolume(person(5), 1.6);
    await speaks(0, 5);
    expect(gains()).toEqual([1.6]);
    expect(volumes()).toEqual([0, 1, 1, 1]);
    expect(trial.audios).toHaveLength(AS_IT_COMES + 1);
  });

  it('is at most twice as loud', async () => {
    visit.setVolume(person(5), 7);
    await speaks(0, 5);
    expect(gains()).toEqual([2]);
    expect(visit.ears.volume(5)).toBe(2);
  });

  it('leaves the others in that slot as they come', async () => {
    visit.setVolume(person(5), 1.6);
    visit.setVolume(person(6), 0.4);
    await speaks(0, 5);
    await speaks(0, 6);
    expect(gains()).toEqual([]);
    expect(volumes()).toEqual([0.4, 1, 1, 1]);
    await speaks(0, 5);
    expect(gains()).toEqual([1.6]);
  });

  it('is followed into another slot', async () => {
    visit.setVolume(person(5), 1.5);
    await speaks(0, 5);
    await speaks(0, 6);
    await speaks(2, 5);
    expect(gains()).toEqual([1.5]);
    expect(volumes()).toEqual([1, 1, 0, 1]);
  });

  it('is as loud as they come for as long as the browser keeps the amplifier silent', async () => {
    trial.amplifier.running = false;
    visit.setVolume(person(5), 1.6);
    await speaks(0, 5);
    expect(gains()).toEqual([]);
    expect(volumes()).toEqual([1, 1, 1, 1]);
    trial.amplifier.running = true;
    await trial.clock.pass(200);
    expect(gains()).toEqual([1.6]);
  });

  it('goes back to the plain way at 100 %', async () => {
    visit.setVolume(person(5), 1.6);
    await speaks(0, 5);
    visit.setVolume(person(5), 1);
    expect(gains()).toEqual([]);
    expect(volumes()).toEqual([1, 1, 1, 1]);
  });

  it('sounds from the chosen loudspeaker', async () => {
    visit.ears.setSpeaker('out-1');
    visit.setVolume(person(5), 1.6);
    await speaks(0, 5);
    expect(trial.audios.map(({ sink }) => sink)).toEqual(Array.from({ length: AS_IT_COMES + 1 }, () => 'out-1'));
    visit.ears.setSpeaker('out-2');
    expect(trial.audios.every(({ sink }) => sink === 'out-2')).toBe(true);
  });

  it('needs no amplifier any more when the visit is over', async () => {
    visit.setVolume(person(5), 1.6);
    await speaks(0, 5);
    await visit.leave();
    expect(gains()).toEqual([]);
    expect(trial.amplifier.closed).toBe(true);
  });
});

describe('how loud somebody was', () => {
  it('is kept when all media begins anew', async () => {
    visit.setVolume(person(5), 0.3);
    trial.house.line('connected', 'gone');
    await settled();
    downlink = FakePeer.made.at(-1) ?? downlink;
    await speaks(1, 5);
    expect(trial.audios.slice(AS_IT_COMES).map(({ volume }) => volume)).toEqual([1, 0.3, 1, 1]);
  });

  it('is kept for who comes back under another number', async () => {
    visit.setVolume(person(5), 1.8);
    trial.house.tell({ type: 'left', participant: 5 });
    trial.house.tell({ type: 'joined', person: { ...person(9), seat: 'seat-5' } });
    await settled();
    expect(visit.ears.volume(9)).toBe(1.8);
    expect(visit.ears.volume(6)).toBe(1);
  });
});
