import { useEffect, useRef } from 'react';

/** Single keys, while nobody types and nothing else is meant. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const does = Object.hasOwn(latest.current, key) ? latest.current[key] : undefined;
      if (does === undefined || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
        return;
      }
      if (key === 'Escape' || !isTyping(event.target)) {
        event.preventDefault();
        does();
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

/** A letter in a field is a letter; in a list of choices it chooses. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
