import { useEffect, useRef, useState } from 'react';
import { type OwnDevice, meterTrack } from '../client';
import { useWords } from '../words/useWords';

const HEARD_LEVEL = 0.03;
const HEARD_MILLIS = 4_000;

type Heard = 'meter.good' | 'meter.quiet' | 'meter.touch' | 'meter.off';

/** A bar that lives with the voice, and what it means in words. */
export function Meter({ microphone }: { microphone: OwnDevice }) {
  const { say } = useWords();
  const bar = useRef<HTMLDivElement>(null);
  const [heard, setHeard] = useState<Heard>('meter.quiet');
  const track = microphone.on ? microphone.track : null;

  useEffect(() => {
    if (track === null) {
      setHeard('meter.off');
      return;
    }
    const level = meterTrack(track);
    let frame = 0;
    let heardAt = Number.NEGATIVE_INFINITY;
    const draw = (nowMillis: number) => {
      const loudness = level.now();
      heardAt = loudness > HEARD_LEVEL ? nowMillis : heardAt;
      setHeard(Number.isNaN(loudness) ? 'meter.touch' : nowMillis - heardAt < HEARD_MILLIS ? 'meter.good' : 'meter.quiet');
      // Loudness is heard in decibels: -60 dB is the left end.
      const share = Math.min(1, Math.max(0, 1 + Math.log10(Math.max(loudness || 0, 1e-3)) / 3));
      bar.current?.style.setProperty('--level', share.toFixed(3));
      bar.current?.setAttribute('aria-valuenow', String(Math.round(share * 100)));
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(frame);
      level.stop();
    };
  }, [track]);

  return (
    <div className="metering">
      <div
        ref={bar}
        className="meter"
        role="meter"
        data-part="join-meter"
        aria-label={say('meter')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={0}
        aria-valuetext={say(heard)}
      >
        <i />
      </div>
      <p className="small soft">{say(heard)}</p>
    </div>
  );
}
