import { useWords } from '../words/useWords';

const keys = [
  ['M', 'help.key.m'],
  ['V', 'help.key.v'],
  ['P', 'help.key.p'],
  ['I', 'help.key.i'],
  ['?', 'help.key.question'],
  ['Esc', 'help.key.escape'],
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
        <h3>{say('help.private')}</h3>
        <p className="small soft">{say('help.private.text')}</p>
      </section>
    </>
  );
}
