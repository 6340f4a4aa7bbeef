import { expect, it } from 'vitest';
import { askHouse } from './health';

const signal = new AbortController().signal;

it('is up when readiness says so', async () => {
  expect(await askHouse(() => Promise.resolve({ ok: true }), signal)).toBe('up');
});

it('is down when readiness refuses', async () => {
  expect(await askHouse(() => Promise.resolve({ ok: false }), signal)).toBe('down');
});

it('is silent when nothing answers', async () => {
  expect(await askHouse(() => Promise.reject(new TypeError('no route')), signal)).toBe('silent');
});
