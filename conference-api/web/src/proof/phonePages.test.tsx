// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HearingTest, MutedBy } from '../client';
import { person, phone } from '../client/proof/fakeHouse';
import { DOOR, Theatre, doorway } from './theatre';

// axe takes its time on a busy machine; nothing here is a question of speed.
vi.setConfig({ testTimeout: 60_000 });

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
const way = (mos: number) => ({ mos, lossPercent: 1.2, jitterMillis: 8 });

let theatre: Theatre;

beforeEach(() => {
  theatre = Theatre.opened();
  theatre.house.role = 'host';
});

afterEach(async () => {
  await theatre.close();
});

const tile = (participant: number) => theatre.within(`[data-part="tile"][data-participant="${participant}"]`);
const lines = (lines: object[]) => theatre.does(() => theatre.house.moment('lines', { lines }));
const quality = (participant: number, uplink: number, part: object = {}) => ({
  participant,
  uplink: way(uplink),
  downlink: way(4.2),
  roundTripMillis: 40,
  deaf: false,
  ...part,
});

describe('the tile of a telephone', () => {
  it.each<[MutedBy, string]>([
    ['caller', 'muted by caller'],
    ['host', 'muted by host'],
    ['policy', 'muted by room rule'],
  ])('says that it is muted, and by whom: %s', async (mutedBy, words) => {
    theatre.house.people = [phone(50, { mutedBy })];
    await theatre.inTheRoom();
    expect(tile(50).dataset).toMatchObject({ kind: 'phone', muted: 'true', mutedBy, sound: 'sounding' });
    expect(tile(50).textContent).toContain(words);
    await theatre.does(() => theatre.house.tell({ type: 'changed', person: phone(50) }));
    expect(tile(50).dataset).toMatchObject({ muted: 'false', mutedBy: 'nobody' });
  });

  it('says that it holds, and for how long, by the house’s clock', async () => {
    const ahead = 3_600;
    theatre.headers.set('Date', new Date(Date.now() + ahead * 1_000).toUTCString());
    theatre.house.people = [phone(50, { sound: 'held', since: ago(42 - ahead) })];
    await theatre.inTheRoom();
    expect(tile(50).dataset.sound).toBe('held');
    expect(tile(50).textContent).toMatch(/has put us on hold 0:4\d/);
    expect(theatre.has('tile-oneway')).toBe(false);
  });

  it('names silence in a sentence with a clock that counts, and advice for hosts', async () => {
    theatre.house.people = [phone(50, { sound: 'silent', since: ago(12) })];
    await theatre.inTheRoom();
    const sentence = () => theatre.part('tile-oneway').textContent ?? '';
    expect(sentence()).toContain('We have heard nothing from this telephone for 0:1');
    expect(sentence()).toContain('calling again helps');
    const before = sentence();
    await expect.poll(sentence, { timeout: 5_000 }).not.toBe(before);
    expect(await theatre.complaints()).toEqual([]);
    await theatre.does(() => theatre.house.tell({ type: 'changed', person: phone(50) }));
    expect(theatre.has('tile-oneway')).toBe(false);
  });

  it('gives a guest the sentence without advice', async () => {
    theatre.house.role = 'guest';
    theatre.house.people = [phone(50, { sound: 'awaited', since: ago(12) })];
    await theatre.inTheRoom();
    expect(theatre.part('tile-oneway').textContent).toContain('Nothing has come from this telephone');
    expect(theatre.part('tile-oneway').textContent).not.toContain('should hang up');
  });

  it('says that nothing of us arrives there', async () => {
    theatre.house.people = [phone(50)];
    await theatre.inTheRoom();
    await lines([quality(50, 4.3, { deaf: true })]);
    expect(theatre.part('tile-oneway').dataset.oneway).toBe('deaf');
    expect(theatre.part('tile-oneway').textContent).toContain('This telephone hears nothing of us');
    expect(await theatre.complaints()).toEqual([]);
  });

  it('shows how good its line is, and the numbers on asking', async () => {
    theatre.house.people = [phone(50), phone(51)];
    await theatre.inTheRoom();
    expect(tile(50).dataset.quality).toBe('unknown');
    await lines([quality(50, 4.3), quality(51, 2.9)]);
    expect([50, 51].map((participant) => tile(participant).dataset.quality)).toEqual(['good', 'poor']);
    expect(theatre.part('tile-quality').title).toContain('MOS 4.3, 1.2% lost, jitter 8 ms');
    await theatre.press('tile-menu', tile(51));
    expect(theatre.part('line-numbers').textContent).toContain('2.9 · poor');
    expect(theatre.part('line-numbers').textContent).toContain('40 ms');
  });

  it('shows a raised hand, and whose turn it is', async () => {
    theatre.house.people = [phone(50), phone(51, { hand: true })];
    await theatre.inTheRoom();
    await theatre.does(() => theatre.house.tell({ type: 'changed', person: phone(50, { hand: true }) }));
    expect(tile(51).dataset.hand).toBe('true');
    expect(tile(50).textContent).toContain('number 2 in the row');
    expect(theatre.part('notice').textContent).toContain('raised a hand');
    await theatre.press('people');
    const hands = [...document.querySelectorAll<HTMLElement>('[data-part="hand"]')];
    expect(hands.map(({ dataset }) => dataset.participant)).toEqual(['51', '50']);
    expect(await theatre.complaints()).toEqual([]);
    await theatre.press('hand-lower');
    expect(theatre.house.requests('lower')[0]).toMatchObject({ participant: 51 });
  });

  it('says that it is on hold by its sound, and a host lets it through', async () => {
    theatre.house.people = [phone(50, { gate: 'music' })];
    await theatre.inTheRoom();
    expect(tile(50).dataset.gate).toBe('music');
    expect(tile(50).textContent).toContain('On hold: music');
    await theatre.press('tile-menu', tile(50));
    await theatre.press('phone-through');
    expect(theatre.house.requests('through')[0]).toMatchObject({ participant: 50 });
    expect(await theatre.complaints()).toEqual([]);
    await theatre.does(() => theatre.house.tell({ type: 'changed', person: phone(50) }));
    expect(tile(50).dataset.gate).toBe('none');
    expect(theatre.has('phone-through')).toBe(false);
  });

  it('is outlined while its caller speaks', async () => {
    theatre.house.people = [phone(50)];
    await theatre.inTheRoom();
    await theatre.does(() => theatre.house.moment('speaking', { participants: [50] }));
    expect(tile(50).dataset.speaking).toBe('true');
  });

  it('has the name that a host gave, and the number beside it for hosts', async () => {
    theatre.house.people = [phone(50, {}, { name: 'The patient' })];
    await theatre.inTheRoom();
    expect(theatre.within('[data-part="tile-name"]', tile(50)).textContent).toBe('The patient');
    expect(tile(50).textContent).toContain('+49 30 23125 •••');
  });
});

describe('what a host can do about a telephone', () => {
  const card = () => theatre.part('person-card');

  beforeEach(async () => {
    theatre.house.people = [person(2), phone(50, { mutedBy: 'nobody' })];
    await theatre.inTheRoom();
    await theatre.press('tile-menu', tile(50));
  });

  it('is in a card with which axe finds no fault', async () => {
    expect(card().dataset.participant).toBe('50');
    expect(await theatre.complaints()).toEqual([]);
  });

  it('mutes, and lets be heard again', async () => {
    await theatre.press('phone-mute');
    expect(theatre.house.requests('hush')[0]).toMatchObject({ participant: 50 });
    await theatre.does(() => theatre.house.tell({ type: 'changed', person: phone(50, { mutedBy: 'host' }) }));
    await theatre.press('phone-unmute');
    expect(theatre.house.requests('unmute')[0]).toMatchObject({ participant: 50 });
  });

  it('asks whether we can be heard, and says what came of it', async () => {
    const tested = (test: HearingTest) =>
      theatre.does(() => theatre.house.tell({ type: 'changed', person: phone(50, { test }) }));
    await theatre.press('phone-test');
    expect(theatre.house.requests('test')[0]).toMatchObject({ participant: 50 });
    await tested('asked');
    expect(theatre.part('phone-test-answer').textContent).toContain('We wait for a key');
    expect((theatre.part('phone-test') as HTMLButtonElement).disabled).toBe(true);
    await tested('heard');
    expect(theatre.part('phone-test-answer').textContent).toContain('They hear us');
    expect(theatre.part('notice').textContent).toContain('can hear us.');
    await tested('asked');
    await tested('unheard');
    expect(theatre.part('phone-test-answer').textContent).toContain('No key was pressed');
    expect(await theatre.complaints()).toEqual([]);
  });

  it('gives a name', async () => {
    await theatre.press('phone-rename');
    await theatre.type('phone-rename-field', '  The   patient ');
    await theatre.press('phone-rename-go');
    expect(theatre.house.requests('rename')[0]).toMatchObject({ participant: 50, name: 'The patient' });
    expect(theatre.has('phone-rename-field')).toBe(false);
  });

  it('moves to another room, and says what is wrong with a link', async () => {
    await theatre.press('phone-move');
    await theatre.type('phone-move-field', 'the other room');
    await theatre.press('phone-move-go');
    expect(theatre.text).toContain('This is not a link of a room');
    expect(theatre.house.requests('move')).toEqual([]);
    theatre.house.refuses.set('move', 'no-such-room');
    await theatre.type('phone-move-field', 'https://house.example/r/other#wrongkey');
    await theatre.press('phone-move-go');
    expect(theatre.part('phone-trouble').textContent).toContain('This link opens no room');
    expect(await theatre.complaints()).toEqual([]);
    theatre.house.refuses.clear();
    await theatre.type('phone-move-field', '/r/other#rightkey');
    await theatre.press('phone-move-go');
    expect(theatre.house.requests('move')[1]).toMatchObject({ participant: 50, link: '/r/other#rightkey' });
  });

  it('hangs up only when asked twice, and the card goes with the caller', async () => {
    await theatre.press('phone-remove');
    expect(theatre.house.requests('remove')).toEqual([]);
    await theatre.press('phone-remove-sure');
    expect(theatre.house.requests('remove')[0]).toMatchObject({ participant: 50 });
    await theatre.does(() => theatre.house.tell({ type: 'left', participant: 50 }));
    expect(theatre.has('person-card')).toBe(false);
    await theatre.does(() => theatre.house.tell({ type: 'joined', person: phone(50) }));
    expect(theatre.has('person-card')).toBe(false);
    await theatre.press('tile-menu', tile(50));
    expect(card().dataset.participant).toBe('50');
  });

  it('makes somebody louder for oneself alone', async () => {
    await theatre.slide('volume', 150);
    expect(theatre.part('volume').getAttribute('aria-valuetext')).toBe('150%');
    expect(theatre.within('[data-part="tile-volume"]', tile(50)).textContent).toContain('150%');
    await theatre.press('card-close');
    expect(theatre.has('person-card')).toBe(false);
    await theatre.press('tile-menu', tile(50));
    expect((theatre.part('volume') as HTMLInputElement).value).toBe('150');
  });

  it('sets how they hear while a slider is dragged, and sends few', async () => {
    expect(theatre.part('hears').textContent).toContain('0 dB');
    for (const decibels of [1, 2, 3, 4, 5, 6]) {
      await theatre.slide('hears-louder', decibels);
    }
    expect(theatre.part('hears-louder').getAttribute('aria-valuetext')).toBe('+6 dB');
    const usual = { participant: 50, clearerDecibels: 0, promptPercent: 100, oneAtATime: false };
    await expect.poll(() => theatre.house.requests('hearing').at(-1)).toMatchObject({ ...usual, louderDecibels: 6 });
    expect(theatre.house.requests('hearing').length).toBeLessThan(6);
    expect(await theatre.complaints()).toEqual([]);
  });

  it('shows what the caller set by keys, and goes back to what is usual', async () => {
    const hearing = { louderDecibels: -3, clearerDecibels: 9, promptPercent: 80, oneAtATime: true };
    await theatre.does(() => theatre.house.tell({ type: 'changed', person: phone(50, { hearing }) }));
    const value = (part: string) => (theatre.part(part) as HTMLInputElement).value;
    expect(['hears-louder', 'hears-clearer', 'hears-prompts'].map(value)).toEqual(['-3', '9', '80']);
    expect((theatre.part('hears-one') as HTMLInputElement).checked).toBe(true);
    expect(theatre.part('hears').textContent).toContain('−3 dB');
    await theatre.press('hears-one');
    expect(theatre.house.requests('hearing').at(-1)).toMatchObject({ ...hearing, oneAtATime: false });
    await theatre.press('hears-usual');
    await expect
      .poll(() => theatre.house.requests('hearing').at(-1))
      .toMatchObject({ louderDecibels: 0, clearerDecibels: 0, promptPercent: 100, oneAtATime: false });
    expect(theatre.has('hears-usual')).toBe(false);
  });

  it('says so where the house refuses, and shows what is so', async () => {
    theatre.house.refuses.set('hearing', 'no-such-person');
    await theatre.slide('hears-clearer', 7);
    await expect.poll(() => theatre.has('hears-trouble')).toBe(true);
    expect((theatre.part('hears-clearer') as HTMLInputElement).value).toBe('0');
  });

  it('is not there for guests, whose card has line and loudness alone', async () => {
    await theatre.press('card-close');
    await theatre.press('leave');
    theatre.house.role = 'guest';
    await theatre.press('again');
    await theatre.press('join-go');
    await theatre.press('tile-menu', tile(50));
    expect(theatre.has('volume')).toBe(true);
    expect(
      ['phone-mute', 'phone-test', 'phone-rename', 'phone-move', 'phone-remove', 'hears'].some((part) => theatre.has(part)),
    ).toBe(false);
  });
});

describe('the list of people', () => {
  it('mutes a telephone with one press, and has the card for the rest', async () => {
    theatre.house.people = [phone(50)];
    await theatre.inTheRoom();
    await theatre.press('people');
    await theatre.press('phone-mute');
    expect(theatre.house.requests('hush')[0]).toMatchObject({ participant: 50 });
    await theatre.press('person-menu');
    expect(theatre.has('phone-move')).toBe(true);
  });

  it('has the rule for telephones, for hosts', async () => {
    theatre.house.policy = 'muted';
    await theatre.inTheRoom();
    await theatre.press('people');
    expect(theatre.part('phones').dataset.policy).toBe('muted');
    await theatre.press('phones-listening');
    expect(theatre.house.requests('phones')[0]).toMatchObject({ policy: 'listening' });
    theatre.house.policy = 'listening';
    await theatre.does(() => theatre.house.tell({ type: 'room', room: theatre.house.card }));
    expect(theatre.part('phones').dataset.policy).toBe('listening');
    expect(await theatre.complaints()).toEqual([]);
  });

  it('has no rule for guests to change', async () => {
    theatre.house.role = 'guest';
    await theatre.inTheRoom();
    await theatre.press('people');
    expect(theatre.has('phones')).toBe(false);
  });
});

describe('somebody on a telephone before the door', () => {
  it('is let in or hung up on by a host', async () => {
    await theatre.inTheRoom();
    const waiting = { seat: 'w1', name: null, kind: 'phone', caller: '+49 30 23125 •••' };
    await theatre.does(() => theatre.house.tell({ type: 'waiting', waiting }));
    expect(theatre.part('waiting-person').dataset).toMatchObject({ kind: 'phone', seat: 'w1' });
    expect(theatre.part('waiting-person').textContent).toContain(
      'On the telephone, waiting to be let in: +49 30 23125 •••',
    );
    expect(theatre.part('refuse').textContent).toBe('Hang up');
    expect(await theatre.complaints()).toEqual([]);
    await theatre.press('admit');
    await theatre.press('refuse');
    expect(theatre.house.requests('admit')[0]).toMatchObject({ seat: 'w1' });
    expect(theatre.house.requests('refuse')[0]).toMatchObject({ seat: 'w1' });
  });

  it('is said without a number where there is none', async () => {
    await theatre.inTheRoom();
    await theatre.does(() =>
      theatre.house.tell({ type: 'waiting', waiting: { seat: 'w1', name: null, kind: 'phone' } }),
    );
    expect(theatre.part('waiting-person').textContent).toContain('Somebody on the telephone is waiting');
  });
});

describe('the way in by telephone', () => {
  const phoneDoor = {
    number: '030 23125 100',
    pin: '123456786',
    reachable: false,
    unreachableSince: '2020-03-01T10:00:00Z',
  };

  it('is copied whole or in parts, and says since when it is not reachable', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: (text: string) => Promise.resolve(void copied.push(text)) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    theatre.answers.set(DOOR, [200, { ...doorway, role: 'host', guestLink: '/r/visit#forguests', phone: phoneDoor }]);
    await theatre.inTheRoom();
    await theatre.press('invite');
    expect(theatre.part('invite-number').textContent).toBe('030 23125 100');
    expect(theatre.part('invite-pin').textContent).toBe('123 456 786');
    expect(theatre.part('phone-unreachable').textContent).toContain('Telephone not reachable since Mar 1, 2020');
    expect(await theatre.complaints()).toEqual([]);
    for (const part of ['copy-number', 'copy-pin', 'invite-copy']) {
      await theatre.press(part);
    }
    expect(copied.slice(0, 2)).toEqual(['030 23125 100', '123456786']);
    expect(copied[2]).toMatch(/^Visit\nhttp.*\/r\/visit#forguests\nBy telephone: 030 23125 100, PIN 123 456 786$/);
  });

  it('is not said to be broken while it is reachable', async () => {
    await theatre.inTheRoom();
    await theatre.press('invite');
    expect(theatre.has('phone-unreachable')).toBe(false);
  });
});

describe('what a room with a telephone does not promise', () => {
  it('is said once one is there', async () => {
    await theatre.inTheRoom();
    expect(theatre.has('privacy')).toBe(false);
    await theatre.does(() => theatre.house.tell({ type: 'joined', person: phone(50) }));
    expect(theatre.part('privacy').title).toContain('not from end to end');
    await theatre.press('privacy');
    expect(theatre.text).toContain('not encrypted from end to end');
  });
});

describe('the soft sound', () => {
  it('can be switched off, and stays so', async () => {
    await theatre.inTheRoom();
    await theatre.press('devices');
    expect((theatre.part('chimes') as HTMLInputElement).checked).toBe(true);
    await theatre.press('chimes');
    await theatre.press('devices');
    await theatre.press('devices');
    expect((theatre.part('chimes') as HTMLInputElement).checked).toBe(false);
  });
});
