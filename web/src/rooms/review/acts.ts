/**
 * What can be said of an arrangement: for each the statement's type, the power that it takes, what is asked for before it
 * is signed, and its body (docs/formats). The dialogue that signs shows what the bytes say; nothing here does.
 */
import type { Condition, Remark, Waiting } from '../../lib/content';
import { say, text as part, type Part } from '../../sign/say.svelte';
import type { Shown } from './matter.svelte';

export type Field = 'text' | 'reservation' | 'clause' | 'against' | 'ends' | 'members' | 'condition' | 'source' | 'parties';

export interface Source { kind: string; at: number; citation: string }

/** What was filled in. */
export interface Values {
  text?: string; reservation?: string; clause?: string; against?: string; ends?: number; members?: string[]; condition?: Condition; source?: Source;
  parties?: string[]; everyone?: boolean;
}

export interface Act {
  id: string; // of its messages: act-ID, and act-ID-note where more is to be said
  type: string;
  power: string;
  grave?: boolean;
  ask?: Field[]; // in this order; `must` are required
  must?: Field[];
  body: Record<string, unknown>;
  audience?: string[];
  subject?: { kind: 'party' | 'arrangement'; id: string };
  /** What the sentence of its note names. */
  values?: Record<string, string>;
  start?: Values; // what the fields begin with
}

const clean = (s: string | undefined) => s?.normalize('NFC').replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').trim() ?? '';

/** Has the act signed. False: the dialogue was closed without a signature. */
export async function perform(shown: Shown, act: Act, values: Values): Promise<boolean> {
  const parts: Part[] = [];
  const body: Record<string, unknown> = { ...act.body };
  for (const field of ['reservation', 'text'] as const) { // in the order of the body
    const words = clean(values[field]);
    if (!words) continue;
    const made = await part(words);
    parts.push(made.part);
    body[field] = made.commitment;
  }
  for (const field of ['clause', 'against', 'ends', 'members', 'condition', 'source', 'parties', 'everyone'] as const) if (values[field] !== undefined && values[field] !== '') body[field] = values[field];
  const done = await say({
    type: act.type, subject: act.subject ?? { kind: 'arrangement', id: shown.status.arrangement },
    audience: act.audience ?? shown.status.audience ?? ['everyone'], body, ...(parts.length > 0 && { parts }),
    about: { arrangement: shown.status.arrangement, revision: shown.rev.revision },
  });
  return done !== undefined;
}

/** The acts on one arrangement and its revision. */
export function actsOn(shown: Shown) {
  const arrangement = shown.status.arrangement;
  const revision = shown.rev.revision;
  const on = { arrangement, revision };
  const name = shown.name;
  const take = (id: string, stance: string, ask: Field[], must: Field[] = []): Act =>
    ({ id, type: 'position/take', power: 'consent', body: { ...on, stance }, ask, must });
  return {
    accept: take('accept', 'accept', []),
    declare: take('declare', 'accept', ['text', 'source']),
    reserve: take('reserve', 'accept-with-reservation', ['reservation', 'source'], ['reservation']),
    condition: take('condition', 'accept-with-condition', ['condition', 'text', 'source'], ['condition']),
    undecided: take('undecided', 'undecided', ['text', 'source']),
    reject: { ...take('reject', 'reject', ['text', 'source']), grave: true },
    simultaneous: (members?: string[]): Act => ({
      id: 'simultaneous', type: 'position/simultaneous', power: 'consent', body: on, ask: ['members'], must: ['members'], ...(members && { start: { members } }) }),
    acceptReservation: (w: Waiting): Act => ({ id: 'accept-reservation', type: 'reservation/accept', power: 'consent', body: { ...on, reservation: w.subject } }),
    objectReservation: (w: Waiting): Act => ({
      id: 'object-reservation', type: 'reservation/object', power: 'consent', grave: true, body: { ...on, reservation: w.subject }, ask: ['text'], values: { party: name(w.concerns?.[0] ?? '') } }),
    confirm: (label: string): Act => ({ id: 'confirm', type: 'condition/confirm', power: 'monitor', body: { ...on, label }, ask: ['text'], values: { label } }),
    settle: (q: Remark): Act => ({ id: 'settle', type: 'clarification/settle', power: 'negotiate', body: { arrangement, question: q.statement }, audience: q.audience }),
    renew: (expiry: number): Act => ({ id: 'renew', type: 'arrangement/renew', power: 'consent', body: { ...on, expiry, decision: 'renew' } }),
    objectRenewal: (expiry: number): Act => ({ id: 'object-renewal', type: 'arrangement/renew', power: 'consent', grave: true, body: { ...on, expiry, decision: 'object' }, ask: [] }),
    suspend: { id: 'suspend', type: 'arrangement/suspend', power: 'consent', grave: true, body: on, ask: ['ends', 'text'] } as Act,
    resume: { id: 'resume', type: 'arrangement/resume', power: 'consent', body: on, ask: ['text'] } as Act,
    denounce: { id: 'denounce', type: 'arrangement/denounce', power: 'consent', grave: true, body: on, ask: ['text'] } as Act,
    breach: { id: 'breach', type: 'breach/notify', power: 'consent', grave: true, body: on, ask: ['against', 'clause', 'text'], must: ['against', 'text'] } as Act,
    cure: (notice: string): Act => ({ id: 'cure', type: 'breach/cure', power: 'monitor', body: { arrangement, notice }, ask: ['text'] }),
    release: (notice: string): Act => ({ id: 'release', type: 'breach/release', power: 'consent', grave: true, body: { arrangement, notice }, ask: ['text'] }),
    withdraw: { id: 'withdraw', type: 'arrangement/withdraw', power: 'table', grave: true, body: on, ask: ['text'] } as Act,
    publish: { id: 'publish', type: 'arrangement/publish', power: 'consent', body: on } as Act,
    unpublish: { id: 'unpublish', type: 'arrangement/publish', power: 'consent', body: { ...on, withdraw: true } } as Act,
    acknowledge: { id: 'acknowledge', type: 'recognition/acknowledge', power: 'consent', body: on } as Act,
    recognise: { id: 'recognise', type: 'recognition/give', power: 'consent', body: on, ask: [] } as Act,
    recogniseIf: { id: 'recognise-if', type: 'recognition/condition', power: 'consent', body: on, ask: ['condition', 'text'], must: ['condition'] } as Act,
    refuse: { id: 'refuse', type: 'recognition/refuse', power: 'consent', grave: true, body: on, ask: ['text'] } as Act,
    show: { id: 'show', type: 'audience/extend', power: 'table', body: { arrangement }, ask: ['parties'], must: ['parties'] } as Act,
    extend: (party: string): Act => ({ id: 'extend', type: 'audience/extend', power: 'table', body: { arrangement, parties: [party] }, values: { party: name(party) } }),
    disclaim: { id: 'disclaim', type: 'territory/disclaim', power: 'administer', body: on } as Act,
  };
}

export type Acts = ReturnType<typeof actsOn>;
