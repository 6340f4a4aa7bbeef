import { OwnMedia, type OwnState, Visit, type VisitState, contributor, visitByBrowser } from './client';
import { memory, seatKey } from './memory';

/**
 * One room's door in one tab, outside of React: one's own devices, and the visit once one has gone in. Pages look at it
 * and call it; nothing of it depends on what is drawn.
 */
export class Porch {
  readonly room: string;
  readonly link: string;
  readonly #listeners = new Set<() => void>();
  #own: OwnMedia;
  #visit: Visit | null = null;

  constructor(room: string, link: string) {
    this.room = room;
    this.link = link;
    this.#own = ownByMemory();
    this.#own.subscribe(this.#keepChoices);
  }

  get own(): OwnMedia {
    return this.#own;
  }

  get visit(): Visit | null {
    return this.#visit;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks for the devices; a page that was loaded anew while its person sat in the room goes back in by itself. */
  begin(): void {
    const asked = this.#own.begin();
    if (memory.wasSeated(seatKey(this.room, this.link)) && memory.name() !== '') {
      void asked;
      this.goIn(memory.name());
    }
  }

  goIn(name: string): void {
    const seat = seatKey(this.room, this.link);
    memory.keepName(name);
    memory.claimSeat(seat);
    const { room, link } = this;
    const stillOurs = () => memory.ownsSeat(seat);
    const visit = visitByBrowser(
      { room, link, name, device: memory.device(), stillOurs, volumes: memory.volumes(seat) },
      this.#own,
    );
    visit.ears.setSpeaker(memory.choices().speaker);
    visit.onHappening(({ type }) => {
      if (type === 'seated' || type === 'waits') {
        memory.keepSeated(seat);
      } else if (type === 'over') {
        memory.keepSeated(null);
      }
    });
    this.#visit = visit;
    visit.enter();
    this.#tell();
  }

  /** After the end of a visit: in front of the door again. */
  comeBack(): void {
    this.#visit = null;
    this.#own = ownByMemory();
    this.#own.subscribe(this.#keepChoices);
    void this.#own.begin();
    this.#tell();
  }

  chooseSpeaker(speaker: string | null): void {
    memory.keepChoices({ ...choicesOf(this.#own.state), speaker });
    this.#visit?.ears.setSpeaker(speaker);
    this.#tell();
  }

  /** What is told about this page to whoever looks from outside: no link, no PIN. */
  report(): object {
    const state: VisitState | undefined = this.#visit?.state;
    const { microphone, camera, screen } = this.#own.state;
    return {
      phase: state?.phase ?? 'door',
      ending: state?.ending ?? null,
      you: state?.you ?? null,
      people: state?.people ?? [],
      waiting: state?.waiting ?? [],
      hands: state?.hands ?? [],
      qualities: state?.qualities ?? [],
      phones: state?.room?.phones ?? null,
      slots: state?.slots ?? [],
      // Whose packets come in which slot, whatever the signalling says.
      contributors: Object.fromEntries((state?.streams ?? []).map(({ mid, receiver }) => [mid, contributor(receiver)])),
      speaking: state?.speaking ?? [],
      lines: state?.lines ?? null,
      media: state?.media ?? null,
      own: {
        microphone: { on: microphone.on, has: microphone.track !== null, trouble: microphone.trouble },
        camera: { on: camera.on, has: camera.track !== null, trouble: camera.trouble },
        screen: { on: screen.picture !== null, sound: screen.sound !== null, trouble: screen.trouble },
      },
    };
  }

  readonly #keepChoices = () => {
    memory.keepChoices({ ...choicesOf(this.#own.state), speaker: memory.choices().speaker });
  };

  #tell(): void {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

function ownByMemory(): OwnMedia {
  const kept = memory.choices();
  return new OwnMedia({
    devices: navigator.mediaDevices as MediaDevices | undefined,
    raw: new URLSearchParams(location.search).get('raw') === '1',
    microphone: { on: kept.microphoneOn, deviceId: kept.microphone },
    camera: { on: kept.cameraOn, deviceId: kept.camera },
  });
}

function choicesOf({ microphone, camera }: OwnState) {
  return {
    microphone: microphone.deviceId,
    camera: camera.deviceId,
    microphoneOn: microphone.on,
    cameraOn: camera.on,
  };
}
