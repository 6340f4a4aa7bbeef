import type { OwnMedia, Source } from '../client';
import { Icon } from '../parts/Icon';
import { Picture, useStreamOf } from '../parts/Picture';
import { useWords } from '../words/useWords';
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

/** What is amiss with one's devices, in words, and a way to try again. */
export function Troubles({ own }: { own: OwnMedia }) {
  const { say } = useWords();
  const state = useOwn(own);
  const sources = (['microphone', 'camera'] as const).filter((source) => state[source].on && state[source].trouble !== null);
  return (
    <div role="status" className="troubles">
      {sources.map((source) => (
        <div className="trouble" key={source} data-part={`trouble-${source}`}>
          <Icon name="alert" />
          <p>{say(`trouble.${source}.${state[source].trouble ?? 'unknown'}`)}</p>
          {state[source].trouble !== 'insecure' && (
            <button type="button" className="btn small" onClick={() => void own.switch(source, true)}>
              <Icon name="again" /> {say('trouble.again')}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
