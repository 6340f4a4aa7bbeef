/** What the page can say about the house. */
export type HouseState = 'asking' | 'up' | 'down' | 'silent';

type Fetch = (path: string, init: RequestInit) => Promise<Pick<Response, 'ok'>>;

/** Asks once; a house that answers "not ready" is down, one that does not answer is silent. */
export async function askHouse(fetcher: Fetch, signal: AbortSignal): Promise<HouseState> {
  try {
    const answer = await fetcher('/actuator/health/readiness', { signal, cache: 'no-store' });
    return answer.ok ? 'up' : 'down';
  } catch {
    return 'silent';
  }
}
