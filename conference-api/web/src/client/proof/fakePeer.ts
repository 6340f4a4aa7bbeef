/** A PeerConnection that agrees to everything; a test says what becomes of it. */
export class FakePeer {
  static readonly made: FakePeer[] = [];
  connectionState: RTCPeerConnectionState = 'new';
  signalingState: RTCSignalingState = 'stable';
  localDescription: { type: string; sdp: string } | null = null;
  remoteDescription: { type: string; sdp: string } | null = null;
  onconnectionstatechange: (() => void) | null = null;
  readonly transceivers: FakeTransceiver[] = [];
  readonly offers: { iceRestart: boolean }[] = [];
  closed = false;

  constructor() {
    FakePeer.made.push(this);
  }

  get asPeer(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }

  addTransceiver(what: string | FakeTrack, init: { direction: string }): FakeTransceiver {
    const transceiver = new FakeTransceiver(what, init.direction);
    this.transceivers.push(transceiver);
    return transceiver;
  }

  getTransceivers(): FakeTransceiver[] {
    return this.transceivers;
  }

  createOffer(options: { iceRestart?: boolean } = {}): Promise<{ type: string; sdp: string }> {
    this.offers.push({ iceRestart: options.iceRestart === true });
    return Promise.resolve({ type: 'offer', sdp: `offer ${this.offers.length}` });
  }

  createAnswer(): Promise<{ type: string; sdp: string }> {
    return Promise.resolve({ type: 'answer', sdp: 'answer' });
  }

  setLocalDescription(description: { type: string; sdp: string }): Promise<void> {
    this.signalingState = description.type === 'offer' ? 'have-local-offer' : 'stable';
    this.localDescription = description;
    return Promise.resolve();
  }

  setRemoteDescription(description: { type: string; sdp: string }): Promise<void> {
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    this.remoteDescription = description;
    if (description.type === 'offer' && this.transceivers.length === 0) {
      for (const mid of ['a0', 'a1', 'a2', 'a3', ...Array.from({ length: 9 }, (_, index) => `v${index}`)]) {
        this.transceivers.push(new FakeTransceiver(mid.startsWith('a') ? 'audio' : 'video', 'recvonly', mid));
      }
    }
    return Promise.resolve();
  }

  getStats(): Promise<Map<string, object>> {
    return Promise.resolve(new Map([['T1', { id: 'T1', type: 'transport' }]]));
  }

  close(): void {
    this.closed = true;
    this.connectionState = 'closed';
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

export class FakeTransceiver {
  readonly sender: { track: FakeTrack | null; replaced: (FakeTrack | null)[] } & Record<string, unknown>;
  readonly receiver: { track: { kind: string }; sources: RTCRtpContributingSource[]; getContributingSources: () => RTCRtpContributingSource[] };
  preferred: readonly RTCRtpCodec[] = [];
  parameters: { encodings: { maxBitrate?: number; scaleResolutionDownBy?: number }[] } = { encodings: [{}] };
  readonly kind: string;
  readonly direction: string;
  readonly mid: string | null;

  constructor(what: string | FakeTrack, direction: string, mid: string | null = null) {
    this.kind = typeof what === 'string' ? what : what.kind;
    this.direction = direction;
    this.mid = mid;
    const replaced: (FakeTrack | null)[] = [];
    const sender = {
      track: typeof what === 'string' ? null : what,
      replaced,
      replaceTrack: (track: FakeTrack | null) => {
        sender.track = track;
        replaced.push(track);
        return Promise.resolve();
      },
      getParameters: () => structuredClone(this.parameters),
      setParameters: (parameters: FakeTransceiver['parameters']) => {
        this.parameters = parameters;
        return Promise.resolve();
      },
    };
    this.sender = sender;
    const receiver = {
      track: { kind: this.kind },
      sources: [] as RTCRtpContributingSource[],
      getContributingSources: () => receiver.sources,
    };
    this.receiver = receiver;
  }

  setCodecPreferences(codecs: readonly RTCRtpCodec[]): void {
    this.preferred = codecs;
  }
}

export class FakeTrack {
  enabled = true;
  readyState = 'live';
  contentHint = '';
  onended: (() => void) | null = null;
  readonly kind: 'audio' | 'video';
  readonly label: string;
  readonly clones: FakeTrack[] = [];

  constructor(kind: 'audio' | 'video', label: string) {
    this.kind = kind;
    this.label = label;
  }

  clone(): FakeTrack {
    const clone = new FakeTrack(this.kind, this.label);
    this.clones.push(clone);
    return clone;
  }

  getSettings(): MediaTrackSettings {
    return { height: 720, deviceId: this.label };
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** As when it is unplugged. */
  end(): void {
    this.readyState = 'ended';
    this.onended?.();
  }
}

/** Microphones and cameras that a test plugs in, forbids and pulls out. */
export class FakeDevices {
  readonly asked: MediaStreamConstraints[] = [];
  readonly given: FakeTrack[] = [];
  devices: { kind: MediaDeviceKind; deviceId: string; label: string }[] = [
    { kind: 'audioinput', deviceId: 'mic-1', label: 'Built-in microphone' },
    { kind: 'videoinput', deviceId: 'cam-1', label: 'Built-in camera' },
    { kind: 'audiooutput', deviceId: 'out-1', label: 'Built-in speaker' },
  ];
  refuses: Partial<Record<'audio' | 'video' | 'screen', string>> = {};
  screenSound = true;

  get asDevices(): MediaDevices {
    return this as unknown as MediaDevices;
  }

  getUserMedia(wish: MediaStreamConstraints): Promise<MediaStream> {
    this.asked.push(wish);
    const kinds = (['audio', 'video'] as const).filter((kind) => wish[kind] !== undefined);
    for (const kind of kinds) {
      const refusal = this.refuses[kind];
      if (refusal !== undefined) {
        return Promise.reject(new DOMException('', refusal));
      }
      const chosen = wish[kind];
      const id = typeof chosen === 'object' ? (chosen.deviceId as { exact: string } | undefined)?.exact : undefined;
      if (id !== undefined && !this.devices.some(({ deviceId }) => deviceId === id)) {
        return Promise.reject(new DOMException('', 'OverconstrainedError'));
      }
    }
    return Promise.resolve(this.#stream(kinds.map((kind) => new FakeTrack(kind, kind === 'audio' ? 'mic' : 'cam'))));
  }

  getDisplayMedia(): Promise<MediaStream> {
    return this.refuses.screen === undefined
      ? Promise.resolve(
          this.#stream([
            new FakeTrack('video', 'screen'),
            ...(this.screenSound ? [new FakeTrack('audio', 'screen sound')] : []),
          ]),
        )
      : Promise.reject(new DOMException('', this.refuses.screen));
  }

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return Promise.resolve(this.devices as MediaDeviceInfo[]);
  }

  addEventListener(): void {}

  removeEventListener(): void {}

  #stream(tracks: FakeTrack[]): MediaStream {
    this.given.push(...tracks);
    const of = (kind: string) => tracks.filter((track) => track.kind === kind);
    const stream = { getTracks: () => tracks, getAudioTracks: () => of('audio'), getVideoTracks: () => of('video') };
    return stream as unknown as MediaStream;
  }
}
