import { useEffect, useState } from 'react';
import { type SlotStream, contributor } from '../client';

const LOOK_MILLIS = 100;
const UNTOLD_MILLIS = 1_000;

/**
 * Whether the frames in a slot are this person's. The house's word about a slot and the slot's first frame travel on
 * different roads: for a moment a tile could show somebody else's last picture. The packets say whose they are.
 */
export function useTruth(slot: SlotStream | null, participant: number): boolean {
  const [told, setTold] = useState(false);
  useEffect(() => {
    setTold(false);
    if (slot === null) {
      return;
    }
    const begun = performance.now();
    let frame = 0;
    let timer: ReturnType<typeof setInterval> | undefined;
    const look = () => {
      const who = contributor(slot.receiver);
      // A browser that never tells is believed the house's word.
      return who === participant || (who === null && performance.now() - begun > UNTOLD_MILLIS);
    };
    const wait = () => {
      if (look()) {
        setTold(true);
        timer = setInterval(() => setTold(look()), LOOK_MILLIS);
      } else {
        frame = requestAnimationFrame(wait);
      }
    };
    wait();
    return () => {
      cancelAnimationFrame(frame);
      clearInterval(timer);
    };
  }, [slot, participant]);
  return told;
}
