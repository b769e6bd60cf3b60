/** What a statement says, in a few words that need neither its author nor its matter beside them. */
import { has, t } from '../../lib/i18n.svelte';
import { parties } from '../../lib/parties.svelte';
import type { Line } from './shapes';

/** Types of statements in the order of the protocol, by matter. */
export const types: Record<string, string[]> = {
  party: ['admit', 'update', 'two-person'],
  post: ['roster'],
  key: ['enrol', 'revoke'],
  territory: ['declare', 'disclaim'],
  arrangement: ['table', 'revise', 'counter', 'withdraw', 'declare', 'assert', 'suspend', 'resume', 'denounce', 'renew', 'publish'],
  clarification: ['ask', 'answer', 'settle'],
  comment: ['make'],
  position: ['take', 'simultaneous'],
  reservation: ['accept', 'object'],
  condition: ['confirm'],
  recognition: ['acknowledge', 'give', 'condition', 'refuse'],
  annex: ['deposit'],
  audience: ['extend'],
  breach: ['notify', 'cure', 'release'],
  operation: ['plan', 'change', 'start', 'end'],
  log: ['genesis', 'rules', 'policy', 'padding'],
  retention: ['announce', 'erase', 'hold', 'release'],
};

/** The message that names a type; an unknown type is shown by its own name. */
export function typeName(type: string): string {
  const id = 'type-' + type.replace('/', '-');
  return has(id) ? t(id) : type;
}

function text(v: unknown): string {
  return typeof v === 'string' || typeof v === 'number' ? String(v) : '';
}

function member(v: unknown, name: string): unknown {
  return typeof v === 'object' && v !== null ? (v as Record<string, unknown>)[name] : undefined;
}

/** What was said: `Accepted`, `Asked on clause 2, and it blocks`, `Admitted Turkey`. */
export function said(line: Pick<Line, 'type' | 'body'>): string {
  if (!line.type) return '';
  const id = 'said-' + line.type.replace('/', '-');
  const b = line.body;
  if (!b || !has(id)) return typeName(line.type);
  const against = text(b.against);
  return t(id, {
    stance: text(b.stance), clause: text(b.clause) || 'none', blocks: b.blocking === true ? 'yes' : 'no',
    name: text(member(b.profile, 'name')) || text(b.name), post: text(member(b.key, 'post')) || text(b.post),
    decision: text(b.decision), party: against ? parties.name(against) : '', label: text(b.label),
    withdraw: b.withdraw === true ? 'yes' : 'no', compromised: b.compromised_since ? 'yes' : 'no',
    source: text(member(b.source, 'kind')) ? 'yes' : 'no', attributed: b.attributed === true ? 'yes' : 'no',
    everyone: b.everyone === true ? 'yes' : 'no', activity: text(member(b.intent, 'activity')),
    count: Array.isArray(b.effects) ? b.effects.length : 0, recovery: b.party ? 'yes' : 'no',
  });
}
