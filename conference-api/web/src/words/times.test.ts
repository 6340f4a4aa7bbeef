import { expect, it } from 'vitest';
import { asClock, asMoment } from './times';

it.each([
  [0, '0:00'],
  [12.9, '0:12'],
  [247, '4:07'],
  [3_599, '59:59'],
  [3_723, '1:02:03'],
  [-4, '0:00'],
])('counts %s s as %s', (seconds, text) => {
  expect(asClock(seconds)).toBe(text);
});

it('says the time of today, and the day of another day', () => {
  const noon = new Date(2026, 2, 5, 12).getTime();
  expect(asMoment(new Date(2026, 2, 5, 9, 5).getTime(), 'de', noon)).toBe('09:05');
  expect(asMoment(new Date(2026, 2, 4, 9, 5).getTime(), 'de', noon)).toBe('04.03.2026, 09:05');
});
