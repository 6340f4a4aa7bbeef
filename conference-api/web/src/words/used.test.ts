import { expect, it } from 'vitest';
import en from './en.json';

const files: Readonly<Record<string, string>> = import.meta.glob('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const pages = Object.entries(files)
  .filter(([name]) => !name.endsWith('.test.ts') && !name.endsWith('.test.tsx'))
  .map(([, text]) => text)
  .join('\n');

// Put together where they are said: `trouble.${source}.${trouble}`.
const composed = ['state.', 'trouble.microphone.', 'trouble.camera.', 'trouble.both.', 'over.', 'bar.', 'device.', 'notice.fallback.', 'notice.test.', 'oneway.', 'line.'];

it('says every sentence somewhere', () => {
  const unsaid = Object.keys(en).filter(
    (sentence) => !pages.includes(`'${sentence}'`) && !composed.some((beginning) => sentence.startsWith(beginning)),
  );
  expect(unsaid).toEqual([]);
});

it('has no words of its own in the pages', () => {
  const plain = Object.entries(files).flatMap(([name, text]) =>
    name.endsWith('.tsx') ? [...text.matchAll(/>\s*([A-Z][a-z]+ [a-z][^<>{}]*)</g)].map(([, words]) => `${name}: ${words}`) : [],
  );
  expect(plain).toEqual([]);
});
