/**
 * The document that a statement speaks of, taken from the bytes that its sponsor signed: the statement, the revision
 * and every part are hashed here, and what does not fit is not shown as if it did.
 */
import { get, Problem } from '../lib/api';
import type { Annex, Content } from '../lib/content';
import { hex, text, unbase64 } from '../proof/bytes';
import { canonical, read } from './canon';
import { commitment, revisionId, statementId, type Part } from './digest';
import { fitParts, Mismatch, opened, readSubmission, type Statement } from './statement';

export interface Document {
  revision: string; // its hash, computed here
  content: Content;
  texts: Record<string, string>; // by commitment
  annex?: Annex;
}

const ANNEX = 'application/vnd.parley.annex.v1+json';

/** Takes a revision apart whose parts are at hand. */
export async function documentOf(content: Content, parts: Map<string, Part>): Promise<Document> {
  const d: Document = { revision: await revisionId(content), content, texts: {} };
  for (const [c, p] of parts) {
    const bytes = unbase64(p.data);
    if (p.media === ANNEX) d.annex = read(bytes) as unknown as Annex;
    else d.texts[c] = text(bytes);
  }
  return d;
}

/** Fetches a revision as it was signed. */
export async function fetchDocument(arrangement: string, revision: string): Promise<Document> {
  const at = await get<{ index: number }>(`/arrangements/${arrangement}/revisions/${revision}`);
  const entry = await get<{ submission: unknown; leaf: string }>(`/entries/${at.index}`);
  const sub = readSubmission(canonical(entry.submission));
  const payload = unbase64(sub.envelope.payload);
  const s = opened(payload);
  const content = s.body.revision as Content;
  if (typeof content !== 'object' || await revisionId(content) !== revision) throw new Mismatch('revision');
  const founds = hex(await statementId(payload));
  if (s.type === 'arrangement/revise' ? s.body.arrangement !== arrangement : founds !== arrangement) throw new Mismatch('statement');
  if (entry.leaf.slice(18, 82) !== await commitment(sub.envelope)) throw new Mismatch('leaf');
  return documentOf(content, await fitParts(s.body, sub.parts ?? []));
}

/** What somebody has said: the statement from its own bytes, and the texts in it by their commitments. */
export interface Quoted { statement: Statement; texts: Map<string, string> }

/** Fields that name what another has said; a reservation of one's own is a text. */
const naming = ['reservation', 'notice', 'question', 'about'] as const;

/** What a body speaks to, by field, each hashed here: the signer reads the words, and not their identifier alone. */
export async function quotedIn(body: Record<string, unknown>, parts: Map<string, Part>): Promise<Map<string, Quoted>> {
  const out = new Map<string, Quoted>();
  for (const field of naming) {
    const id = body[field];
    if (typeof id !== 'string' || parts.has(id)) continue;
    const q = await quote(id);
    if (q) out.set(field, q);
  }
  return out;
}

async function quote(id: string): Promise<Quoted | undefined> {
  let entry: { submission?: unknown };
  try {
    entry = await get<{ submission?: unknown }>(`/statements/${id}`, { withhold: 'true' });
  } catch (e) {
    if (e instanceof Problem && (e.status === 404 || e.status === 410)) return undefined; // it was erased
    throw e;
  }
  if (!entry.submission) return undefined;
  const sub = readSubmission(canonical(entry.submission));
  const payload = unbase64(sub.envelope.payload);
  if (hex(await statementId(payload)) !== id) throw new Mismatch('statement');
  const statement = opened(payload);
  const texts = new Map<string, string>();
  if (sub.parts) for (const [c, p] of await fitParts(statement.body, sub.parts)) if (p.media.startsWith('text/')) texts.set(c, text(unbase64(p.data)));
  return { statement, texts };
}
