/** Why a microphone, camera or screen is not to be had; each has a sentence of its own on the page. */
export type Trouble =
  | 'insecure'
  | 'refused'
  | 'refused-by-system'
  | 'missing'
  | 'busy'
  | 'unfitting'
  | 'unplugged'
  | 'unsupported'
  | 'unknown';

export function troubleOf(error: unknown): Trouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const message = error instanceof Error || error instanceof DOMException ? error.message : '';
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      // Chromium's and Firefox's words for "your system, not you, said no".
      return /system|platform/i.test(message) ? 'refused-by-system' : 'refused';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return 'missing';
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'busy';
    case 'OverconstrainedError':
      return 'unfitting';
    case 'TypeError':
    case 'NotSupportedError':
      return 'unsupported';
    default:
      return 'unknown';
  }
}
