// Runs in every page before the page's own scripts. What tests see and hear of a page they see and hear by this:
// the numbered picture of each <video>, the sound of each element that plays, and devices that are written here.
// SETUP is put in by Instruments.java: {number, voice, devices, path}.
((setup) => {
  'use strict';
  if (window.proof) return;

  // --- the numbered picture (NumberedPicture.java draws the same) ------------------------------------------------

  const COLUMNS = 8;
  const ROWS = 4;
  const CODE_HEIGHT = 128 / 180;
  const DARK = 90;
  const BRIGHT = 165;

  const crc = (octets) => {
    let sum = 0x5a;
    for (const octet of octets) {
      sum ^= octet;
      for (let bit = 0; bit < 8; bit++) sum = sum & 0x80 ? ((sum << 1) ^ 0x07) & 0xff : sum << 1;
    }
    return sum;
  };

  const draw = (canvas, number, count) => {
    const context = canvas.getContext('2d');
    const { width, height } = canvas;
    const octets = [number, (count >> 8) & 0xff, count & 0xff];
    octets.push(crc(octets));
    context.fillStyle = '#808080';
    context.fillRect(0, 0, width, height);
    for (let row = 0; row < ROWS; row++) {
      for (let column = 0; column < COLUMNS; column++) {
        context.fillStyle = (octets[row] >> (COLUMNS - 1 - column)) & 1 ? '#ebebeb' : '#101010';
        context.fillRect(
          (column * width) / COLUMNS, (row * CODE_HEIGHT * height) / ROWS, width / COLUMNS, (CODE_HEIGHT * height) / ROWS);
      }
    }
    context.fillStyle = '#101010';
    context.font = `${Math.round(height * 0.24)}px sans-serif`;
    context.fillText(`${number} : ${count}`, width * 0.04, height * 0.95);
  };

  const LOOK_WIDTH = 128;
  const LOOK_HEIGHT = 72;
  const lens = document.createElement('canvas');
  lens.width = LOOK_WIDTH;
  lens.height = LOOK_HEIGHT;
  const glass = lens.getContext('2d', { willReadFrequently: true });

  /** {number, count}, or a word for what is seen instead. */
  const read = (video) => {
    if (!video) return 'no video';
    if (video.readyState < 2 || video.videoWidth === 0) return 'no picture';
    glass.drawImage(video, 0, 0, LOOK_WIDTH, LOOK_HEIGHT);
    const pixels = glass.getImageData(0, 0, LOOK_WIDTH, LOOK_HEIGHT).data;
    const cellWidth = LOOK_WIDTH / COLUMNS;
    const cellHeight = (LOOK_HEIGHT * CODE_HEIGHT) / ROWS;
    const octets = [];
    let brightest = 0;
    for (let row = 0; row < ROWS; row++) {
      let octet = 0;
      for (let column = 0; column < COLUMNS; column++) {
        let sum = 0;
        let looked = 0;
        for (let y = Math.ceil((row + 0.3) * cellHeight); y <= (row + 0.7) * cellHeight; y++) {
          for (let x = Math.ceil((column + 0.3) * cellWidth); x <= (column + 0.7) * cellWidth; x++) {
            sum += pixels[4 * (y * LOOK_WIDTH + x) + 1];
            looked++;
          }
        }
        const light = sum / looked;
        brightest = Math.max(brightest, light);
        if (light > DARK && light < BRIGHT) return 'blurred';
        octet = (octet << 1) | (light >= BRIGHT ? 1 : 0);
      }
      octets.push(octet);
    }
    if (brightest < DARK) return 'black';
    if (crc(octets.slice(0, 3)) !== octets[3]) return 'wrong sum';
    return { number: octets[0], count: (octets[1] << 8) | octets[2] };
  };

  // --- looking ---------------------------------------------------------------------------------------------------

  const LOOK_EVERY_MILLIS = 20;
  const MOST_LOOKS = 20000;
  const watches = new Map();

  /** Looks at what a selector finds, again and again; what has changed since the last look is kept. */
  const watch = (name, selector) => {
    unwatch(name);
    const kept = { begun: performance.now(), looks: [], looked: 0, timer: 0 };
    let last = '';
    kept.timer = setInterval(() => {
      const seen = read(document.querySelector(selector));
      const now = typeof seen === 'string' ? [seen] : [seen.number, seen.count];
      kept.looked++;
      if (String(now) === last || kept.looks.length >= MOST_LOOKS) return;
      last = String(now);
      kept.looks.push([performance.now() - kept.begun, ...now]);
    }, LOOK_EVERY_MILLIS);
    watches.set(name, kept);
  };

  const unwatch = (name) => {
    clearInterval(watches.get(name)?.timer);
    watches.delete(name);
  };

  const seen = (name) => {
    const kept = watches.get(name);
    return { millis: performance.now() - kept.begun, looked: kept.looked, looks: kept.looks };
  };

  // --- listening -------------------------------------------------------------------------------------------------

  const HEARD_HZ = 8000;
  const RECORDED_BITS_A_SECOND = 128000;
  const players = new Set();
  const srcObject = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...srcObject,
    set(stream) {
      players.add(this);
      srcObject.set.call(this, stream);
    },
  });

  // Firefox without a loudspeaker never starts an AudioContext, and with one of no machine's it runs slow; its tracks
  // keep time by themselves. In Chromium a recorder of a track begins with its first sound; a sum keeps time.
  const isFirefox = 'mozCaptureStream' in HTMLMediaElement.prototype;
  const FOLLOW_EVERY_MILLIS = 50;
  const soundOf = (player) => {
    const stream = player.srcObject;
    return stream instanceof MediaStream ? stream.getAudioTracks()[0] : undefined;
  };
  const loudnessOf = (player) => (player.muted || player.paused ? 0 : player.volume);

  /** Keeps what a stream sounds like from now on. A recorder does that, which no busy page can hold up. */
  const recording = (stream) => {
    const type = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus'].find(MediaRecorder.isTypeSupported);
    const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: RECORDED_BITS_A_SECOND });
    const chunks = [];
    recorder.ondataavailable = ({ data }) => chunks.push(data);
    recorder.start();
    return {
      begun: performance.now(),
      stop: () => recorder.state === 'inactive' || recorder.stop(),
      async line() {
        if (recorder.state !== 'inactive') {
          const written = new Promise((then) => recorder.addEventListener('dataavailable', then, { once: true }));
          recorder.requestData();
          await written;
        }
        const octets = await new Blob(chunks, { type }).arrayBuffer();
        if (octets.byteLength === 0) return new Float32Array();
        return (await new OfflineAudioContext(1, 1, HEARD_HZ).decodeAudioData(octets)).getChannelData(0);
      },
    };
  };

  const follows = (taps, attach, detach, louder) => {
    const follow = () => {
      for (const player of players) {
        const track = soundOf(player);
        const tap = taps.get(player);
        if (tap && tap.track !== track) {
          detach(tap);
          taps.delete(player);
        }
        if (track && !taps.has(player)) taps.set(player, { track, ...attach(track) });
        if (taps.has(player)) louder(taps.get(player), loudnessOf(player));
      }
    };
    follow();
    return setInterval(follow, FOLLOW_EVERY_MILLIS);
  };

  /** One sum of what all elements play, each as loud as its element is. */
  const earForOne = async () => {
    const context = new AudioContext({ sampleRate: 48000 });
    await context.resume();
    const sum = context.createMediaStreamDestination();
    // A recorder writes nothing of a stream that never sounds: a line that is as good as silent.
    const line = new ConstantSourceNode(context, { offset: 1e-6 });
    line.connect(sum);
    line.start();
    const attach = (track) => {
      const gain = context.createGain();
      const source = context.createMediaStreamSource(new MediaStream([track]));
      source.connect(gain).connect(sum);
      return { gain, source };
    };
    follows(new Map(), attach, ({ gain }) => gain.disconnect(), ({ gain }, loudness) => (gain.gain.value = loudness));
    let kept = null;
    return {
      anew() {
        kept?.stop();
        kept = recording(sum.stream);
      },
      lines: async () => [{ line: await kept.line(), atMillis: 0, loudness: 1 }],
    };
  };

  /** A recording for each element. */
  const earForEach = () => {
    let timer = 0;
    let begun = 0;
    const taps = new Map();
    const ended = [];
    const detach = (tap) => {
      tap.kept.stop();
      ended.push(tap);
    };
    return {
      anew() {
        clearInterval(timer);
        taps.forEach(detach);
        taps.clear();
        ended.length = 0;
        begun = performance.now();
        const attach = (track) => ({ kept: recording(new MediaStream([track])), loudness: 0 });
        timer = follows(taps, attach, detach, (tap, loudness) => (tap.loudness = Math.max(tap.loudness, loudness)));
      },
      lines: () =>
        Promise.all(
          [...taps.values(), ...ended].map(async ({ kept, loudness }) => ({
            line: await kept.line(),
            atMillis: kept.begun - begun,
            loudness,
          })),
        ),
    };
  };

  let ear = null;
  let begun = 0;

  /** From now on, and no longer from before, it is kept. */
  const listen = async () => {
    ear ??= isFirefox ? earForEach() : await earForOne();
    ear.anew();
    begun = performance.now();
  };

  /** Base64 of 16-bit samples, low octet first, 8,000 a second; and for how long it was listened. */
  const heard = async () => {
    const millis = performance.now() - begun;
    const lines = await ear.lines();
    const whole = new Float32Array(Math.max(0, ...lines.map((one) => one.line.length)));
    for (const { line, atMillis, loudness } of lines) {
      const at = Math.round((atMillis * HEARD_HZ) / 1000);
      for (let i = 0; i < line.length && at + i < whole.length; i++) whole[at + i] += line[i] * loudness;
    }
    const samples = Int16Array.from(whole, (one) => Math.max(-32768, Math.min(32767, Math.round(one * 32768))));
    const octets = new Uint8Array(samples.buffer);
    let text = '';
    for (let i = 0; i < octets.length; i += 8192) text += String.fromCharCode(...octets.subarray(i, i + 8192));
    return { samples: btoa(text), millis, players: players.size };
  };

  // --- devices that are written here -----------------------------------------------------------------------------

  const FRAMES_PER_SECOND = 20;
  const SCREEN = 100;
  let studio = null;

  const octetsOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

  /** One sound for all microphones of the page, so that it may begin and end at a test's word. */
  const studioOf = () => {
    if (studio) return studio;
    const context = new AudioContext({ sampleRate: 48000 });
    const line = Float32Array.from(new Int16Array(octetsOf(setup.voice).buffer), (sample) => sample / 32768);
    const buffer = context.createBuffer(1, line.length, HEARD_HZ);
    buffer.copyToChannel(line, 0);
    studio = { context, buffer, mouth: context.createGain(), speaking: null };
    context.resume();
    return studio;
  };

  const speak = () => {
    const { context, buffer, mouth } = studioOf();
    hush();
    studio.speaking = new AudioBufferSourceNode(context, { buffer, loop: true });
    studio.speaking.connect(mouth);
    studio.speaking.start();
  };

  const hush = () => {
    studio?.speaking?.stop();
    if (studio) studio.speaking = null;
  };

  const REPEATED = 60;

  /** What an element plays, as a track: Firefox needs no loudspeaker for that. It speaks without end. */
  const played = async () => {
    const voice = octetsOf(setup.voice);
    const header = new DataView(new ArrayBuffer(44));
    const word = (at, text) => [...text].forEach((c, i) => header.setUint8(at + i, c.charCodeAt(0)));
    const whole = REPEATED * voice.length;
    word(0, 'RIFF');
    header.setUint32(4, 36 + whole, true);
    word(8, 'WAVEfmt ');
    header.setUint32(16, 16, true);
    header.setUint16(20, 1, true);
    header.setUint16(22, 1, true);
    header.setUint32(24, HEARD_HZ, true);
    header.setUint32(28, 2 * HEARD_HZ, true);
    header.setUint16(32, 2, true);
    header.setUint16(34, 16, true);
    word(36, 'data');
    header.setUint32(40, whole, true);
    const file = new Blob([header.buffer, ...Array(REPEATED).fill(voice)], { type: 'audio/wav' });
    const player = new Audio(URL.createObjectURL(file));
    player.loop = true;
    const stream = player.mozCaptureStream();
    await player.play();
    await new Promise((then) => {
      const look = () => (stream.getAudioTracks().length ? then() : setTimeout(look, 10));
      look();
    });
    return stream.getAudioTracks()[0];
  };

  const microphone = async () => {
    if (isFirefox) return played();
    const { context, mouth } = studioOf();
    const outlet = context.createMediaStreamDestination();
    mouth.connect(outlet);
    return outlet.stream.getAudioTracks()[0];
  };

  const camera = (number) => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    let count = 0;
    const paint = () => draw(canvas, number, count++ & 0xffff);
    paint();
    const [track] = canvas.captureStream().getVideoTracks();
    const timer = setInterval(() => {
      paint();
      if (track.readyState === 'ended') clearInterval(timer);
    }, 1000 / FRAMES_PER_SECOND);
    return track;
  };

  const devices = navigator.mediaDevices;
  const refusal = (name) => async () => {
    throw new DOMException('the test says so', name);
  };
  if (devices && setup.devices !== 'asTheyAre') {
    if (setup.devices === 'refused') devices.getUserMedia = refusal('NotAllowedError');
    if (setup.devices === 'none') devices.getUserMedia = refusal('NotFoundError');
    if (setup.devices === 'written') {
      devices.getUserMedia = async (wish) => {
        const tracks = [];
        if (wish.audio) tracks.push(await microphone());
        if (wish.video) tracks.push(camera(setup.number));
        return new MediaStream(tracks);
      };
      devices.enumerateDevices = async () =>
        [['audioinput', 'A microphone'], ['videoinput', 'A camera'], ['audiooutput', 'A loudspeaker']].map(
          ([kind, label]) => ({ kind, label, deviceId: kind, groupId: 'written', toJSON: () => ({ kind, label }) }));
      if (setup.speaks && !isFirefox) speak();
    }
  }
  if (devices) {
    // Nobody is there to choose a window.
    devices.getDisplayMedia = async () => new MediaStream([camera(SCREEN + setup.number)]);
  }

  // --- the network -----------------------------------------------------------------------------------------------

  const connections = new Set();
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...words) {
      super(...words);
      connections.add(this);
    }
  };

  /** Of the program's candidates one is left in each section, and it leads to the impaired path. */
  const rerouted = (sdp) => {
    const model = sdp.split('\r\n').find((line) => /^a=candidate:\S+ 1 udp /i.test(line));
    if (!model) return sdp;
    const words = model.split(' ');
    words[4] = setup.path.address;
    words[5] = String(setup.path.port);
    let led = false;
    return sdp
      .split('\r\n')
      .flatMap((line) => {
        if (line.startsWith('m=')) led = false;
        if (!line.startsWith('a=candidate:')) return [line];
        const kept = led ? [] : [words.join(' ')];
        led = true;
        return kept;
      })
      .join('\r\n');
  };

  if (setup.path) {
    const native = Native.prototype.setRemoteDescription;
    Native.prototype.setRemoteDescription = function (description) {
      return native.call(this, { type: description.type, sdp: rerouted(description.sdp) });
    };
  }

  window.proof = Object.freeze({ read, draw, watch, unwatch, seen, listen, heard, speak, hush, connections });
})(/*SETUP*/);
