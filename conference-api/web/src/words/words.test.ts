import { describe, expect, it } from 'vitest';
import { tongueFor, tongues } from './words';

describe('words', () => {
  it('has every sentence in every tongue', () => {
    const sentences = Object.keys(tongues.en).sort();
    for (const words of Object.values(tongues)) {
      expect(Object.keys(words).sort()).toEqual(sentences);
      expect(Object.values(words).every((text) => text.trim().length > 0)).toBe(true);
    }
  });

  it('takes the first wish it speaks', () => {
    expect(tongueFor(['fr-CA', 'de-AT', 'en'])).toBe('de');
    expect(tongueFor(['RU'])).toBe('ru');
  });

  it('speaks English to everyone else', () => {
    expect(tongueFor([])).toBe('en');
    expect(tongueFor(['fr', 'constructor', ''])).toBe('en');
  });
});
