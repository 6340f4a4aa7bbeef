import type { Fields } from './protocol';

/** Bad input is a value: what cannot be read is null. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** An instant as the house writes it, ISO 8601. */
export function instantOf(value: unknown): number | null {
  return typeof value === 'string' ? numberOf(Date.parse(value)) : null;
}

/** The value, if it is one of these; else the one that stands for "not said". */
export function oneOf<T extends string>(value: unknown, known: readonly T[], usual: T): T {
  return known.find((one) => one === value) ?? usual;
}

export function listOf<T>(value: unknown, read: (one: unknown) => T | null): T[] {
  return Array.isArray(value) ? value.map(read).filter((one): one is T => one !== null) : [];
}
