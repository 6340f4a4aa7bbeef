import de from './de.json';
import en from './en.json';
import ru from './ru.json';

/** Every sentence a person reads comes from these files; English says which there are. */
export type Sentence = keyof typeof en;
/** One form for each category of the tongue's own plural rules. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Words = Readonly<Record<Sentence, string | Forms>>;
export type Values = Readonly<Record<string, string | number>>;
export type Say = (sentence: Sentence, values?: Values) => string;

export const tongues = { en, de, ru } satisfies Record<string, Words>;
export type Tongue = keyof typeof tongues;

export const tongueNames: Readonly<Record<Tongue, string>> = { en: 'English', de: 'Deutsch', ru: 'Русский' };

/** The first wish that the house speaks, else English. Takes tags such as "de-AT". */
export function tongueFor(wishes: readonly string[]): Tongue {
  for (const wish of wishes) {
    const language = wish.toLowerCase().split('-')[0];
    if (language !== undefined && Object.hasOwn(tongues, language)) {
      return language as Tongue;
    }
  }
  return 'en';
}

/** Sentences of one tongue, with `{values}` put in; `count` chooses the plural form. */
export function speaker(tongue: Tongue): Say {
  const words: Words = tongues[tongue];
  const rules = new Intl.PluralRules(tongue);
  const numbers = new Intl.NumberFormat(tongue);
  return (sentence, values = {}) => {
    const found = words[sentence];
    const text = typeof found === 'string' ? found : (found[rules.select(Number(values.count))] ?? found.other ?? '');
    return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
      const value = values[name];
      return value === undefined ? gap : typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
