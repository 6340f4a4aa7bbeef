import de from './de.json';
import en from './en.json';
import ru from './ru.json';

/** Every sentence a person reads comes from these files; English is complete by definition. */
export type Sentence = keyof typeof en;
export type Words = Readonly<Record<Sentence, string>>;

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
