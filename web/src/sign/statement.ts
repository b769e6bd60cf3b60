/** Statements (docs/formats/statement.md): composed here, and read back from their canonical bytes. */
import { base64, hex, random, unbase64, utf8, type Bytes } from '../proof/bytes';
import { canonical, read } from './canon';
import { partId, PAYLOAD_TYPE, type Envelope, type Part } from './digest';

export interface Seen { size: number; root: string }

export interface Statement {
  type: string;
  version: 1;
  ledger: string;
  author: string;
  post: string;
  signed_at: number;
  seen: Seen;
  prev?: string;
  until?: number;
  audience: string[];
  salt: string;
  body: Record<string, unknown>;
}

export const MAX_STATEMENT = 256 << 10;

/** The power that a post needs for each type. */
const powers: Record<string, string[]> = {
  administer: ['party/update', 'party/two-person', 'post/roster', 'key/enrol', 'key/revoke', 'territory/declare', 'territory/disclaim', 'retention/hold', 'retention/release'],
  consent: ['arrangement/suspend', 'arrangement/resume', 'arrangement/denounce', 'arrangement/renew', 'arrangement/publish', 'position/take', 'position/simultaneous',
    'reservation/accept', 'reservation/object', 'recognition/acknowledge', 'recognition/give', 'recognition/condition', 'recognition/refuse', 'breach/notify', 'breach/release'],
  monitor: ['condition/confirm', 'breach/cure'],
  negotiate: ['clarification/ask', 'clarification/answer', 'clarification/settle', 'comment/make'],
  operate: ['operation/plan', 'operation/change', 'operation/start', 'operation/end'],
  register: ['party/admit', 'log/genesis', 'log/rules', 'log/policy', 'log/padding', 'retention/announce', 'retention/erase'],
  table: ['arrangement/table', 'arrangement/revise', 'arrangement/counter', 'arrangement/withdraw', 'arrangement/declare', 'arrangement/assert', 'annex/deposit', 'audience/extend'],
};

export const types: string[] = Object.values(powers).flat();
export const powerFor = (type: string): string | undefined => Object.keys(powers).find((p) => powers[p]!.includes(type));

/** A value without what says zero, false or empty where that is what absence means. */
function lean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== false && v !== '' && v !== undefined && !(Array.isArray(v) && v.length === 0)).map(([k, v]) => [k, lean(v)]));
}

/** The canonical bytes of a new statement: what is shown is read from them, and they are what is signed. */
export function compose(s: Omit<Statement, 'version' | 'salt'>): Bytes {
  const everyone = s.audience.includes('everyone');
  const audience = everyone ? ['everyone'] : [...new Set([...s.audience, s.author])].sort();
  return utf8(canonical({ ...s, audience, body: lean(s.body), version: 1, salt: hex(random(32)) }));
}

const members = new Set(['type', 'version', 'ledger', 'author', 'post', 'signed_at', 'seen', 'prev', 'until', 'audience', 'salt', 'body']);

/** Reads a payload in its one form. */
export function opened(payload: Bytes): Statement {
  const s = read(payload) as unknown as Statement;
  if (!Object.keys(s).every((k) => members.has(k)) || s.version !== 1 || typeof s.body !== 'object') throw new Error('This is no statement of a version that is known here.');
  return s;
}

export const envelope = (payload: Bytes, signatures: Envelope['signatures']): Envelope => ({
  payload: base64(payload), payloadType: PAYLOAD_TYPE, signatures: [...signatures].sort((a, b) => (a.keyid < b.keyid ? -1 : 1)),
});

/** What is sent: the envelope, and the parts in the order of the body. */
export const submission = (e: Envelope, parts: Part[]): string => canonical({ envelope: e, ...(parts.length > 0 && { parts }) });

export interface Submission { envelope: Envelope; parts?: Part[] }

export function readSubmission(text: string): Submission {
  const s = read(text) as unknown as Submission;
  if (s.envelope?.payloadType !== PAYLOAD_TYPE || !Array.isArray(s.envelope.signatures)) throw new Error('This is no signed statement.');
  return s;
}

/** The commitments to parts in a body, in its order. A private annex travels by itself, later. */
export function commitments(body: Record<string, unknown>): string[] {
  const out: string[] = [];
  const revision = body.revision as { texts?: { part: string }[]; map?: { part?: string } } | string | undefined;
  if (typeof revision === 'object') out.push(...(revision.texts ?? []).map((x) => x.part), ...(revision.map?.part ? [revision.map.part] : []));
  const intent = body.intent as { map?: string } | undefined;
  for (const c of [body.stance === undefined ? undefined : body.reservation, body.text, body.map, body.part, intent?.map]) if (typeof c === 'string') out.push(c);
  return out;
}

/** Parts by their commitments, each computed from its bytes. Those that the body does not commit to, or lacks, are a mismatch. */
export async function fitParts(body: Record<string, unknown>, parts: Part[]): Promise<Map<string, Part>> {
  const by = new Map<string, Part>();
  for (const p of parts) by.set(await partId({ ...p, data: unbase64(p.data) }), p);
  const want = commitments(body);
  if (by.size !== parts.length || want.length !== by.size || !want.every((c) => by.has(c))) throw new Mismatch('part');
  return by;
}

/** What was sent is not what its hashes say: it can't be signed. */
export class Mismatch extends Error {
  constructor(readonly what: 'part' | 'revision' | 'statement' | 'leaf') {
    super(`What the server shows is not what its hash says (${what}).`);
  }
}
