import type { PhoneDoor } from '../client';
import { inThrees } from '../words/digits';
import { useWords } from '../words/useWords';
import { Icon } from './Icon';

/** The other way in: number and PIN, large enough to read aloud across a desk. */
export function PhoneWayIn({ phone, lead }: { phone: PhoneDoor; lead: string }) {
  const { say } = useWords();
  return (
    <section className="wayin" aria-label={say('phone.way')} data-part="phone-way">
      <p className="wayin-lead">
        <Icon name="phone" /> {lead}
      </p>
      <dl>
        <div>
          <dt>{say('phone.number')}</dt>
          <dd className="dial num">{phone.number}</dd>
        </div>
        {phone.pin !== null && (
          <div>
            <dt>{say('phone.pin')}</dt>
            <dd className="pin num">{inThrees(phone.pin)}</dd>
          </div>
        )}
      </dl>
      {phone.pin === null && <p className="small soft">{say('phone.pin.ask')}</p>}
      <p className={phone.reachable ? 'chip good' : 'chip bad'}>
        <Icon name={phone.reachable ? 'check' : 'alert'} />
        {say(phone.reachable ? 'phone.reachable' : 'phone.unreachable')}
      </p>
    </section>
  );
}
