import { useRef } from 'react';
import type { PhoneDoor } from '../client';
import { inThrees } from '../words/digits';
import { asMoment } from '../words/times';
import { useWords } from '../words/useWords';
import { CopyButton } from './CopyField';
import { Icon } from './Icon';

/** The other way in: number and PIN, large enough to read aloud across a desk. */
export function PhoneWayIn({ phone, lead, copies = false }: { phone: PhoneDoor; lead: string; copies?: boolean }) {
  const { say } = useWords();
  const number = useRef<HTMLSpanElement>(null);
  const pin = useRef<HTMLSpanElement>(null);
  return (
    <section className="wayin" aria-label={say('phone.way')} data-part="phone-way">
      <p className="wayin-lead">
        <Icon name="phone" /> <span>{lead}</span>
      </p>
      <dl>
        <div>
          <dt>{say('phone.number')}</dt>
          <dd className="dial num">
            <span ref={number} data-part={copies ? 'invite-number' : undefined}>
              {phone.number}
            </span>
            {copies && (
              <CopyButton short part="copy-number" label={say('phone.number.copy')} text={phone.number} seen={number} />
            )}
          </dd>
        </div>
        {phone.pin !== null && (
          <div>
            <dt>{say('phone.pin')}</dt>
            <dd className="pin num">
              <span ref={pin} data-part={copies ? 'invite-pin' : undefined}>
                {inThrees(phone.pin)}
              </span>
              {copies && (
                <CopyButton
                  short
                  part="copy-pin"
                  label={say('phone.pin.copy')}
                  text={phone.pin.replace(/\s/g, '')}
                  seen={pin}
                />
              )}
            </dd>
          </div>
        )}
      </dl>
      {phone.pin === null && <p className="small soft">{say('phone.pin.ask')}</p>}
      <Reachable phone={phone} />
    </section>
  );
}

function Reachable({ phone }: { phone: PhoneDoor }) {
  const { say, tongue } = useWords();
  const since = phone.unreachableSinceEpochMillis;
  if (phone.reachable) {
    return (
      <p className="chip good">
        <Icon name="check" /> {say('phone.reachable')}
      </p>
    );
  }
  return (
    <p className="chip bad" data-part="phone-unreachable" role="status">
      <Icon name="alert" />
      {since === null ? say('phone.unreachable') : say('phone.unreachable.since', { time: asMoment(since, tongue) })}
    </p>
  );
}
