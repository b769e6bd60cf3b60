/**
 * The rooms of the house. A room adds itself here and nowhere else: its address, its place in the navigation, what of
 * "needs you" is its to show, who may enter, and its words. What is not here is not shown.
 */
import type { Component } from 'svelte';
import { link } from './lib/route.svelte';
import List from './rooms/list/List.svelte';
import type { Need, SituationAnswer } from './lib/shapes';
import type { MapLayer } from './map/layers';

/** What is shown: a component that is given the parameters of its address, or none. */
export type View = Component<{ params: Record<string, string> }> | Component<Record<string, never>>;

export interface Room {
  id: string;
  /** Of the address: `:name` matches one part. The first room that matches is shown. */
  path: string[];
  /** Message of its link in the navigation; absent: it is reached from elsewhere. */
  nav?: string;
  /** It needs more words than the first half of a language has. */
  words?: boolean;
  /** Who may enter; absent: everybody who sees the page. */
  may?: (s: SituationAnswer) => boolean;
  /** What it draws on every map. */
  layers?: MapLayer[];
  /** Instants that it marks on the time bar. */
  marks?: (s: SituationAnswer) => Mark[];
  /** Who has not logged in may enter, too. */
  open?: boolean;
  load: () => Promise<{ default: View }>;
}

/** An instant at which something happened or will: `mark-KIND` says what, in words, with the arrangement's title. */
export interface Mark { at: number; kind: string; arrangement?: string }

const lives = (s: SituationAnswer): Mark[] => s.arrangements.flatMap(({ arrangement, tabled, in_force, ends }) =>
  ([['tabled', tabled], ['starts', in_force], ['ends', ends]] as const).flatMap(([kind, at]) => (at === undefined ? [] : [{ at, kind, arrangement }])));
const dues = (s: SituationAnswer): Mark[] => s.needs.flatMap(({ arrangement, due }) => (due === undefined ? [] : [{ at: due, kind: 'due', arrangement }]));

export const rooms: Room[] = [
  { id: 'situation', path: ['situation'], nav: 'nav-situation', words: true, marks: (s) => [...lives(s), ...dues(s)], load: () => import('./rooms/situation/Situation.svelte') },
  { id: 'list', path: ['list'], nav: 'nav-list', load: () => Promise.resolve({ default: List }) /* always there: what is left when nothing else can be loaded */ },
  { id: 'record', path: ['record'], nav: 'nav-record', words: true, load: () => import('./rooms/record/Record.svelte') },
  { id: 'entry', path: ['record', ':entry'], words: true, load: () => import('./rooms/record/Entry.svelte') },
  { id: 'sheet', path: ['arrangements', ':id', 'sheet'], words: true, load: () => import('./rooms/sheet/Sheet.svelte') },
  { id: 'parties', path: ['parties'], nav: 'nav-parties', words: true, load: () => import('./rooms/parties/Parties.svelte') },
  { id: 'party', path: ['parties', ':party'], words: true, load: () => import('./rooms/parties/Party.svelte') },
  { id: 'login', path: ['login'], open: true, words: true, load: () => import('./rooms/login/Login.svelte') },
  { id: 'invitation', path: ['invitation', ':link'], open: true, words: true, load: () => import('./rooms/invitation/Invitation.svelte') },
  { id: 'review', path: ['arrangements', ':id'], words: true, load: () => import('./rooms/review/Review.svelte') },
  { id: 'force', path: ['arrangements', ':id', 'force'], words: true, load: () => import('./rooms/review/Review.svelte') },
  { id: 'propose', path: ['propose'], words: true, load: () => import('./rooms/propose/Propose.svelte') },
  { id: 'counter', path: ['arrangements', ':arrangement', 'counter'], words: true, load: () => import('./rooms/propose/Counter.svelte') },
  { id: 'revise', path: ['arrangements', ':arrangement', 'revise'], words: true, load: () => import('./rooms/propose/Revise.svelte') },
];

/** How a kind of what needs you is shown: the message of its heading, and where it is done. */
export interface NeedKind {
  heading: string;
  to: (need: Need) => string;
}

/** The revision that it is about, and the statement where it is one of the discussion. */
const review = (tab?: string) => (n: Need) =>
  link(['arrangements', n.arrangement], { tab, rev: n.revision?.slice(0, 16), said: tab === 'discussion' ? n.subject : undefined });

/** In the order of urgency. What a server names and no room has registered is shown last, under `need-other`. */
export const needs: Record<string, NeedKind> = {
  consent: { heading: 'need-consent', to: review() },
  reaffirmation: { heading: 'need-reaffirmation', to: review() },
  clarification: { heading: 'need-clarification', to: review('discussion') },
  reservation: { heading: 'need-reservation', to: review('positions') },
  condition: { heading: 'need-condition', to: review('positions') },
  cure: { heading: 'need-cure', to: review() },
  renewal: { heading: 'need-renewal', to: review() },
  expiry: { heading: 'need-expiry', to: review() },
  recognition: { heading: 'need-recognition', to: review() },
  resumption: { heading: 'need-resumption', to: review() },
  disclaim: { heading: 'need-disclaim', to: review('positions') },
  map: { heading: 'need-map', to: review() },
  audience: { heading: 'need-audience', to: review('positions') },
  changed: { heading: 'need-changed', to: review('changes') },
  countered: { heading: 'need-countered', to: review() },
};

export interface Found { room: Room; params: Record<string, string> }

export function find(path: string[]): Found | undefined {
  for (const room of rooms) {
    if (room.path.length !== path.length) continue;
    const params: Record<string, string> = {};
    if (room.path.every((p, i) => (p.startsWith(':') ? ((params[p.slice(1)] = path[i]!), true) : p === path[i]))) return { room, params };
  }
  return undefined;
}
