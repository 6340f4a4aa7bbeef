const NOTES_HZ = [523.25, 659.25, 783.99];
const NOTE_SECONDS = 0.22;

/** Three quiet notes through the chosen loudspeaker, to hear that one hears. */
export async function playNotes(speaker: string | null): Promise<void> {
  const context = new AudioContext();
  const sink = context.createMediaStreamDestination();
  const audio = new Audio();
  audio.srcObject = sink.stream;
  if (speaker !== null && 'setSinkId' in audio) {
    await audio.setSinkId(speaker).catch(() => undefined);
  }
  await audio.play();
  NOTES_HZ.forEach((hertz, index) => note(context, sink, hertz, context.currentTime + 0.1 + index * NOTE_SECONDS));
  await new Promise((resolve) => setTimeout(resolve, (NOTES_HZ.length + 2) * NOTE_SECONDS * 1_000));
  audio.pause();
  await context.close();
}

/** Somebody waits at the door. */
export async function playKnock(): Promise<void> {
  const context = new AudioContext();
  if (context.state === 'running') {
    [0, 0.18].forEach((later) => note(context, context.destination, 392, context.currentTime + later));
    await new Promise((resolve) => setTimeout(resolve, 900));
  }
  await context.close();
}

function note(context: AudioContext, to: AudioNode, hertz: number, atSeconds: number): void {
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(0, atSeconds);
  gain.gain.linearRampToValueAtTime(0.12, atSeconds + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, atSeconds + NOTE_SECONDS * 2);
  tone.connect(gain).connect(to);
  tone.start(atSeconds);
  tone.stop(atSeconds + NOTE_SECONDS * 2);
}
