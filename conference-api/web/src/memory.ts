import { type KeptVolumes, type Person, fieldsOf, textOf } from './client';

/** What this browser remembers of its person: no link, no PIN, nothing of a room's content. */
export interface DeviceChoices {
  readonly microphone: string | null;
  readonly camera: string | null;
  readonly speaker: string | null;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
}

const DEVICE_BYTES = 16;
const MOST_VOLUMES = 100;

function read(store: () => Storage, key: string): string | null {
  try {
    return store().getItem(`parlour.${key}`);
  } catch {
    return null; // storage can be forbidden; then nothing is remembered
  }
}

function write(store: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) {
      store().removeItem(`parlour.${key}`);
    } else {
      store().setItem(`parlour.${key}`, value);
    }
  } catch {
    // as above
  }
}

const browser = () => localStorage;
const tab = () => sessionStorage;

function mint(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(DEVICE_BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function readJson(store: () => Storage, key: string): Readonly<Record<string, unknown>> {
  try {
    return fieldsOf(JSON.parse(read(store, key) ?? '{}')) ?? {};
  } catch {
    return {}; // an older page wrote something else
  }
}

const thisTab = mint();
const thisBrowser = mint();

export const memory = {
  tongue: (): string[] => [read(browser, 'tongue')].filter((tag): tag is string => tag !== null),
  keepTongue: (tongue: string) => write(browser, 'tongue', tongue),

  name: (): string => read(browser, 'name') ?? '',
  keepName: (name: string) => write(browser, 'name', name),

  /** Made once per browser: by it the house knows a second tab of the same person. */
  device: (): string => {
    const known = read(browser, 'device');
    if (known === null) {
      write(browser, 'device', thisBrowser);
    }
    return known ?? thisBrowser;
  },

  choices: (): DeviceChoices => {
    const kept = readJson(browser, 'choices');
    return {
      microphone: textOf(kept.microphone),
      camera: textOf(kept.camera),
      speaker: textOf(kept.speaker),
      microphoneOn: kept.microphoneOn !== false,
      cameraOn: kept.cameraOn !== false,
    };
  },
  keepChoices: (choices: DeviceChoices) => write(browser, 'choices', JSON.stringify(choices)),

  /** Whether a soft sound says that somebody waits or raised a hand. */
  chimes: (): boolean => read(browser, 'chimes') !== 'no',
  keepChimes: (chimes: boolean) => write(browser, 'chimes', chimes ? null : 'no'),

  /** How loud people are to this listener, as long as the tab lives: known by their seat, else by what they are called. */
  volumes: (seat: string): KeptVolumes => {
    const key = `volumes.${seat}`;
    return {
      of: (person) => {
        const kept = readJson(tab, key);
        const found = marksOf(person).map((mark) => kept[mark]);
        return found.find((volume): volume is number => typeof volume === 'number') ?? null;
      },
      keep: (person, volume) => {
        const marks = marksOf(person);
        const others = Object.entries(readJson(tab, key)).filter(([mark]) => !marks.includes(mark));
        const kept = [...others, ...marks.map((mark) => [mark, volume] as const)].slice(-MOST_VOLUMES);
        write(tab, key, JSON.stringify(Object.fromEntries(kept)));
      },
    };
  },

  /** Whether the house has known this browser as an admin's; the house alone decides whether it still does. */
  wasAdmin: (): boolean => read(browser, 'admin') === 'yes',
  keepAdmin: (admin: boolean) => write(browser, 'admin', admin ? 'yes' : null),

  /** This tab sits in that seat from now on; a tab that sat there before sees it. */
  claimSeat: (seat: string) => write(browser, `seat.${seat}`, thisTab),
  ownsSeat: (seat: string): boolean => (read(browser, `seat.${seat}`) ?? thisTab) === thisTab,

  /** Whether this tab was in that seat before it was loaded anew. */
  wasSeated: (seat: string): boolean => read(tab, 'seated') === seat,
  keepSeated: (seat: string | null) => write(tab, 'seated', seat),
};

/** A name for a seat that gives nothing of its link away. */
export function seatKey(room: string, link: string): string {
  return `${room}.${hashed(link)}`;
}

/** Who sat down anew has another seat and the same name; the name itself is not written down. */
function marksOf({ seat, kind, name }: Person): string[] {
  return name === null ? [seat] : [seat, `n${hashed(`${kind} ${name}`)}`];
}

function hashed(text: string): string {
  let hash = 0x811c9dc5; // FNV-1a
  for (const letter of text) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}
