// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomPage } from '../room/RoomPage';
import { NewPage } from '../start/NewPage';
import { StartPage } from '../start/StartPage';
import { DOOR, Theatre } from './theatre';

// axe takes its time on a busy machine; nothing here is a question of speed.
vi.setConfig({ testTimeout: 60_000 });

let theatre: Theatre;

beforeEach(() => {
  theatre = Theatre.opened();
});

afterEach(async () => {
  await theatre.close();
});

describe('the first page', () => {
  it('leads to a new room, and axe has nothing to say', async () => {
    await theatre.show(<StartPage />);
    expect(theatre.part('create').getAttribute('href')).toBe('/new');
    expect(await theatre.complaints()).toEqual([]);
  });
});

describe('a new room', () => {
  const made = {
    room: { room: 'visit', name: 'Visit' },
    number: '100',
    pin: '123456786',
    hostLink: '/r/visit#hostkey',
    guestLink: '/r/visit#guestkey',
  };

  it('asks for the token once, and tells both links', async () => {
    theatre.answers.set('POST /api/admin/session', [204, {}]);
    theatre.answers.set('POST /api/rooms', [201, made]);
    await theatre.show(<NewPage />);
    expect(await theatre.complaints()).toEqual([]);
    await theatre.type('create-token', 'secret');
    await theatre.type('create-name', 'Visit');
    await theatre.press('create-lobby');
    await theatre.press('create-go');
    const created = theatre.asked.find(({ path, init }) => path === '/api/rooms' && init?.method === 'POST');
    expect(JSON.parse(String(created?.init?.body))).toEqual({ name: 'Visit', lobby: true, language: 'en' });
    expect(created?.init?.headers).toMatchObject({ 'X-Parlour': '1' });
    expect((theatre.part('host-link') as HTMLInputElement).value).toMatch(/^http.*\/r\/visit#hostkey$/);
    expect((theatre.part('guest-link') as HTMLInputElement).value).toMatch(/^http.*\/r\/visit#guestkey$/);
    expect(theatre.text).toContain('123 456 786');
    expect(await theatre.complaints()).toEqual([]);
  });

  it('asks no token of a browser that is known', async () => {
    theatre.answers.set('GET /api/numbers', [200, [{ number: '100' }]]);
    theatre.answers.set('POST /api/rooms', [201, made]);
    await theatre.show(<NewPage />);
    expect(theatre.has('create-token')).toBe(false);
    await theatre.press('create-go');
    expect(theatre.has('guest-link')).toBe(true);
  });

  it('says in words that the token is wrong', async () => {
    theatre.answers.set('POST /api/admin/session', [401, {}]);
    await theatre.show(<NewPage />);
    await theatre.type('create-token', 'wrong');
    await theatre.press('create-go');
    expect(theatre.text).toContain('This is not the admin token');
  });
});

describe('in front of the door', () => {
  it('says where one goes, who is there, and how to call', async () => {
    await theatre.atTheDoor();
    expect(theatre.text).toContain('Visit, Tuesday 10:00');
    expect(theatre.text).toContain('2 people are there.');
    expect(theatre.part('phone-way').textContent).toContain('030 23125 100');
    expect(theatre.has('join-preview')).toBe(true);
    expect(theatre.has('join-meter')).toBe(true);
    expect(await theatre.complaints()).toEqual([]);
  });

  it('wants a name', async () => {
    await theatre.atTheDoor();
    await theatre.press('join-go');
    expect(theatre.text).toContain('Please say who you are.');
    expect(theatre.house.sockets).toHaveLength(0);
    expect(await theatre.complaints()).toEqual([]);
  });

  it.each([
    ['NotAllowedError', 'You did not allow camera and microphone.'],
    ['NotFoundError', 'Neither a camera nor a microphone was found.'],
    ['NotReadableError', 'Another program is using the microphone.'],
  ])('has a sentence for %s, and lets one in all the same', async (error, sentence) => {
    theatre.devices.refuses = { audio: error, video: error };
    await theatre.inTheRoom();
    expect(theatre.state()).toBe('seated');
    await theatre.press('devices');
    expect(theatre.text).toContain(sentence);
    expect(theatre.part('tile').dataset.muted).toBe('true');
  });

  it('has a sentence for a page that is not secure', async () => {
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
    await theatre.atTheDoor();
    expect(theatre.part('trouble').textContent).toContain('https://');
    expect(await theatre.complaints()).toEqual([]);
  });

  it('says that a link opens nothing', async () => {
    theatre.answers.set(DOOR, [404, {}]);
    await theatre.atTheDoor();
    expect(theatre.text).toContain('This link opens no room');
  });

  it('says that a link is not whole', async () => {
    await theatre.show(<RoomPage porch={null} />);
    expect(theatre.text).toContain('This link is not complete');
    expect(await theatre.complaints()).toEqual([]);
  });

  it('remembers the name', async () => {
    await theatre.inTheRoom();
    await theatre.close();
    sessionStorage.clear();
    theatre.open('/r/visit#guestkey');
    await theatre.atTheDoor();
    expect((theatre.part('join-name') as HTMLInputElement).value).toBe('The daughter');
  });
});
