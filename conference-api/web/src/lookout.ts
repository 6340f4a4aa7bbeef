import type { Porch } from './porch';

/** `window.parlour`: how this page sees things, for tests and for whoever helps somebody. Read only. */
export interface Lookout {
  state(): object;
  stats(): Promise<{ uplink: unknown[]; downlink: unknown[] }>;
  renegotiations(): number;
}

declare global {
  interface Window {
    readonly parlour: Lookout;
  }
}

export function openLookout(porch: Porch | null): void {
  const lookout: Lookout = Object.freeze({
    state: () => porch?.report() ?? { phase: 'nowhere' },
    stats: () => porch?.visit?.stats() ?? Promise.resolve({ uplink: [], downlink: [] }),
    renegotiations: () => porch?.visit?.renegotiations() ?? 0,
  });
  Object.defineProperty(window, 'parlour', { value: lookout, configurable: true });
}
