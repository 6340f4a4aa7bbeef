import { describe, expect, it } from 'vitest';
import { type Forms, type Tongue, type Words, speaker, tongueFor, tongues } from './words';

const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const texts = (found: string | Forms) => (typeof found === 'string' ? [found] : Object.values(found));

describe('words', () => {
  it('has every sentence in every tongue', () => {
    const sentences = Object.keys(tongues.en).sort();
    for (const words of Object.values<Words>(tongues)) {
      expect(Object.keys(words).sort()).toEqual(sentences);
      expect(Object.values(words).flatMap(texts).every((text) => text.trim().length > 0)).toBe(true);
    }
  });

  it('has exactly the plural forms that each tongue asks for', () => {
    for (const [tongue, words] of Object.entries<Words>(tongues)) {
      const categories = [...new Intl.PluralRules(tongue).resolvedOptions().pluralCategories].sort();
      for (const found of Object.values(words)) {
        if (typeof found !== 'string') {
          expect(Object.keys(found).sort()).toEqual(categories);
        }
      }
    }
  });

  it('puts the same values into every tongue', () => {
    for (const words of Object.values<Words>(tongues)) {
      for (const [sentence, english] of Object.entries<string | Forms>(tongues.en)) {
        const there = words[sentence as keyof Words];
        if (typeof english === 'string' && typeof there === 'string') {
          expect([sentence, gaps(there)]).toEqual([sentence, gaps(english)]);
        }
      }
    }
  });

  it('counts as people do', () => {
    const counted = (tongue: Tongue, count: number) => speaker(tongue)('people.count', { count });
    expect([1, 2, 5, 21].map((count) => counted('ru', count))).toEqual([
      '1 человек',
      '2 человека',
      '5 человек',
      '21 человек',
    ]);
    expect([0, 1, 2].map((count) => counted('en', count))).toEqual(['0 people', '1 person', '2 people']);
  });

  it('leaves no gap where a value is a name with braces', () => {
    expect(speaker('en')('notice.joined', { name: '{count}' })).toBe('{count} came in.');
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
