import { useState } from 'react';
import type { Choice, Source } from '../client';
import { memory } from '../memory';
import { Icon } from '../parts/Icon';
import type { Porch } from '../porch';
import { useWords } from '../words/useWords';
import { playNotes } from './notes';
import { useOwn } from './useOwn';

/** Which microphone, camera and loudspeaker; the same before and in the room. */
export function DeviceChoices({ porch }: { porch: Porch }) {
  const { say } = useWords();
  const { own } = porch;
  const state = useOwn(own);
  const [speaker, setSpeaker] = useState(() => memory.choices().speaker);
  const [playing, setPlaying] = useState(false);
  const current = (source: Source) => state[source].deviceId ?? state[source].track?.getSettings().deviceId ?? '';
  // Firefox before 116 and Safari before 18.4 play where the system says.
  const chooses = 'setSinkId' in HTMLMediaElement.prototype;

  const test = async () => {
    setPlaying(true);
    await playNotes(speaker).catch(() => undefined);
    setPlaying(false);
  };

  return (
    <div className="devices">
      <Choosing
        kind="microphone"
        choices={state.choices.microphones}
        value={current('microphone')}
        choose={(id) => void own.choose('microphone', id)}
      />
      <Choosing
        kind="camera"
        choices={state.choices.cameras}
        value={current('camera')}
        choose={(id) => void own.choose('camera', id)}
      />
      {chooses && state.choices.speakers.length > 0 && (
        <Choosing
          kind="speaker"
          choices={state.choices.speakers}
          value={speaker ?? ''}
          choose={(id) => {
            setSpeaker(id);
            porch.chooseSpeaker(id);
          }}
        />
      )}
      <button type="button" className="btn small" onClick={() => void test()} disabled={playing}>
        <Icon name="speaker" /> {say(playing ? 'device.playing' : 'device.test')}
      </button>
    </div>
  );
}

function Choosing(props: {
  kind: 'microphone' | 'camera' | 'speaker';
  choices: readonly Choice[];
  value: string;
  choose: (deviceId: string | null) => void;
}) {
  const { say } = useWords();
  const kind = say(`device.${props.kind}`);
  const known = props.choices.some(({ deviceId }) => deviceId === props.value);
  return (
    <label className="field">
      <span>{kind}</span>
      <select
        data-part={`choose-${props.kind}`}
        value={known ? props.value : ''}
        onChange={(event) => props.choose(event.target.value === '' ? null : event.target.value)}
      >
        {!known && <option value="">{say('device.default')}</option>}
        {props.choices.map(({ deviceId, label }, index) => (
          <option key={deviceId} value={deviceId}>
            {label !== '' ? label : say('device.unnamed', { kind, number: index + 1 })}
          </option>
        ))}
      </select>
    </label>
  );
}
