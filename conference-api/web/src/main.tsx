import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './look.css';
import './pages.css';
import './room/room.css';
import './room/phones.css';
import { openLookout } from './lookout';
import { NewPage } from './start/NewPage';
import { StartPage } from './start/StartPage';
import { Porch } from './porch';
import { RoomPage } from './room/RoomPage';
import { WordsProvider } from './words/useWords';

const page = document.getElementById('page');
if (page === null) {
  throw new Error('index.html has no #page');
}

const room = /^\/r\/([^/]+)\/?$/.exec(location.pathname)?.[1];
// The key travels in the fragment, which no browser sends to a server.
const link = decodeURIComponent(location.hash.slice(1));
const porch = room === undefined || link === '' ? null : new Porch(decodeURIComponent(room), link);
openLookout(porch);
porch?.begin();
// Another link pasted into the same tab changes the fragment alone, and loads nothing.
window.addEventListener('hashchange', () => location.reload());

createRoot(page).render(
  <StrictMode>
    <WordsProvider>
      {room !== undefined ? <RoomPage porch={porch} /> : location.pathname === '/new' ? <NewPage /> : <StartPage />}
    </WordsProvider>
  </StrictMode>,
);
