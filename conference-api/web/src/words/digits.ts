/** A PIN as it is read aloud. */
export function inThrees(pin: string): string {
  const digits = pin.replace(/\s/g, '');
  return digits.match(/.{1,3}/g)?.join(' ') ?? pin;
}
