import { describe, expect, it } from 'vitest';
import { type Doorway, type Fetch, lookThroughDoor } from './doors';

const door = { room: 'visit', name: 'Visit', language: 'en', role: 'host', lobby: false, people: 0 };

async function seen(body: object, headers: Record<string, string> = {}): Promise<Doorway> {
  const fetcher: Fetch = () => Promise.resolve(new Response(JSON.stringify(body), { headers }));
  const reply = await lookThroughDoor(fetcher, 'visit', 'key');
  if (!reply.ok) {
    throw new Error(`refused: ${reply.status}`);
  }
  return reply.value;
}

describe('the telephone before a room', () => {
  it('is told with the moment since which it cannot be reached', async () => {
    const phone = { number: '100', pin: null, reachable: false, unreachableSince: '2026-03-01T10:00:00Z' };
    expect((await seen({ ...door, phone })).phone).toEqual({
      number: '100',
      pin: null,
      reachable: false,
      unreachableSinceEpochMillis: Date.UTC(2026, 2, 1, 10),
    });
  });

  it('is not reachable where the house says nothing of it', async () => {
    expect((await seen({ ...door, phone: { number: '100' } })).phone).toMatchObject({
      reachable: false,
      unreachableSinceEpochMillis: null,
    });
  });
});

describe('the house’s clock', () => {
  it('is known by the date of its answer', async () => {
    const ahead = new Date(Date.now() + 3_600_000).toUTCString();
    const { clockAheadMillis } = await seen(door, { Date: ahead });
    expect(Math.abs(clockAheadMillis - 3_600_000)).toBeLessThan(60_000);
  });

  it('is ours where it says nothing', async () => {
    expect((await seen(door)).clockAheadMillis).toBe(0);
    expect((await seen(door, { Date: 'soon' })).clockAheadMillis).toBe(0);
  });
});
