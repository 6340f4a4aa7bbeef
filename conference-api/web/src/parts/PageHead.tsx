import { useWords } from '../words/useWords';
import { Tongues } from './Tongues';

export function PageHead() {
  const { say } = useWords();
  return (
    <header className="pagehead">
      <a href="/" className="brand" aria-label={`${say('title')}: ${say('home')}`}>
        <img src="/parlour.svg" alt="" />
        <span>{say('title')}</span>
      </a>
      <Tongues />
    </header>
  );
}
