// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { person } from '../client/proof/fakeHouse';
import { FakePeer } from '../client/proof/fakePeer';
import type { Porch } from '../porch';
import { RoomPage } from '../room/RoomPage';
import { NewPage } from '../start/NewPage';
import { StartPage } from '../start/StartPage';
import { Theatre, doorway } from './theatre';

// axe takes its time on a busy machine; nothing here is a question of speed.
vi.setConfig({ testTimeout: 60_000 });

const DOOR = 'GET /api/rooms/visit/doorway';

let theatre: Theatre;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  FakePeer.made.length = 0;
  theatre = new Theatre();
  theatre.answers.set(DOOR, [200, doorway]);
  theatre.open('/r/visit#guestkey');
});

afterEach(async () => {
  await theatre.close();
});

async function atTheDoor(): Promise<Porch> {
  const porch = theatre.porch();
  await theatre.show(<RoomPage porch={porch} />);
  return porch;
}

async function inTheRoom(): Promise<Porch> {
  const porch = await atTheDoor();
  await theatre.type('join-name', 'The daughter');
  await theatre.press('join-go');
  return porch;
}

const state = () => theatre.part('room').dataset.state;

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
    await atTheDoor();
    expect(theatre.text).toContain('Visit, Tuesday 10:00');
    expect(theatre.text).toContain('2 people are there.');
    expect(theatre.part('phone-way').textContent).toContain('030 23125 100');
    expect(theatre.has('join-preview')).toBe(true);
    expect(theatre.has('join-meter')).toBe(true);
    expect(await theatre.complaints()).toEqual([]);
  });

  it('wants a name', async () => {
    await atTheDoor();
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
    await inTheRoom();
    expect(state()).toBe('seated');
    await theatre.press('devices');
    expect(theatre.text).toContain(sentence);
    expect(theatre.part('tile').dataset.muted).toBe('true');
  });

  it('has a sentence for a page that is not secure', async () => {
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
    await atTheDoor();
    expect(theatre.part('trouble').textContent).toContain('https://');
    expect(await theatre.complaints()).toEqual([]);
  });

  it('says that a link opens nothing', async () => {
    theatre.answers.set(DOOR, [404, {}]);
    await atTheDoor();
    expect(theatre.text).toContain('This link opens no room');
  });

  it('says that a link is not whole', async () => {
    await theatre.show(<RoomPage porch={null} />);
    expect(theatre.text).toContain('This link is not complete');
    expect(await theatre.complaints()).toEqual([]);
  });

  it('remembers the name', async () => {
    await inTheRoom();
    await theatre.close();
    sessionStorage.clear();
    theatre.open('/r/visit#guestkey');
    await atTheDoor();
    expect((theatre.part('join-name') as HTMLInputElement).value).toBe('The daughter');
  });
});

describe('the room', () => {
  it('shows everybody, and axe has nothing to say, whatever is open', async () => {
    theatre.house.role = 'host';
    theatre.house.people = [
      person(2, { name: 'The doctor', microphone: false }),
      person(3, { kind: 'phone', name: null, camera: false, heard: false, caller: '+49 30 23125 •••' }),
    ];
    theatre.house.waiting = [{ seat: 'w1', name: 'The nurse' }];
    await inTheRoom();
    expect(state()).toBe('seated');
    const tiles = [...document.querySelectorAll<HTMLElement>('[data-part="tile"]')];
    expect(tiles.map(({ dataset }) => [dataset.participant, dataset.kind, dataset.muted, dataset.self])).toEqual([
      ['2', 'browser', 'true', 'false'],
      ['3', 'phone', 'false', 'false'],
      ['1', 'browser', 'false', 'true'],
    ]);
    expect(theatre.text).toContain('on the telephone, not yet heard');
    expect(await theatre.complaints()).toEqual([]);
    for (const panel of ['people', 'invite', 'devices', 'help']) {
      await theatre.press(panel);
      expect([panel, await theatre.complaints()]).toEqual([panel, []]);
    }
  });

  it('outlines who speaks', async () => {
    theatre.house.people = [person(2)];
    await inTheRoom();
    await theatre.does(() => theatre.house.moment('speaking', { participants: [2] }));
    const speaking = [...document.querySelectorAll<HTMLElement>('[data-speaking="true"]')];
    expect(speaking.map(({ dataset }) => dataset.participant)).toEqual(['2']);
  });

  it('takes M and V for microphone and camera, and letters in a field for letters', async () => {
    await inTheRoom();
    await theatre.key('m');
    expect(theatre.house.requests('show').at(-1)).toMatchObject({ microphone: false, camera: true });
    await theatre.key('v');
    expect(theatre.house.requests('show').at(-1)).toMatchObject({ microphone: false, camera: false });
    await theatre.press('invite');
    theatre.part('invite-link').focus();
    await theatre.key('m');
    expect(theatre.house.requests('show').at(-1)).toMatchObject({ microphone: false });
    await theatre.key('Escape');
    expect(theatre.has('invite-link')).toBe(false);
  });

  it('lets a host admit, hush, send out and close', async () => {
    theatre.house.role = 'host';
    theatre.house.people = [person(2, { name: 'The doctor' })];
    await inTheRoom();
    await theatre.does(() => theatre.house.tell({ type: 'waiting', waiting: { seat: 'w1', name: 'The nurse' } }));
    expect(theatre.part('waiting-person').textContent).toContain('The nurse is waiting');
    await theatre.press('admit');
    await theatre.press('people');
    await theatre.press('hush');
    await theatre.press('remove');
    expect(theatre.house.requests('remove')).toEqual([]);
    await theatre.press('remove-sure');
    await theatre.press('close-room');
    await theatre.press('close-room-sure');
    expect(theatre.house.requests('admit')[0]).toMatchObject({ seat: 'w1' });
    expect(theatre.house.requests('hush')[0]).toMatchObject({ participant: 2 });
    expect(theatre.house.requests('remove')[0]).toMatchObject({ participant: 2 });
    expect(theatre.house.requests('close')).toHaveLength(1);
  });

  it('gives a guest no host powers', async () => {
    theatre.house.people = [person(2)];
    await inTheRoom();
    await theatre.press('people');
    expect(['hush', 'remove', 'close-room'].some((part) => theatre.has(part))).toBe(false);
  });

  it('invites with the guests’ link, never with a host’s own', async () => {
    theatre.answers.set(DOOR, [200, { ...doorway, role: 'host', guestLink: '/r/visit#forguests' }]);
    theatre.house.role = 'host';
    await inTheRoom();
    await theatre.press('invite');
    expect((theatre.part('invite-link') as HTMLInputElement).value).toMatch(/\/r\/visit#forguests$/);
  });

  it('says that the connection broke, and that one is back', async () => {
    await inTheRoom();
    await theatre.does(() => theatre.house.socket.break());
    await expect.poll(state).toBe('seated');
    await theatre.settle();
    expect(theatre.part('notice').textContent).toContain('You are back.');
  });

  it('says who was hushed by whom', async () => {
    await inTheRoom();
    await theatre.does(() => theatre.house.moment('hushed', { by: 'host' }));
    expect(theatre.part('notice').textContent).toContain('A host switched your microphone off.');
  });

  it('tells whoever looks from outside how it sees things, and no link', async () => {
    theatre.house.people = [person(2)];
    await inTheRoom();
    expect(window.parlour.state()).toMatchObject({ phase: 'seated', you: { participant: 1 } });
    expect(window.parlour.renegotiations()).toBe(0);
    expect((await window.parlour.stats()).uplink).toHaveLength(1);
    expect(JSON.stringify(window.parlour.state())).not.toContain('guestkey');
  });
});

describe('the lobby', () => {
  it('says that one waits, and leads in', async () => {
    theatre.house.state = 'lobby';
    await inTheRoom();
    expect(state()).toBe('lobby');
    expect(theatre.text).toContain('You are waiting');
    expect(await theatre.complaints()).toEqual([]);
    await theatre.does(() => theatre.house.socket.break());
    expect(theatre.text).toContain('You are waiting');
    await expect.poll(state).toBe('lobby');
    await theatre.does(() => theatre.house.moment('seated', { you: { participant: 1, seat: 's', role: 'guest', name: 'X' }, people: [person(1)], seq: 9 }));
    expect(state()).toBe('seated');
  });
});

describe('the end', () => {
  it.each([
    ['removed', 'You were sent out'],
    ['elsewhere', 'The room is open in another tab'],
    ['closed', 'The room is closed'],
  ])('has a page for %s', async (now, heading) => {
    await inTheRoom();
    await theatre.does(() => theatre.house.moment(now));
    expect(state()).toBe('over');
    expect(theatre.text).toContain(heading);
    expect(await theatre.complaints()).toEqual([]);
  });

  it('leads back in by the same link', async () => {
    await inTheRoom();
    await theatre.press('leave');
    expect(theatre.text).toContain('You left the room');
    expect(theatre.devices.given.every(({ readyState }) => readyState === 'ended')).toBe(true);
    await theatre.press('again');
    await theatre.press('join-go');
    expect(state()).toBe('seated');
  });
});

describe('a page that is loaded anew', () => {
  it('goes back in by itself', async () => {
    await inTheRoom();
    await theatre.close();
    theatre.open('/r/visit#guestkey');
    await atTheDoor();
    expect(state()).toBe('seated');
  });

  it('does not, once its person has left', async () => {
    await inTheRoom();
    await theatre.press('leave');
    await theatre.close();
    theatre.open('/r/visit#guestkey');
    await atTheDoor();
    expect(theatre.has('join-go')).toBe(true);
  });
});
