import type { Person } from '../client';
import { FakeHouse, person } from '../client/proof/fakeHouse';
import { castOf, linesOf } from './phones';
import { moving, still } from './pictures';
import { RehearsedPeer } from './rehearsedPeer';

/*
 * Every page without a server, for whoever works on how they look: `npm run rehearse`, then
 * /rehearsal.html?page=room&people=5&phones=1&waiting=1&screen=1&role=host&panel=people. Telephones of a kind each:
 * phones=held,deaf,hand (all of them are in phones.ts), callers waiting: calling=2, policy=listening, card=50. Never part
 * of a build.
 */
const asked = new URLSearchParams(location.search);
const number = (name: string, usual: number) => Number(asked.get(name) ?? usual);
const page = asked.get('page') ?? 'room';
const role = asked.get('role') === 'guest' ? 'guest' : 'host';
const names = ['The doctor', 'The daughter', 'The nurse', 'The son-in-law', 'The interpreter', 'Physiotherapy', 'The neighbour', 'The pharmacist', 'Ward 3', 'The grandson', 'The carer'];

const house = new FakeHouse();
house.role = role;
house.state = page === 'lobby' ? 'lobby' : 'seated';
house.own = person(1, { name: 'The patient’s wife', role });
house.people = Array.from({ length: number('people', 4) - 1 }, (_, index): Person =>
  person(index + 2, {
    name: names[index % names.length] ?? null,
    role: index === 0 ? 'host' : 'guest',
    microphone: index % 3 !== 1,
    camera: index % 4 !== 2,
    screen: index === 0 && asked.has('screen'),
    line: index === 3 && asked.has('lost') ? 'reconnecting' : 'here',
  }),
);
const cast = castOf(asked.get('phones') ?? '1', role);
house.people.push(...cast.map(({ told }) => told));
house.policy = asked.get('policy') === 'muted' ? 'muted' : asked.get('policy') === 'listening' ? 'listening' : 'open';
house.waiting = Array.from({ length: number('waiting', 0) }, (_, index) => ({
  seat: `waiting-${index}`,
  name: names[names.length - 1 - index] ?? 'Somebody',
}));
for (let calling = 0; calling < number('calling', 0); calling++) {
  const name = calling === 1 ? 'The neighbour' : null;
  house.waiting.push({ seat: `calling-${calling}`, name, kind: 'phone', caller: '+49 30 23125 •••' });
}

const unreachableSince = asked.has('unreachable') ? new Date(Date.now() - 25 * 60_000).toISOString() : undefined;
const doorway = {
  room: 'visit',
  name: asked.get('name') ?? 'Visit, Tuesday 10:00',
  language: 'en',
  role,
  lobby: page === 'lobby',
  people: number('people', 4),
  phone: { number: '030 23125 100', pin: role === 'host' ? '123 456 786' : null, reachable: !asked.has('unreachable'), unreachableSince },
  guestLink: role === 'host' ? '/r/visit#qx7p4kd2mnv6st3a8hjw5y9z' : null,
};

function answer(path: string, init: RequestInit | undefined): [number, unknown] {
  if (path.endsWith('/doorway')) {
    return page === 'unknown' ? [404, {}] : [200, doorway];
  }
  if (path.endsWith('/seats')) {
    return [201, { ticket: 'ticket', expiresInSeconds: 30 }];
  }
  if (path === '/api/numbers') {
    return asked.has('token') ? [401, {}] : [200, [{ number: '030 23125 100' }]];
  }
  if (path === '/api/rooms' && init?.method === 'POST') {
    const key = 'qx7p4kd2mnv6st3a8hjw5y9z';
    const made = { room: { room: 'visit', name: 'Visit, Tuesday 10:00' }, number: '030 23125 100', pin: '123456786' };
    return [201, { ...made, hostLink: `/r/visit#h${key}`, guestLink: `/r/visit#${key}` }];
  }
  return [200, {}];
}

const pageFetch = window.fetch.bind(window);
window.fetch = (input, init) => {
  const path = String(input);
  if (!path.startsWith('/api/') && !path.startsWith('/actuator/')) {
    return pageFetch(input, init);
  }
  const [status, body] = answer(path, init);
  return Promise.resolve(new Response(JSON.stringify(body), { status }));
};
Object.assign(window, {
  WebSocket: class {
    constructor(address: string, subprotocol?: string) {
      if (subprotocol === 'vite-hmr') {
        return new EventTarget() as unknown as WebSocket;
      }
      void address;
      return house.openSocket() as unknown as WebSocket;
    }
  },
  RTCPeerConnection: RehearsedPeer,
});
Object.defineProperty(navigator, 'mediaDevices', {
  value: {
    getUserMedia: (wish: MediaStreamConstraints) => {
      const refusal = asked.get('refuse');
      return refusal === null
        ? Promise.resolve(moving('You', 200, wish.video !== undefined))
        : Promise.reject(new DOMException('', refusal));
    },
    getDisplayMedia: () => Promise.resolve(still('Your screen')),
    enumerateDevices: () =>
      Promise.resolve([
        { kind: 'audioinput', deviceId: 'm', label: 'Built-in microphone' },
        { kind: 'videoinput', deviceId: 'c', label: 'Built-in camera' },
        { kind: 'audiooutput', deviceId: 's', label: 'Built-in speaker' },
      ]),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  },
});

/** Once media is asked for, everybody is in a slot. */
function begin(): void {
  const pictures = house.people.flatMap((one) => [
    ...(one.screen ? [{ participant: one.participant, picture: 'screen' }] : []),
    ...(one.camera ? [{ participant: one.participant, picture: 'camera' }] : []),
  ]);
  const slots = Array.from({ length: 9 }, (_, slot) => ({
    mid: `v${slot}`,
    participant: pictures[slot]?.participant ?? null,
    picture: pictures[slot]?.picture ?? null,
  }));
  RehearsedPeer.cast(slots, house.people);
  house.moment('slots', { slots });
  house.line('connected', 'connected');
  house.moment('lines', { lines: linesOf(cast) });
  house.moment('speaking', { participants: (asked.get('speaks') ?? '2').split(',').map(Number) });
  const over = asked.get('over');
  if (over !== null) {
    house.moment(over);
  }
  if (asked.has('broken')) {
    house.autoOpen = false;
    house.socket.break();
  }
  const panel = asked.get('panel');
  if (panel !== null) {
    setTimeout(() => document.querySelector<HTMLButtonElement>(`[data-part="${panel}"]`)?.click(), 300);
  }
  const card = asked.get('card');
  if (card !== null) {
    const menu = `[data-part="tile"][data-participant="${card}"] [data-part="tile-menu"]`;
    setTimeout(() => document.querySelector<HTMLButtonElement>(menu)?.click(), 600);
  }
}

localStorage.clear();
sessionStorage.clear();
if (asked.get('tongue') !== null) {
  localStorage.setItem('parlour.tongue', asked.get('tongue') ?? 'en');
}
const paths: Readonly<Record<string, string>> = { start: '/', new: '/new', nolink: '/r/visit' };
history.replaceState(null, '', paths[page] ?? '/r/visit#qx7p4kd2mnv6st3a8hjw5y9z');
void import('../main').then(() => {
  const press = (part: string) => document.querySelector<HTMLElement>(`[data-part="${part}"]`)?.click();
  if (page === 'room' || page === 'lobby') {
    setTimeout(() => {
      const field = document.querySelector<HTMLInputElement>('[data-part="join-name"]');
      if (field !== null) {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, house.own.name);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      press('join-go');
      setTimeout(begin, 400);
    }, 300);
  }
  if (page === 'new' && asked.has('made')) {
    setTimeout(() => press('create-go'), 300);
  }
});
