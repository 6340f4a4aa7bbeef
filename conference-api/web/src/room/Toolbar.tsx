import type { OwnMedia, Visit, VisitState } from '../client';
import { Icon, type IconName } from '../parts/Icon';
import { useWords } from '../words/useWords';
import type { PanelName } from './SidePanel';

export async function switchScreen(own: OwnMedia): Promise<void> {
  if (own.state.screen.picture === null) {
    await own.startScreen();
  } else {
    own.stopScreen();
  }
}

export function Toolbar(props: {
  visit: Visit;
  state: VisitState;
  panel: PanelName | null;
  toggle: (name: PanelName) => void;
  share: () => void;
}) {
  const { visit, state, panel, toggle, share } = props;
  const { say } = useWords();
  const { microphone, camera, screen } = state.own;
  const heard = microphone.on && microphone.track !== null;
  const seen = camera.on && camera.track !== null;
  const shares = screen.picture !== null;
  const shareable = navigator.mediaDevices !== undefined && 'getDisplayMedia' in navigator.mediaDevices;
  const calls = [
    ...(state.waiting.length > 0 ? [say('people.waiting', { count: state.waiting.length })] : []),
    ...(state.hands.length > 0 ? [say('hands.count', { count: state.hands.length })] : []),
  ].join(', ');
  const opener = (name: PanelName, icon: IconName, badge = 0, place = '') => (
    <button
      type="button"
      className={`${panel === name ? 'tool on' : 'tool'} ${place}`}
      data-part={name}
      aria-expanded={panel === name}
      onClick={() => toggle(name)}
    >
      <Icon name={icon} />
      <span>{say(`bar.${name}`)}</span>
      {badge > 0 && (
        <b className="badge">
          {badge}
          <span className="unseen"> {calls}</span>
        </b>
      )}
    </button>
  );
  return (
    <footer className="bar">
      <div role="toolbar" aria-label={say('bar')} className="tools">
        <button
          type="button"
          className={heard ? 'tool' : 'tool off'}
          data-part="toggle-microphone"
          aria-keyshortcuts="M"
          aria-label={say(heard ? 'microphone.off' : 'microphone.on')}
          title={`${say(heard ? 'microphone.off' : 'microphone.on')} (M)`}
          onClick={() => void visit.own.switch('microphone', !heard)}
        >
          <Icon name={heard ? 'microphone' : 'microphoneOff'} />
          <span aria-hidden="true">{say('bar.microphone')}</span>
        </button>
        <button
          type="button"
          className={seen ? 'tool' : 'tool off'}
          data-part="toggle-camera"
          aria-keyshortcuts="V"
          aria-label={say(seen ? 'camera.off' : 'camera.on')}
          title={`${say(seen ? 'camera.off' : 'camera.on')} (V)`}
          onClick={() => void visit.own.switch('camera', !seen)}
        >
          <Icon name={seen ? 'camera' : 'cameraOff'} />
          <span aria-hidden="true">{say('bar.camera')}</span>
        </button>
        {shareable && (
          <button
            type="button"
            className={shares ? 'tool on' : 'tool'}
            data-part="toggle-screen"
            aria-label={say(shares ? 'screen.off' : 'screen.on')}
            title={say(shares ? 'screen.off' : 'screen.on')}
            onClick={share}
          >
            <Icon name="screen" />
            <span aria-hidden="true">{say('bar.screen')}</span>
          </button>
        )}
        <i className="gap" />
        {opener('people', 'people', state.waiting.length + state.hands.length)}
        {opener('invite', 'invite')}
        {opener('devices', 'sliders')}
        {opener('help', 'help', 0, 'wide-only')}
        <i className="gap" />
        <button type="button" className="tool end" data-part="leave" onClick={() => void visit.leave()}>
          <Icon name="leave" />
          <span>{say('bar.leave')}</span>
        </button>
      </div>
    </footer>
  );
}
