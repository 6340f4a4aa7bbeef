import type { Waiting } from '../client';
import type { Say } from './words';

/** What somebody is called on this page. */
export function nameOf(person: Pick<Waiting, 'name' | 'kind' | 'caller'>, say: Say): string {
  return person.name ?? person.caller ?? say(person.kind === 'phone' ? 'phone.person' : 'unnamed');
}
