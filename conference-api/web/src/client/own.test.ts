import { beforeEach, describe, expect, it } from 'vitest';
import { OwnMedia, type Source } from './own';
import { FakeDevices } from './proof/fakePeer';
import { settled } from './proof/manualClock';
import { troubleOf } from './troubles';

let devices: FakeDevices;

beforeEach(() => {
  devices = new FakeDevices();
});

function newOwn(part: { raw?: boolean; microphone?: string; cameraOn?: boolean } = {}): OwnMedia {
  return new OwnMedia({
    devices: devices.asDevices,
    raw: part.raw ?? false,
    microphone: { on: true, deviceId: part.microphone ?? null },
    camera: { on: part.cameraOn ?? true, deviceId: null },
  });
}

describe('asking for devices', () => {
  it('asks one question for both', async () => {
    const own = newOwn();
    await own.begin();
    expect(devices.asked).toHaveLength(1);
    expect(own.state.microphone.track).not.toBeNull();
    expect(own.state.camera.track).not.toBeNull();
    expect(own.state.choices.microphones).toEqual([{ deviceId: 'mic-1', label: 'Built-in microphone' }]);
  });

  it('wants a voice cleaned, and a raw one for measurements', async () => {
    await newOwn().begin();
    await newOwn({ raw: true }).begin();
    const [usual, raw] = devices.asked.map(({ audio }) => audio);
    expect(usual).toMatchObject({ echoCancellation: true, noiseSuppression: true, autoGainControl: true });
    expect(raw).toMatchObject({ echoCancellation: false, noiseSuppression: false, autoGainControl: false });
  });

  it('has the microphone when only the camera was refused', async () => {
    devices.refuses.video = 'NotAllowedError';
    const own = newOwn();
    await own.begin();
    expect(own.state.microphone).toMatchObject({ trouble: null });
    expect(own.state.microphone.track).not.toBeNull();
    expect(own.state.camera).toMatchObject({ trouble: 'refused', track: null });
  });

  it('asks for no camera that is not wanted', async () => {
    await newOwn({ cameraOn: false }).begin();
    expect(devices.asked.every(({ video }) => video === undefined)).toBe(true);
  });

  it('says that the page is not secure', async () => {
    const own = new OwnMedia({
      devices: undefined,
      raw: false,
      microphone: { on: true, deviceId: null },
      camera: { on: true, deviceId: null },
    });
    await own.begin();
    expect([own.state.microphone.trouble, own.state.camera.trouble]).toEqual(['insecure', 'insecure']);
  });

  it('takes the system’s own where the remembered one is gone', async () => {
    const own = newOwn({ microphone: 'mic-of-last-year' });
    await own.begin();
    expect(own.state.microphone).toMatchObject({ deviceId: null, trouble: null });
    expect(own.state.microphone.track).not.toBeNull();
  });

  it('tries again when it is switched on again', async () => {
    devices.refuses.audio = 'NotReadableError';
    const own = newOwn();
    await own.begin();
    expect(own.state.microphone.trouble).toBe('busy');
    devices.refuses = {};
    await own.switch('microphone', true);
    expect(own.state.microphone).toMatchObject({ trouble: null });
  });
});

describe('while it is used', () => {
  it('puts the camera’s light out when it is off, and keeps the microphone ready', async () => {
    const own = newOwn();
    await own.begin();
    const [microphone, camera] = devices.given;
    await own.switch('camera', false);
    await own.switch('microphone', false);
    expect(camera?.readyState).toBe('ended');
    expect(microphone?.readyState).toBe('live');
  });

  it('takes another microphone when the chosen one is unplugged, and says so', async () => {
    const fallen: Source[] = [];
    const own = newOwn({ microphone: 'mic-1' });
    own.onFallback((source) => fallen.push(source));
    await own.begin();
    devices.given.find(({ kind }) => kind === 'audio')?.end();
    await settled();
    expect(fallen).toEqual(['microphone']);
    expect(own.state.microphone).toMatchObject({ deviceId: null, trouble: null });
    expect(own.state.microphone.track).not.toBeNull();
  });

  it('says that there is no other', async () => {
    const own = newOwn();
    await own.begin();
    devices.refuses.audio = 'NotFoundError';
    devices.given.find(({ kind }) => kind === 'audio')?.end();
    await settled();
    expect(own.state.microphone).toMatchObject({ track: null, trouble: 'unplugged' });
  });

  it('keeps the latest of two quick choices', async () => {
    const own = newOwn();
    await own.begin();
    devices.devices.push({ kind: 'videoinput', deviceId: 'cam-2', label: 'Other' });
    await Promise.all([own.choose('camera', 'cam-2'), own.choose('camera', 'cam-1')]);
    const live = devices.given.filter((track) => track.kind === 'video' && track.readyState === 'live');
    expect(live).toHaveLength(1);
    expect(own.state.camera.deviceId).toBe('cam-1');
  });

  it('shares a screen with its sound until the browser’s own bar ends it', async () => {
    const own = newOwn();
    await own.startScreen();
    expect(own.state.screen.picture).not.toBeNull();
    expect(own.state.screen.sound).not.toBeNull();
    const sound = devices.given.find(({ label }) => label === 'screen sound');
    devices.given.find(({ label }) => label === 'screen')?.end();
    expect(own.state.screen.picture).toBeNull();
    expect(sound?.readyState).toBe('ended');
  });

  it('takes a closed question for a change of mind', async () => {
    devices.refuses.screen = 'NotAllowedError';
    const own = newOwn();
    await own.startScreen();
    expect(own.state.screen).toEqual({ picture: null, sound: null, trouble: null });
  });

  it('lets go of everything', async () => {
    const own = newOwn();
    await own.begin();
    await own.startScreen();
    own.close();
    expect(devices.given.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });
});

it.each([
  ['NotAllowedError', '', 'refused'],
  ['NotAllowedError', 'Permission denied by system', 'refused-by-system'],
  ['NotFoundError', '', 'missing'],
  ['NotReadableError', '', 'busy'],
  ['OverconstrainedError', '', 'unfitting'],
  ['NotSupportedError', '', 'unsupported'],
  ['WhateverError', '', 'unknown'],
])('has a word for %s', (name, message, trouble) => {
  expect(troubleOf(new DOMException(message, name))).toBe(trouble);
});
