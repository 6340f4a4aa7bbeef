import { useEffect, useRef } from 'react';
import { DeviceChoices } from '../join/DeviceChoices';
import { Meter } from '../join/Meter';
import { Troubles } from '../join/Preview';
import { Icon } from '../parts/Icon';
import { useWords } from '../words/useWords';
import type { Sentence } from '../words/words';
import { Chimes } from './Chimes';
import { HelpPanel } from './HelpPanel';
import { InvitePanel } from './InvitePanel';
import { PeoplePanel } from './PeoplePanel';
import type { OpenCard } from './PersonCard';
import type { RoomParts } from './Room';

export type PanelName = 'people' | 'invite' | 'devices' | 'help';

const headings: Readonly<Record<PanelName, Sentence>> = {
  people: 'people.heading',
  invite: 'invite.heading',
  devices: 'devices.heading',
  help: 'help.heading',
};

/** Beside the tiles where there is room, over them where there is not. */
export function SidePanel(
  props: RoomParts & { name: PanelName; open: (name: PanelName) => void; close: () => void; openCard: OpenCard },
) {
  const { porch, name, close } = props;
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      // Back to the button, unless something else was chosen meanwhile.
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) {
        before.focus();
      }
    };
  }, [name]);
  return (
    <aside className="side" aria-labelledby="side-heading" data-part={`panel-${name}`}>
      <div className="side-head">
        <h2 id="side-heading" ref={heading} tabIndex={-1}>
          {say(headings[name])}
        </h2>
        <button
          type="button"
          className="btn round"
          aria-label={say('bar.close')}
          title={say('bar.close')}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </div>
      {name === 'people' && <PeoplePanel {...props} />}
      {name === 'invite' && <InvitePanel {...props} />}
      {name === 'devices' && (
        <>
          <Meter microphone={props.state.own.microphone} />
          <DeviceChoices porch={porch} />
          <Troubles own={porch.own} />
          <Chimes />
          <button type="button" className="btn small narrow-only" onClick={() => props.open('help')}>
            <Icon name="help" /> {say('bar.help')}
          </button>
        </>
      )}
      {name === 'help' && <HelpPanel />}
    </aside>
  );
}
