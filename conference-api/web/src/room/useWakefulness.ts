import { useEffect } from 'react';

/** Keeps a phone's screen from going dark while one talks; where that is not had, nothing happens. */
export function useWakefulness(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let away = false;
    const ask = async () => {
      if (document.visibilityState === 'visible' && 'wakeLock' in navigator) {
        const given = await navigator.wakeLock.request('screen').catch(() => null);
        if (away) {
          void given?.release();
        } else {
          lock = given;
        }
      }
    };
    // Whoever looks at another page loses it, and gets it again on coming back.
    const seen = () => void ask();
    void ask();
    document.addEventListener('visibilitychange', seen);
    return () => {
      away = true;
      document.removeEventListener('visibilitychange', seen);
      void lock?.release().catch(() => undefined);
    };
  }, []);
}
