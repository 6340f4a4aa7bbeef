const SECONDS_AN_HOUR = 3_600;

/** A length of time as a clock counts it: 0:12, 4:07, 1:02:03. */
export function asClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / SECONDS_AN_HOUR);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = String(whole % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}

/** When something was, as one would say it today: with the day where it was another. */
export function asMoment(epochMillis: number, tongue: string, nowEpochMillis = Date.now()): string {
  const sameDay = new Date(epochMillis).toDateString() === new Date(nowEpochMillis).toDateString();
  return new Intl.DateTimeFormat(tongue, {
    ...(sameDay ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(epochMillis);
}
