import { type PhoneDoor, type PhonePolicy, type Reply, askHouse, fieldsOf, ours, post, textOf } from '../client';

/** A room that was just made, with all that its maker may hand on. */
export interface NewRoom {
  readonly name: string | null;
  readonly hostLink: string;
  readonly guestLink: string;
  readonly phone: PhoneDoor | null;
}

export interface RoomWish {
  readonly name: string;
  readonly lobby: boolean;
  readonly language: string;
  readonly number: string | null;
  readonly phones: PhonePolicy;
}

type Fetch = Parameters<typeof askHouse>[0];

/** The house's numbers, or null where this browser is not known as an admin's. */
export async function askNumbers(fetcher: Fetch): Promise<readonly string[] | null> {
  const reply = await askHouse(fetcher, '/api/numbers', {}, (body) =>
    Array.isArray(body)
      ? body.map((one) => textOf(fieldsOf(one)?.number)).filter((one): one is string => one !== null)
      : null,
  );
  return reply.ok ? reply.value : null;
}

/** The token is told once; what stays in the browser is a cookie that no script can read. */
export function signIn(fetcher: Fetch, token: string): Promise<Reply<true>> {
  return askHouse<true>(fetcher, '/api/admin/session', post({ token }), () => true);
}

export function createRoom(fetcher: Fetch, wish: RoomWish): Promise<Reply<NewRoom>> {
  const { name, lobby, language, number, phones } = wish;
  const body = {
    ...(name === '' ? {} : { name }),
    ...(number === null ? {} : { number }),
    ...(phones === 'open' ? {} : { phones }),
    lobby,
    language,
  };
  return askHouse(fetcher, '/api/rooms', post(body), readNewRoom);
}

/** Told again to an admin's browser. */
export async function askGuestLink(fetcher: Fetch, room: string): Promise<string | null> {
  const reply = await askHouse(fetcher, `/api/rooms/${encodeURIComponent(room)}/links`, { headers: ours }, (body) =>
    textOf(fieldsOf(body)?.guestLink),
  );
  return reply.ok ? reply.value : null;
}

export function readNewRoom(body: unknown): NewRoom | null {
  const fields = fieldsOf(body);
  const hostLink = textOf(fields?.hostLink);
  const guestLink = textOf(fields?.guestLink);
  const number = textOf(fields?.number);
  return hostLink === null || guestLink === null
    ? null
    : {
        name: textOf(fieldsOf(fields?.room)?.name),
        hostLink,
        guestLink,
        phone:
          number === null
            ? null
            : { number, pin: textOf(fields?.pin), reachable: true, unreachableSinceEpochMillis: null },
      };
}
