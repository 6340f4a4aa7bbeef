// Twice as loud, somebody who shouts would be cut off at full scale and crackle; these bend the peaks instead.
const LIMIT_DECIBELS = -3;
const LIMIT_RATIO = 20;
// A compressor makes up for what it takes away (Web Audio 1.19.4, "makeup gain"): at once, and of quiet words as well.
const MADE_UP = 10 ** ((-LIMIT_DECIBELS * (1 - 1 / LIMIT_RATIO) * 0.6) / 20);

/** Makes streams louder than they come. Only what is louder than 100 % goes through it: it costs delay. */
export interface Amplifier {
  /** Whether it would sound now; before a first click or key, browsers keep it silent. */
  ready(): boolean;
  /** After a click or key. */
  wake(): void;
  amplify(stream: MediaStream): Amplified;
  close(): void;
}

export interface Amplified {
  /** The same sound, louder, to be played by an element: so the chosen loudspeaker and the echo canceller know of it. */
  readonly stream: MediaStream;
  by(gain: number): void;
  stop(): void;
}

export function browserAmplifier(): Amplifier {
  let context: AudioContext | null = null;
  const made = () => (context ??= new AudioContext({ latencyHint: 'interactive' }));
  const wake = () => {
    if (context !== null && context.state === 'suspended') {
      void context.resume().catch(() => undefined);
    }
  };
  const wakers = ['pointerdown', 'keydown'] as const;
  wakers.forEach((type) => window.addEventListener(type, wake));
  return {
    ready: () => typeof AudioContext !== 'undefined' && made().state === 'running',
    wake,
    amplify: (stream) => amplified(made(), stream),
    close: () => {
      wakers.forEach((type) => window.removeEventListener(type, wake));
      void context?.close().catch(() => undefined);
      context = null;
    },
  };
}

function amplified(context: AudioContext, stream: MediaStream): Amplified {
  const source = context.createMediaStreamSource(stream);
  const gain = context.createGain();
  const limiter = context.createDynamicsCompressor();
  limiter.threshold.value = LIMIT_DECIBELS;
  limiter.knee.value = 0;
  limiter.ratio.value = LIMIT_RATIO;
  limiter.attack.value = 0.002;
  limiter.release.value = 0.1;
  const sink = context.createMediaStreamDestination();
  source.connect(gain).connect(limiter).connect(sink);
  return {
    stream: sink.stream,
    // Not at once: a step in loudness is a click.
    by: (wished) => gain.gain.setTargetAtTime(wished / MADE_UP, context.currentTime, 0.015),
    stop: () => {
      source.disconnect();
      gain.disconnect();
      limiter.disconnect();
    },
  };
}
