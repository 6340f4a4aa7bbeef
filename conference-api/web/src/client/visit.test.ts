import { beforeEach, describe, expect, it } from 'vitest';
import { contributor } from './downlink';
import { OwnMedia } from './own';
import { FakeHouse, person } from './proof/fakeHouse';
import { FakeDevices, FakePeer } from './proof/fakePeer';
import { ManualClock, settled } from './proof/manualClock';
import { Visit, type VisitHappening } from './visit';

const h264 = (profile: string, mode: number) => `level-asymmetry-allowed=1;packetization-mode=${mode};profile-level-id=${profile}`;
const codecs = [
  ['video/VP8'],
  ['video/rtx'],
  ['video/VP9', 'profile-id=0'],
  ['video/H264', h264('42001f', 1)],
  ['video/H264', h264('42e01f', 0)],
  ['video/H264', h264('42e01f', 1)],
  ['video/AV1'],
].map(([mimeType = '', sdpFmtpLine]) => ({ mimeType, clockRate: 90_000, ...(sdpFmtpLine === undefined ? {} : { sdpFmtpLine }) }));

class FakeAudio {
  srcObject: MediaProvider | null = null;
  volume = 1;
  sink = '';
  play = () => (blocked ? Promise.reject(new DOMException('', 'NotAllowedError')) : Promise.resolve());
  pause = () => undefined;
  setSinkId = (deviceId: string) => {
    this.sink = deviceId;
    return Promise.resolve();
  };
}

let house: FakeHouse;
let clock: ManualClock;
let devices: FakeDevices;
let audios: FakeAudio[];
let level: number;
let blocked: boolean;
let happened: VisitHappening[];

beforeEach(() => {
  house = new FakeHouse();
  clock = new ManualClock();
  devices = new FakeDevices();
  audios = [];
  level = 0;
  blocked = false;
  happened = [];
  FakePeer.made.length = 0;
});

async function visiting(): Promise<{ visit: Visit; own: OwnMedia; uplink: FakePeer; downlink: FakePeer }> {
  const own = new OwnMedia({
    devices: devices.asDevices,
    raw: false,
    microphone: { on: true, deviceId: null },
    camera: { on: true, deviceId: null },
  });
  await own.begin();
  const { openSocket, takeTicket } = house;
  const visit = new Visit(
    {
      clock,
      openSocket,
      takeTicket,
      stillOurs: () => true,
      random: () => 0.5,
      createPeer: () => new FakePeer().asPeer,
      createStream: (track) => ({ track }) as unknown as MediaStream,
      createAudio: () => {
        const audio = new FakeAudio();
        audios.push(audio);
        return audio;
      },
      codecs: () => codecs,
      meter: () => ({ now: () => level, stop: () => undefined }),
    },
    own,
  );
  visit.onHappening((happening) => happened.push(happening));
  visit.enter();
  await settled();
  const [uplink, downlink] = FakePeer.made;
  if (uplink === undefined || downlink === undefined) {
    throw new Error('no media was begun');
  }
  return { visit, own, uplink, downlink };
}

const lastShow = () => house.requests('show').at(-1);

describe('what is sent', () => {
  it('offers four fixed lines in the house’s order', async () => {
    const { uplink } = await visiting();
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
    const { uplink } = await visiting();
    expect(uplink.transceivers[1]?.preferred.map(({ mimeType, sdpFmtpLine }) => [mimeType, sdpFmtpLine])).toEqual([
      ['video/VP8', undefined],
      ['video/H264', h264('42e01f', 1)],
      ['video/rtx', undefined],
    ]);
  });

  it('tells the house what it shows', async () => {
    const { own } = await visiting();
    expect(lastShow()).toMatchObject({ microphone: true, camera: true, screen: false, screenSound: false });
    await own.switch('camera', false);
    await settled();
    expect(lastShow()).toMatchObject({ microphone: true, camera: false });
    await own.startScreen();
    await settled();
    expect(lastShow()).toMatchObject({ screen: true, screenSound: true });
  });

  it('mutes by silence, not by taking the track away', async () => {
    const { own, uplink } = await visiting();
    const sent = uplink.transceivers[0]?.sender.track;
    await own.switch('microphone', false);
    expect(uplink.transceivers[0]?.sender.track).toBe(sent);
    expect(sent?.enabled).toBe(false);
    expect(devices.given[0]?.enabled).toBe(true);
    await own.switch('microphone', true);
    expect(sent?.enabled).toBe(true);
  });

  it('replaces tracks and never negotiates for it', async () => {
    const { visit, own, uplink } = await visiting();
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
    const { uplink } = await visiting();
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
    const { visit, uplink } = await visiting();
    expect(visit.state.phase).toBe('seated');
    expect(uplink.transceivers).toHaveLength(4);
    expect(lastShow()).toMatchObject({ microphone: false, camera: false });
  });

  it('says that somebody speaks while muted', async () => {
    const { own } = await visiting();
    await own.switch('microphone', false);
    level = 0.2;
    await clock.pass(1_000);
    expect(happened.map(({ type }) => type)).toContain('speaks-muted');
  });
});

describe('what is received', () => {
  it('answers the house’s offer and knows its slots', async () => {
    const { visit } = await visiting();
    expect(house.requests('receive')[0]).toMatchObject({ audio: 4, video: 9 });
    expect(house.requests('received')[0]).toMatchObject({ answer: 'answer' });
    expect(visit.state.streams.map(({ mid }) => mid)).toEqual(['a0', 'a1', 'a2', 'a3', 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8']);
    expect(audios).toHaveLength(4);
  });

  it('plays each person as loud as is wished, in whatever slot', async () => {
    const { visit, downlink } = await visiting();
    const speaks = (slot: number, source: number, timestamp: number) =>
      downlink.transceivers[slot]?.receiver.sources.unshift({ source, timestamp, rtpTimestamp: 0 });
    visit.ears.setVolume(5, 0.3);
    speaks(0, 5, 10);
    await clock.pass(200);
    expect(audios.map(({ volume }) => volume)).toEqual([0.3, 1, 1, 1]);
    speaks(0, 6, 20);
    speaks(2, 5, 30);
    await clock.pass(200);
    expect(audios.map(({ volume }) => volume)).toEqual([1, 1, 0.3, 1]);
    expect(visit.ears.slots()).toMatchObject({ a0: 6, a1: null, a2: 5 });
  });

  it('plays through the chosen loudspeaker', async () => {
    const { visit } = await visiting();
    visit.ears.setSpeaker('out-1');
    expect(audios.every(({ sink }) => sink === 'out-1')).toBe(true);
  });

  it('says that the browser wants a click before it plays', async () => {
    blocked = true;
    const { visit } = await visiting();
    expect(visit.state.soundBlocked).toBe(true);
    blocked = false;
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
    const { visit } = await visiting();
    for (let most = 0; most < 50; most++) {
      visit.look({ most, pinned: [], page: [], speakers: true });
    }
    await settled();
    expect(house.requests('view').length).toBeLessThanOrEqual(2);
    expect(house.requests('view').at(-1)).toMatchObject({ most: 49 });
  });
});

describe('what is mended', () => {
  it('restarts ICE of the connection that failed, and only of that', async () => {
    const { uplink } = await visiting();
    uplink.become('connected');
    uplink.become('failed');
    await settled();
    expect(uplink.offers.map(({ iceRestart }) => iceRestart)).toEqual([false, true]);
    expect(house.requests('receive')).toHaveLength(1);
    expect(FakePeer.made).toHaveLength(2);
  });

  it('asks for another offer when what it receives is interrupted', async () => {
    const { visit, downlink } = await visiting();
    downlink.become('connected');
    downlink.become('disconnected');
    await clock.pass(2_900);
    expect(house.requests('receive')).toHaveLength(1);
    await clock.pass(200);
    expect(house.requests('receive')).toHaveLength(2);
    expect(visit.renegotiations()).toBe(1);
    expect(audios).toHaveLength(4);
  });

  it('makes a connection anew that the house has given up', async () => {
    const { visit, uplink, downlink } = await visiting();
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
    const { uplink, downlink } = await visiting();
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
    const { uplink } = await visiting();
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
    const { uplink, downlink } = await visiting();
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
    await visiting();
    house.refuses.clear();
    await clock.pass(10_000);
    expect(house.requests('publish')).toHaveLength(2);
  });
});

describe('host powers and the end', () => {
  it('is hushed, and may switch on again', async () => {
    const { own, visit } = await visiting();
    house.moment('hushed', { by: 'host' });
    await settled();
    expect(own.state.microphone.on).toBe(false);
    expect(lastShow()).toMatchObject({ microphone: false });
    await own.switch('microphone', true);
    await settled();
    expect(lastShow()).toMatchObject({ microphone: true });
    expect(visit.state.phase).toBe('seated');
  });

  it('ends all media when the house was started anew and has a lobby', async () => {
    const { visit, uplink, downlink } = await visiting();
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
    await expect(visiting()).rejects.toThrow('no media');
    expect(house.requests('show')).toHaveLength(0);
  });

  it.each(['removed', 'elsewhere', 'closed'])('lets go of all devices and connections: %s', async (now) => {
    const { visit, uplink, downlink } = await visiting();
    house.moment(now);
    expect(visit.state).toMatchObject({ phase: 'over', ending: now });
    expect([uplink.closed, downlink.closed]).toEqual([true, true]);
    const tracks = devices.given.flatMap((track) => [track, ...track.clones]);
    expect(tracks.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });
});
