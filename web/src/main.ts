import './app.css';
import './lib/trust';
import { mount } from 'svelte';
import App from './App.svelte';
import { speak } from './lib/api';
import { choose, has, language, preferred, t, words } from './lib/i18n.svelte';
import { follow } from './lib/live.svelte';
import { route } from './lib/route.svelte';
import { situation, watch } from './lib/situation.svelte';
import { find } from './rooms';

// The server's own sentences are English, and say more than a code does.
speak((code) => (language.code !== 'en' && has(`problem-${code}`) ? t(`problem-${code}`) : undefined));

// Everything that the first screen needs is asked for at once: on a bad link each wait for another is dear.
const first = find(route.path)?.room;
void first?.load();
if (first?.words) void words();
watch();
await choose(preferred());
mount(App, { target: document.getElementById('app')! });
follow();

// Once the first screen stands, and not before: on a bad link nothing may stand in its way.
const settled = setInterval(() => {
  if (!situation.answer && !situation.closed) return;
  clearInterval(settled);
  setTimeout(() => void import('./lib/after').then(({ keepPlace, offline }) => { keepPlace(); void offline(); }, () => undefined), 2_000);
}, 500);
