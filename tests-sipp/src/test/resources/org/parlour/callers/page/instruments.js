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
  const MOST_HEARD_SECONDS = 180;
  const BLOCK_SAMPLES = 16384;
  const players = new Set();
  const srcObject = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...srcObject,
    set(stream) {
      players.add(this);
      srcObject.set.call(this, stream);
    },
  });

  let listening = null;

  /** A low pass below 3.6 kHz, and every sixth sample: what a marker needs. */
  const narrowing = (factor) => {
    const taps = 24 * factor + 1;
    const kernel = Float32Array.from({ length: taps }, (_, i) => {
      const t = i - (taps - 1) / 2;
      const cut = 0.9 / factor;
      const sinc = t === 0 ? cut : Math.sin(Math.PI * cut * t) / (Math.PI * t);
      return sinc * (0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / taps));
    });
    let rest = new Float32Array(taps - 1);
    return (block) => {
      const line = new Float32Array(rest.length + block.length);
      line.set(rest);
      line.set(block, rest.length);
      const narrow = new Int16Array(Math.floor((line.length - taps) / factor) + 1);
      for (let i = 0; i < narrow.length; i++) {
        let sum = 0;
        for (let tap = 0; tap < taps; tap++) sum += kernel[tap] * line[i * factor + tap];
        narrow[i] = Math.max(-32768, Math.min(32767, Math.round(sum * 32768)));
      }
      rest = line.slice(narrow.length * factor);
      return narrow;
    };
  };

  /** From now on what all elements play together is kept, each as loud as its element is. */
  const listen = async () => {
    const context = listening?.context ?? new AudioContext({ sampleRate: 48000 });
    if (listening) {
      listening.blocks = [];
      listening.samples = 0;
      listening.missing = 0;
      return;
    }
    await context.resume();
    const recorder = context.createScriptProcessor(BLOCK_SAMPLES, 1, 1);
    const sum = context.createGain();
    const narrow = narrowing(context.sampleRate / HEARD_HZ);
    listening = { context, recorder, blocks: [], samples: 0, missing: 0, expected: 0 };
    recorder.onaudioprocess = (event) => {
      const mine = listening;
      if (mine.expected > 0 && event.playbackTime - mine.expected > 0.01) mine.missing++;
      mine.expected = event.playbackTime + BLOCK_SAMPLES / context.sampleRate;
      if (mine.samples > MOST_HEARD_SECONDS * HEARD_HZ) return;
      const block = narrow(event.inputBuffer.getChannelData(0));
      mine.blocks.push(block);
      mine.samples += block.length;
    };
    sum.connect(recorder);
    recorder.connect(context.destination);
    const taps = new Map();
    const follow = () => {
      for (const player of players) {
        const stream = player.srcObject;
        const track = stream instanceof MediaStream ? stream.getAudioTracks()[0] : undefined;
        let tap = taps.get(player);
        if (tap && tap.track !== track) {
          tap.gain.disconnect();
          taps.delete(player);
          tap = undefined;
        }
        if (track && !tap) {
          const gain = context.createGain();
          const source = context.createMediaStreamSource(new MediaStream([track]));
          source.connect(gain).connect(sum);
          tap = { track, gain, source };
          taps.set(player, tap);
        }
        if (tap) tap.gain.gain.value = player.muted || player.paused ? 0 : player.volume;
      }
    };
    follow();
    setInterval(follow, 50);
  };

  /** Base64 of 16-bit samples, low octet first, 8,000 a second. */
  const heard = () => {
    const whole = new Int16Array(listening.samples);
    let at = 0;
    for (const block of listening.blocks) {
      whole.set(block, at);
      at += block.length;
    }
    const octets = new Uint8Array(whole.buffer);
    let text = '';
    for (let i = 0; i < octets.length; i += 8192) text += String.fromCharCode(...octets.subarray(i, i + 8192));
    return { samples: btoa(text), missing: listening.missing, players: players.size };
  };

  // --- devices that are written here -----------------------------------------------------------------------------

  const FRAMES_PER_SECOND = 20;
  const SCREEN = 100;
  let studio = null;

  const samplesOf = (base64) => {
    const octets = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    return Float32Array.from(new Int16Array(octets.buffer), (sample) => sample / 32768);
  };

  /** One sound for all microphones of the page, so that it may begin and end at a test's word. */
  const studioOf = () => {
    if (studio) return studio;
    const context = new AudioContext({ sampleRate: 48000 });
    const line = samplesOf(setup.voice);
    const buffer = context.createBuffer(1, line.length, HEARD_HZ);
    buffer.copyToChannel(line, 0);
    const mouth = context.createGain();
    studio = { context, buffer, mouth, speaking: null, begun: 0 };
    context.resume();
    return studio;
  };

  const speak = () => {
    const { context, buffer, mouth } = studioOf();
    hush();
    studio.speaking = context.createBufferSource();
    studio.speaking.buffer = buffer;
    studio.speaking.loop = true;
    studio.speaking.connect(mouth);
    studio.speaking.start();
  };

  const hush = () => {
    studio?.speaking?.stop();
    if (studio) studio.speaking = null;
  };

  const microphone = () => {
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
    const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
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
        if (wish.audio) tracks.push(microphone());
        if (wish.video) tracks.push(camera(setup.number));
        return new MediaStream(tracks);
      };
      devices.enumerateDevices = async () =>
        [['audioinput', 'A microphone'], ['videoinput', 'A camera'], ['audiooutput', 'A loudspeaker']].map(
          ([kind, label]) => ({ kind, label, deviceId: kind, groupId: 'written', toJSON: () => ({ kind, label }) }));
      if (setup.speaks) speak();
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
