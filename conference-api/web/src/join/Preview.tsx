import type { OwnMedia, OwnState, Source, Trouble } from '../client';
import { Icon } from '../parts/Icon';
import { Picture, useStreamOf } from '../parts/Picture';
import { useWords } from '../words/useWords';
import type { Sentence } from '../words/words';
import { Meter } from './Meter';
import { useOwn } from './useOwn';

/** How one looks and sounds, with the two switches that matter, and a sentence where something is amiss. */
export function Preview({ own }: { own: OwnMedia }) {
  const { say } = useWords();
  const { microphone, camera } = useOwn(own);
  const stream = useStreamOf(camera.on ? camera.track : null);
  return (
    <section className="preview" aria-label={say('join.leadin')}>
      <div className="mirror stage">
        <Picture stream={stream} part="join-preview" mirrored label={say('join.preview')} />
        {stream === null && (
          <p className="mirror-text">{say(camera.asking || microphone.asking ? 'join.camera.asking' : 'join.camera.off')}</p>
        )}
        <div className="bar">
          <Switch own={own} source="microphone" />
          <Switch own={own} source="camera" />
        </div>
      </div>
      {microphone.trouble === null && <Meter microphone={microphone} />}
      <Troubles own={own} />
    </section>
  );
}

function Switch({ own, source }: { own: OwnMedia; source: Source }) {
  const { say } = useWords();
  const device = useOwn(own)[source];
  const works = device.on && device.track !== null;
  return (
    <button
      type="button"
      className={works || device.asking ? 'btn round' : 'btn round off'}
      data-part={`toggle-${source}`}
      aria-label={say(works ? `${source}.off` : `${source}.on`)}
      title={say(works ? `${source}.off` : `${source}.on`)}
      onClick={() => void own.switch(source, !works)}
    >
      <Icon name={works ? source : `${source}Off`} />
    </button>
  );
}

interface Amiss {
  readonly sources: readonly Source[];
  readonly trouble: Trouble;
  readonly sentence: Sentence;
}

/** What is amiss with one's devices, in words, and a way to try again. */
export function Troubles({ own }: { own: OwnMedia }) {
  const { say } = useWords();
  const amiss = amissIn(useOwn(own));
  const again = async (sources: readonly Source[]) => {
    for (const source of sources) {
      await own.switch(source, true);
    }
  };
  return (
    <div role="status" className="troubles">
      {amiss.map(({ sources, trouble, sentence }) => (
        <div className="trouble" key={sentence} data-part="trouble" data-trouble={trouble}>
          <Icon name="alert" />
          <p>{say(sentence)}</p>
          {trouble !== 'insecure' && (
            <button type="button" className="btn small" onClick={() => void again(sources)}>
              <Icon name="again" /> {say('trouble.again')}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

/** One sentence where the same is amiss with both. */
function amissIn(state: OwnState): Amiss[] {
  const sources = (['microphone', 'camera'] as const).filter((source) => state[source].on && state[source].trouble !== null);
  const [one, other] = sources.map((source) => state[source].trouble);
  if (one != null && one === other && (one === 'refused' || one === 'insecure' || one === 'missing')) {
    return [{ sources, trouble: one, sentence: `trouble.both.${one}` }];
  }
  return sources.map((source) => {
    const trouble = state[source].trouble ?? 'unknown';
    return { sources: [source], trouble, sentence: `trouble.${source}.${trouble}` };
  });
}
