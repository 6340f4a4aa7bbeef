// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { person } from '../client/proof/fakeHouse';
import { DOOR, Theatre, doorway } from './theatre';

// axe takes its time on a busy machine; nothing here is a question of speed.
vi.setConfig({ testTimeout: 60_000 });

let theatre: Theatre;

beforeEach(() => {
  theatre = Theatre.opened();
});

afterEach(async () => {
  await theatre.close();
});

describe('the room', () => {
  it('shows everybody, and axe has nothing to say, whatever is open', async () => {
    theatre.house.role = 'host';
    theatre.house.people = [
      person(2, { name: 'The doctor', microphone: false }),
      person(3, { kind: 'phone', name: null, camera: false, heard: false, caller: '+49 30 23125 •••' }),
    ];
    theatre.house.waiting = [{ seat: 'w1', name: 'The nurse' }];
    await theatre.inTheRoom();
    expect(theatre.state()).toBe('seated');
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
    await theatre.inTheRoom();
    await theatre.does(() => theatre.house.moment('speaking', { participants: [2] }));
    const speaking = [...document.querySelectorAll<HTMLElement>('[data-speaking="true"]')];
    expect(speaking.map(({ dataset }) => dataset.participant)).toEqual(['2']);
  });

  it('takes M and V for microphone and camera, and letters in a field for letters', async () => {
    await theatre.inTheRoom();
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
    await theatre.inTheRoom();
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
    await theatre.inTheRoom();
    await theatre.press('people');
    expect(['hush', 'remove', 'close-room'].some((part) => theatre.has(part))).toBe(false);
  });

  it('invites with the guests’ link, never with a host’s own', async () => {
    theatre.answers.set(DOOR, [200, { ...doorway, role: 'host', guestLink: '/r/visit#forguests' }]);
    theatre.house.role = 'host';
    await theatre.inTheRoom();
    await theatre.press('invite');
    expect((theatre.part('invite-link') as HTMLInputElement).value).toMatch(/\/r\/visit#forguests$/);
  });

  it('says that the connection broke, and that one is back', async () => {
    await theatre.inTheRoom();
    await theatre.does(() => theatre.house.socket.break());
    await expect.poll(theatre.state).toBe('seated');
    await theatre.settle();
    expect(theatre.part('notice').textContent).toContain('You are back.');
  });

  it('says who was hushed by whom', async () => {
    await theatre.inTheRoom();
    await theatre.does(() => theatre.house.moment('hushed', { by: 'host' }));
    expect(theatre.part('notice').textContent).toContain('A host switched your microphone off.');
  });

  it('tells whoever looks from outside how it sees things, and no link', async () => {
    theatre.house.people = [person(2)];
    await theatre.inTheRoom();
    expect(window.parlour.state()).toMatchObject({ phase: 'seated', you: { participant: 1 } });
    expect(window.parlour.renegotiations()).toBe(0);
    expect((await window.parlour.stats()).uplink).toHaveLength(1);
    expect(JSON.stringify(window.parlour.state())).not.toContain('guestkey');
  });
});

describe('the lobby', () => {
  it('says that one waits, and leads in', async () => {
    theatre.house.state = 'lobby';
    await theatre.inTheRoom();
    expect(theatre.state()).toBe('lobby');
    expect(theatre.text).toContain('You are waiting');
    expect(await theatre.complaints()).toEqual([]);
    await theatre.does(() => theatre.house.socket.break());
    expect(theatre.text).toContain('You are waiting');
    await expect.poll(theatre.state).toBe('lobby');
    await theatre.does(() => theatre.house.moment('seated', { you: { participant: 1, seat: 's', role: 'guest', name: 'X' }, people: [person(1)], seq: 9 }));
    expect(theatre.state()).toBe('seated');
  });
});

describe('the end', () => {
  it.each([
    ['removed', 'You were sent out'],
    ['elsewhere', 'The room is open in another tab'],
    ['closed', 'The room is closed'],
  ])('has a page for %s', async (now, heading) => {
    await theatre.inTheRoom();
    await theatre.does(() => theatre.house.moment(now));
    expect(theatre.state()).toBe('over');
    expect(theatre.text).toContain(heading);
    expect(await theatre.complaints()).toEqual([]);
  });

  it('leads back in by the same link', async () => {
    await theatre.inTheRoom();
    await theatre.press('leave');
    expect(theatre.text).toContain('You left the room');
    expect(theatre.devices.given.every(({ readyState }) => readyState === 'ended')).toBe(true);
    await theatre.press('again');
    await theatre.press('join-go');
    expect(theatre.state()).toBe('seated');
  });
});

describe('a page that is loaded anew', () => {
  it('goes back in by itself', async () => {
    await theatre.inTheRoom();
    await theatre.close();
    theatre.open('/r/visit#guestkey');
    await theatre.atTheDoor();
    expect(theatre.state()).toBe('seated');
  });

  it('does not, once its person has left', async () => {
    await theatre.inTheRoom();
    await theatre.press('leave');
    await theatre.close();
    theatre.open('/r/visit#guestkey');
    await theatre.atTheDoor();
    expect(theatre.has('join-go')).toBe(true);
  });
});
