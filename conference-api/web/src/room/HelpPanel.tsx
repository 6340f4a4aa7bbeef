import { Icon } from '../parts/Icon';
import { useWords } from '../words/useWords';

const keys = [
  ['M', 'help.key.m'],
  ['V', 'help.key.v'],
  ['P', 'help.key.p'],
  ['I', 'help.key.i'],
  ['?', 'help.key.question'],
  ['Esc', 'help.key.escape'],
] as const;

const phoneKeys = [
  ['*6', 'help.phone.mute'],
  ['*5', 'help.phone.hand'],
  ['*3', 'help.phone.who'],
  ['*4 *7', 'help.phone.loud'],
] as const;

export function HelpPanel() {
  const { say } = useWords();
  return (
    <>
      <section>
        <h3>{say('help.keys')}</h3>
        <p className="small soft">{say('help.keys.text')}</p>
        <dl className="keys">
          {keys.map(([key, sentence]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{say(sentence)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>
          <Icon name="phone" /> {say('help.phone')}
        </h3>
        <p className="small soft">{say('help.phone.text')}</p>
        <dl className="keys wide">
          {phoneKeys.map(([key, sentence]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{say(sentence)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>
          <Icon name="lock" /> {say('help.private')}
        </h3>
        <p className="small soft">{say('help.private.text')}</p>
      </section>
    </>
  );
}
