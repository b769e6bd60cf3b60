import './app.css';
import './lib/trust';
import { mount } from 'svelte';
import App from './App.svelte';
import { choose, preferred } from './lib/i18n.svelte';
import { follow } from './lib/live.svelte';
import { refresh } from './lib/situation.svelte';

await Promise.all([choose(preferred()), refresh()]);
mount(App, { target: document.getElementById('app')! });
follow();
