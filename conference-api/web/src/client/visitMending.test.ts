import { beforeEach, describe, expect, it } from 'vitest';
import { person } from './proof/fakeHouse';
import { FakePeer } from './proof/fakePeer';
import { settled } from './proof/manualClock';
import { VisitTrial } from './proof/visitTrial';

let trial: VisitTrial;
let house: VisitTrial['house'];
let clock: VisitTrial['clock'];
let devices: VisitTrial['devices'];

beforeEach(() => {
  trial = new VisitTrial();
  ({ house, clock, devices } = trial);
});

describe('what is mended', () => {
  it('restarts ICE of the connection that failed, and only of that', async () => {
    const { uplink } = await trial.visiting();
    uplink.become('connected');
    uplink.become('failed');
    await settled();
    expect(uplink.offers.map(({ iceRestart }) => iceRestart)).toEqual([false, true]);
    expect(house.requests('receive')).toHaveLength(1);
    expect(FakePeer.made).toHaveLength(2);
  });

  it('asks for another offer when what it receives is interrupted', async () => {
    const { visit, downlink } = await trial.visiting();
    downlink.become('connected');
    downlink.become('disconnected');
    await clock.pass(2_900);
    expect(house.requests('receive')).toHaveLength(1);
    await clock.pass(200);
    expect(house.requests('receive')).toHaveLength(2);
    expect(visit.renegotiations()).toBe(1);
    expect(trial.audios).toHaveLength(4);
  });

  it('makes a connection anew that the house has given up', async () => {
    const { visit, uplink, downlink } = await trial.visiting();
    uplink.become('connected');
    downlink.become('connected');
    house.line('connected', 'gone');
    await settled();
    expect(downlink.closed).toBe(true);
    expect(uplink.closed).toBe(false);
    expect(FakePeer.made).toHaveLength(3);
    expect(visit.state.streams).toHaveLength(13);
  });

  it('leaves media alone while signalling resumes', async () => {
    const { uplink, downlink } = await trial.visiting();
    uplink.become('connected');
    downlink.become('connected');
    house.socket.break();
    await clock.pass(500);
    expect(FakePeer.made).toHaveLength(2);
    expect([uplink.closed, downlink.closed]).toEqual([false, false]);
    expect(house.requests('publish')).toHaveLength(1);
    expect(house.requests('show').length).toBeGreaterThan(1);
  });

  it('mends what failed meanwhile when signalling is back', async () => {
    const { uplink } = await trial.visiting();
    uplink.become('connected');
    house.autoOpen = false;
    house.socket.break();
    uplink.become('failed');
    await clock.pass(5_000);
    expect(house.requests('publish')).toHaveLength(1);
    house.autoOpen = true;
    await clock.pass(12_000);
    expect(uplink.offers[1]).toEqual({ iceRestart: true });
  });

  it('begins all media anew on a new seat', async () => {
    const { uplink, downlink } = await trial.visiting();
    house.refuses.set('hello', 'unknown-ticket');
    house.socket.break();
    await clock.pass(50);
    house.refuses.clear();
    await clock.pass(5_000);
    expect([uplink.closed, downlink.closed]).toEqual([true, true]);
    expect(FakePeer.made).toHaveLength(4);
    expect(FakePeer.made[2]?.transceivers[0]?.sender.track).not.toBeNull();
  });

  it('tries again when the house refuses an offer', async () => {
    house.refuses.set('publish', 'sdp_no_media');
    await trial.visiting();
    house.refuses.clear();
    await clock.pass(10_000);
    expect(house.requests('publish')).toHaveLength(2);
  });
});

describe('host powers and the end', () => {
  it('is hushed, and may switch on again', async () => {
    const { own, visit } = await trial.visiting();
    house.moment('hushed', { by: 'host' });
    await settled();
    expect(own.state.microphone.on).toBe(false);
    expect(trial.shown).toMatchObject({ microphone: false });
    await own.switch('microphone', true);
    await settled();
    expect(trial.shown).toMatchObject({ microphone: true });
    expect(visit.state.phase).toBe('seated');
  });

  it('ends all media when the house was started anew and has a lobby', async () => {
    const { visit, uplink, downlink } = await trial.visiting();
    house.refuses.set('hello', 'unknown-ticket');
    house.state = 'lobby';
    house.socket.break();
    await clock.pass(50);
    house.refuses.clear();
    await clock.pass(5_000);
    expect(visit.state.phase).toBe('lobby');
    expect([uplink.closed, downlink.closed]).toEqual([true, true]);
    house.moment('seated', { you: { participant: 1, seat: 's', role: 'guest', name: 'X' }, people: [person(1)] });
    await settled();
    expect(FakePeer.made).toHaveLength(4);
  });

  it('sends no media from the lobby', async () => {
    house.state = 'lobby';
    await expect(trial.visiting()).rejects.toThrow('no media');
    expect(house.requests('show')).toHaveLength(0);
  });

  it.each(['removed', 'elsewhere', 'closed'])('lets go of all devices and connections: %s', async (now) => {
    const { visit, uplink, downlink } = await trial.visiting();
    house.moment(now);
    expect(visit.state).toMatchObject({ phase: 'over', ending: now });
    expect([uplink.closed, downlink.closed]).toEqual([true, true]);
    const tracks = devices.given.flatMap((track) => [track, ...track.clones]);
    expect(tracks.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });
});
