import { beforeEach, describe, expect, it } from 'vitest';
import { contributor } from './downlink';
import { person } from './proof/fakeHouse';
import { settled } from './proof/manualClock';
import { VisitTrial, h264 } from './proof/visitTrial';

let trial: VisitTrial;
let house: VisitTrial['house'];
let clock: VisitTrial['clock'];
let devices: VisitTrial['devices'];

beforeEach(() => {
  trial = new VisitTrial();
  ({ house, clock, devices } = trial);
});

describe('what is sent', () => {
  it('offers four fixed lines in the house’s order', async () => {
    const { uplink } = await trial.visiting();
    expect(uplink.transceivers.map(({ kind, direction }) => `${kind} ${direction}`)).toEqual([
      'audio sendonly',
      'video sendonly',
      'video sendonly',
      'audio sendonly',
    ]);
    expect(house.requests('publish')).toHaveLength(1);
    expect(uplink.remoteDescription).toEqual({ type: 'answer', sdp: 'answer to offer 1' });
  });

  it('prefers VP8 and keeps the H.264 that all have', async () => {
    const { uplink } = await trial.visiting();
    expect(uplink.transceivers[1]?.preferred.map(({ mimeType, sdpFmtpLine }) => [mimeType, sdpFmtpLine])).toEqual([
      ['video/VP8', undefined],
      ['video/H264', h264('42e01f', 1)],
      ['video/rtx', undefined],
    ]);
  });

  it('tells the house what it shows', async () => {
    const { own } = await trial.visiting();
    expect(trial.shown).toMatchObject({ microphone: true, camera: true, screen: false, screenSound: false });
    await own.switch('camera', false);
    await settled();
    expect(trial.shown).toMatchObject({ microphone: true, camera: false });
    await own.startScreen();
    await settled();
    expect(trial.shown).toMatchObject({ screen: true, screenSound: true });
  });

  it('mutes by silence, not by taking the track away', async () => {
    const { own, uplink } = await trial.visiting();
    const sent = uplink.transceivers[0]?.sender.track;
    await own.switch('microphone', false);
    expect(uplink.transceivers[0]?.sender.track).toBe(sent);
    expect(sent?.enabled).toBe(false);
    expect(devices.given[0]?.enabled).toBe(true);
    await own.switch('microphone', true);
    expect(sent?.enabled).toBe(true);
  });

  it('replaces tracks and never negotiates for it', async () => {
    const { visit, own, uplink } = await trial.visiting();
    await own.switch('camera', false);
    await own.switch('camera', true);
    await own.startScreen();
    own.stopScreen();
    devices.given.find(({ kind }) => kind === 'audio')?.end();
    await settled();
    expect(uplink.transceivers).toHaveLength(4);
    expect(visit.renegotiations()).toBe(0);
    expect(house.requests('publish')).toHaveLength(1);
  });

  it('makes the camera smaller the more people watch', async () => {
    const { uplink } = await trial.visiting();
    await settled();
    expect(uplink.transceivers[1]?.parameters.encodings[0]).toMatchObject({ scaleResolutionDownBy: 1 });
    for (let participant = 2; participant < 8; participant++) {
      house.tell({ type: 'joined', person: person(participant) });
    }
    await settled();
    expect(uplink.transceivers[1]?.parameters.encodings[0]).toEqual({ scaleResolutionDownBy: 2, maxBitrate: 500_000 });
  });

  it('goes in without any device', async () => {
    devices.refuses = { audio: 'NotAllowedError', video: 'NotFoundError' };
    const { visit, uplink } = await trial.visiting();
    expect(visit.state.phase).toBe('seated');
    expect(uplink.transceivers).toHaveLength(4);
    expect(trial.shown).toMatchObject({ microphone: false, camera: false });
  });

  it('says that somebody speaks while muted', async () => {
    const { own } = await trial.visiting();
    await own.switch('microphone', false);
    trial.level = 0.2;
    await clock.pass(1_000);
    expect(trial.happened.map(({ type }) => type)).toContain('speaks-muted');
  });
});

describe('what is received', () => {
  it('answers the house’s offer and knows its slots', async () => {
    const { visit } = await trial.visiting();
    expect(house.requests('receive')[0]).toMatchObject({ audio: 4, video: 9 });
    expect(house.requests('received')[0]).toMatchObject({ answer: 'answer' });
    expect(visit.state.streams.map(({ mid }) => mid)).toEqual(['a0', 'a1', 'a2', 'a3', 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8']);
    expect(trial.audios).toHaveLength(4);
  });

  it('plays each person as loud as is wished, in whatever slot', async () => {
    const { visit, downlink } = await trial.visiting();
    const speaks = (slot: number, source: number, timestamp: number) =>
      downlink.transceivers[slot]?.receiver.sources.unshift({ source, timestamp, rtpTimestamp: 0 });
    visit.setVolume(person(5), 0.3);
    speaks(0, 5, 10);
    await clock.pass(200);
    expect(trial.audios.map(({ volume }) => volume)).toEqual([0.3, 1, 1, 1]);
    speaks(0, 6, 20);
    speaks(2, 5, 30);
    await clock.pass(200);
    expect(trial.audios.map(({ volume }) => volume)).toEqual([1, 1, 0.3, 1]);
    expect(visit.ears.slots()).toMatchObject({ a0: 6, a1: null, a2: 5 });
  });

  it('plays through the chosen loudspeaker', async () => {
    const { visit } = await trial.visiting();
    visit.ears.setSpeaker('out-1');
    expect(trial.audios.every(({ sink }) => sink === 'out-1')).toBe(true);
  });

  it('says that the browser wants a click before it plays', async () => {
    trial.blocked = true;
    const { visit } = await trial.visiting();
    expect(visit.state.soundBlocked).toBe(true);
    trial.blocked = false;
    visit.ears.play();
    await settled();
    expect(visit.state.soundBlocked).toBe(false);
  });

  it('names whoever contributed last', () => {
    const sources = [{ source: 3, timestamp: 5, rtpTimestamp: 0 }, { source: 4, timestamp: 9, rtpTimestamp: 0 }];
    expect(contributor({ getContributingSources: () => sources })).toBe(4);
    expect(contributor({ getContributingSources: () => [] })).toBeNull();
  });

  it('sends only the latest of many views', async () => {
    const { visit } = await trial.visiting();
    for (let most = 0; most < 50; most++) {
      visit.look({ most, pinned: [], page: [], speakers: true });
    }
    await settled();
    expect(house.requests('view').length).toBeLessThanOrEqual(2);
    expect(house.requests('view').at(-1)).toMatchObject({ most: 49 });
  });
});
