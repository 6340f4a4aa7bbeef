import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import axe from 'axe-core';
import { FakeHouse } from '../client/proof/fakeHouse';
import { FakeDevices, FakePeer, FakeTrack } from '../client/proof/fakePeer';
import { openLookout } from '../lookout';
import { Porch } from '../porch';
import { RoomPage } from '../room/RoomPage';
import { WordsProvider } from '../words/useWords';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

class FakeStream {
  readonly #tracks: readonly FakeTrack[];

  constructor(tracks: readonly FakeTrack[] = []) {
    this.#tracks = tracks;
  }

  getTracks(): readonly FakeTrack[] {
    return this.#tracks;
  }
}

type Answer = readonly [status: number, body: unknown];

/** A browser without pictures and sound, and a house that says what a test wants. */
export class Theatre {
  readonly house = new FakeHouse();
  readonly devices = new FakeDevices();
  readonly asked: { path: string; init: RequestInit | undefined }[] = [];
  readonly answers = new Map<string, Answer>();
  /** What comes with every answer. */
  readonly headers = new Map<string, string>();
  #root: Root | null = null;

  /** A browser that nobody has used yet, with a link to a room in which somebody sits. */
  static opened(): Theatre {
    localStorage.clear();
    sessionStorage.clear();
    FakePeer.made.length = 0;
    const theatre = new Theatre();
    theatre.answers.set(DOOR, [200, doorway]);
    theatre.open('/r/visit#guestkey');
    return theatre;
  }

  open(address: string): void {
    globalThis.IS_REACT_ACT_ENVIRONMENT = true;
    document.body.innerHTML = '<div id="page"></div>';
    history.replaceState(null, '', address);
    const { house, devices } = this;
    Object.assign(window, {
      WebSocket: class {
        constructor() {
          return house.openSocket() as unknown as WebSocket;
        }
      },
      RTCPeerConnection: FakePeer,
      MediaStream: FakeStream,
      RTCRtpSender: { getCapabilities: () => ({ codecs: [] }) },
      fetch: (path: string, init?: RequestInit) => this.#answer(path, init),
    });
    Object.defineProperty(navigator, 'mediaDevices', { value: devices.asDevices, configurable: true });
    Object.defineProperty(HTMLMediaElement.prototype, 'play', { value: () => Promise.resolve(), configurable: true });
    Object.defineProperty(HTMLMediaElement.prototype, 'pause', { value: () => undefined, configurable: true });
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { value: null, writable: true, configurable: true });
  }

  async show(page: React.ReactNode): Promise<void> {
    const place = document.getElementById('page');
    if (place === null) {
      throw new Error('the theatre is not open');
    }
    this.#root = createRoot(place);
    await act(async () => {
      this.#root?.render(<WordsProvider tongue="en">{page}</WordsProvider>);
    });
    await this.settle();
  }

  porch(room = 'visit', link = 'guestkey'): Porch {
    const porch = new Porch(room, link);
    openLookout(porch);
    porch.begin();
    return porch;
  }

  async atTheDoor(): Promise<void> {
    await this.show(<RoomPage porch={this.porch()} />);
  }

  async inTheRoom(): Promise<void> {
    await this.atTheDoor();
    await this.type('join-name', 'The daughter');
    await this.press('join-go');
  }

  /** Where its person is: in the lobby, seated, … */
  readonly state = (): string | undefined => this.part('room').dataset.state;

  async close(): Promise<void> {
    await act(async () => this.#root?.unmount());
    this.#root = null;
  }

  /** Until nothing that is under way could change the page. */
  async settle(): Promise<void> {
    await act(async () => {
      for (let turn = 0; turn < 5; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    });
  }

  part(name: string): HTMLElement {
    const found = document.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (found === null) {
      throw new Error(`the page has no ${name}: ${document.body.textContent}`);
    }
    return found;
  }

  has(name: string): boolean {
    return document.querySelector(`[data-part="${name}"]`) !== null;
  }

  get text(): string {
    return document.body.textContent ?? '';
  }

  /** The first that fits, in the page or in a part of it. */
  within(selector: string, place: ParentNode = document): HTMLElement {
    const found = place.querySelector<HTMLElement>(selector);
    if (found === null) {
      throw new Error(`there is no ${selector}: ${document.body.textContent}`);
    }
    return found;
  }

  async press(name: string, place?: HTMLElement): Promise<void> {
    const pressed = place === undefined ? this.part(name) : this.within(`[data-part="${name}"]`, place);
    await act(async () => pressed.click());
    await this.settle();
  }

  async slide(name: string, value: number): Promise<void> {
    await this.type(name, String(value));
  }

  async key(key: string): Promise<void> {
    await act(async () => {
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
    await this.settle();
  }

  async type(name: string, text: string): Promise<void> {
    const field = this.part(name);
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  async does(what: () => void): Promise<void> {
    await act(async () => what());
    await this.settle();
  }

  /** What axe has to say; colours are for real browsers, which have them. */
  async complaints(): Promise<string[]> {
    const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  #answer(path: string, init: RequestInit | undefined): Promise<Response> {
    this.asked.push({ path, init });
    const usual: Answer = path.endsWith('/seats') ? [201, { ticket: 'ticket', expiresInSeconds: 30 }] : [404, {}];
    const [status, body] = this.answers.get(`${init?.method ?? 'GET'} ${path}`) ?? usual;
    return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status, headers: [...this.headers] }));
  }
}

export const DOOR = 'GET /api/rooms/visit/doorway';

export const doorway = {
  room: 'visit',
  name: 'Visit, Tuesday 10:00',
  language: 'en',
  role: 'guest',
  lobby: false,
  people: 2,
  phone: { number: '030 23125 100', pin: null, reachable: true },
};
