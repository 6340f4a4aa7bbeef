import { type Clock, every } from './clock';

const LOOK_MILLIS = 50;
// What a room at rest stays under, and speech into a microphone does not (RMS, full scale 1).
const SPEECH_LEVEL = 0.02;
const SPEECH_LOOKS = 6;
const RECENT_LOOKS = 12;

/** How loud a track is. */
export interface Level {
  /** 0 to 1, and NaN as long as the browser does not let us listen (before the first click or key). */
  now(): number;
  stop(): void;
}

export type MeterTrack = (track: MediaStreamTrack) => Level;

/** Listens by Web Audio; nothing of it is played. */
export const meterTrack: MeterTrack = (track) => {
  if (typeof AudioContext === 'undefined') {
    return { now: () => Number.NaN, stop: () => undefined };
  }
  const context = new AudioContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const wake = () => void context.resume().catch(() => undefined);
  const wakers = ['pointerdown', 'keydown'] as const;
  wakers.forEach((type) => window.addEventListener(type, wake));
  wake();
  return {
    now: () => {
      if (context.state !== 'running') {
        return Number.NaN;
      }
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    stop: () => {
      wakers.forEach((type) => window.removeEventListener(type, wake));
      source.disconnect();
      void context.close().catch(() => undefined);
    },
  };
};

/** Tells when somebody talks for a while; coughs and keys are shorter. */
export function noticeSpeech(level: Level, clock: Clock, speaks: () => void): () => void {
  const recent: boolean[] = [];
  return every(clock, LOOK_MILLIS, () => {
    recent.push(level.now() > SPEECH_LEVEL);
    if (recent.length > RECENT_LOOKS) {
      recent.shift();
    }
    if (recent.filter(Boolean).length >= SPEECH_LOOKS) {
      recent.length = 0;
      speaks();
    }
  });
}
