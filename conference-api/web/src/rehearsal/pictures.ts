const hues = [150, 28, 265, 205, 345, 75, 180, 310];

/** Somebody in front of a camera, as far as a canvas can draw one. */
export function moving(name: string, hue: number, video = true): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const draw = canvas.getContext('2d');
  let step = 0;
  const frame = () => {
    if (draw !== null) {
      paint(draw, hue, (step += 1));
    }
  };
  frame();
  setInterval(frame, 100);
  const stream = canvas.captureStream(10);
  Object.assign(stream, { rehearsedName: name });
  const tone = new AudioContext().createMediaStreamDestination();
  return new MediaStream([...(video ? stream.getVideoTracks() : []), ...tone.stream.getAudioTracks()]);
}

function paint(draw: CanvasRenderingContext2D, hue: number, step: number): void {
  const back = draw.createLinearGradient(0, 0, 640, 480);
  back.addColorStop(0, `hsl(${hue} 18% 52%)`);
  back.addColorStop(1, `hsl(${hue} 22% 24%)`);
  draw.fillStyle = back;
  draw.fillRect(0, 0, 640, 480);
  const sway = Math.sin(step / 7) * 8;
  draw.fillStyle = `hsl(${hue + 30} 34% 38%)`;
  draw.beginPath();
  draw.ellipse(320 + sway, 520, 170, 190, 0, 0, Math.PI * 2);
  draw.fill();
  draw.fillStyle = `hsl(${20 + (hue % 18)} 42% 70%)`;
  draw.beginPath();
  draw.ellipse(320 + sway, 230, 82, 102, 0, 0, Math.PI * 2);
  draw.fill();
}

/** A page of text, as on a shared screen. */
export function still(title: string): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const draw = canvas.getContext('2d');
  const frame = () => {
    if (draw !== null) {
      draw.fillStyle = '#fbfaf7';
      draw.fillRect(0, 0, 1280, 720);
      draw.fillStyle = '#26332f';
      draw.font = '600 44px sans-serif';
      draw.fillText(title, 90, 120);
      draw.fillStyle = '#c9d2cc';
      Array.from({ length: 9 }, (_, line) => draw.fillRect(90, 180 + line * 52, 700 + ((line * 137) % 390), 20));
    }
  };
  frame();
  setInterval(frame, 200);
  return canvas.captureStream(5);
}

export function hueOf(participant: number): number {
  return hues[participant % hues.length] ?? 150;
}
