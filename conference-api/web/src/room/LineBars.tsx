import type { LineQuality, LineWay } from '../client';
import { useWords } from '../words/useWords';
import { gradeOf, gradeOfWay, qualityWords, toTenths } from './phoneTruth';

/** Four bars, as a telephone shows them; what they mean is in the title, and in the person's card. */
export function LineBars({ quality }: { quality: LineQuality | null }) {
  const { say } = useWords();
  const words = qualityWords(quality, say);
  return (
    <span
      className="chip line-bars"
      data-part="tile-quality"
      data-grade={gradeOf(quality)}
      role="img"
      aria-label={words}
      title={words}
    >
      <i />
      <i />
      <i />
      <i />
    </span>
  );
}

/** The line in numbers, both ways. */
export function LineNumbers({ quality }: { quality: LineQuality | null }) {
  const { say, tongue } = useWords();
  const tenths = new Intl.NumberFormat(tongue, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (quality === null || (quality.uplink === null && quality.downlink === null)) {
    return <p className="small soft">{say('line.unknown')}</p>;
  }
  const trip = quality.roundTripMillis;
  return (
    <table className="line-numbers" data-part="line-numbers">
      <caption className="unseen">{say('line.heading')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{say('line.uplink')}</th>
          <th scope="col">{say('line.downlink')}</th>
        </tr>
      </thead>
      <tbody>
        <Row
          label={say('line.rated')}
          quality={quality}
          text={(way) => `${tenths.format(way.mos)} · ${say(`line.${gradeOfWay(way)}.word`)}`}
        />
        <Row
          label={say('line.lost')}
          quality={quality}
          text={(way) => say('line.percent', { percent: toTenths(way.lossPercent) })}
        />
        <Row
          label={say('line.uneven')}
          quality={quality}
          text={(way) => say('line.millis', { count: Math.round(way.jitterMillis) })}
        />
        {trip !== null && (
          <tr>
            <th scope="row">{say('line.trip')}</th>
            <td colSpan={2}>{say('line.millis', { count: Math.round(trip) })}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Row(props: { label: string; quality: LineQuality; text: (way: LineWay) => string }) {
  const { label, quality, text } = props;
  return (
    <tr>
      <th scope="row">{label}</th>
      {[quality.uplink, quality.downlink].map((way, index) => (
        <td key={index} data-grade={gradeOfWay(way)}>
          {way === null ? '–' : text(way)}
        </td>
      ))}
    </tr>
  );
}
