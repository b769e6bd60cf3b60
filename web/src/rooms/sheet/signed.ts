/** A revision out of the bytes that its author signed: nothing of the sheet rests on another layer's word. */
import { get } from '../../lib/api';
import type { Annex, Content } from '../../lib/content';
import { hex, text, unbase64 } from '../../proof/bytes';
import { read } from '../../sign/canon';
import { partId, revisionId, statementId } from '../../sign/digest';
import type { Entry } from '../record/shapes';

export class Mismatch extends Error {}

export interface SignedRevision { entry: Entry; content: Content; texts: Record<string, string>; annex: Annex | undefined }

/** Fetches the statement that brought the revision in, and takes it apart; throws Mismatch where anything is not what was signed. */
export async function signedRevision(by: string, revision: string): Promise<SignedRevision> {
  return open(await get<Entry>(`/statements/${by}`, { withhold: 'true' }), by, revision);
}

export async function open(entry: Entry, by: string, revision: string): Promise<SignedRevision> {
  if (!entry.submission) throw new Mismatch('The statement can’t be read.');
  const payload = unbase64(entry.submission.envelope.payload);
  if (hex(await statementId(payload)) !== by) throw new Mismatch('The bytes are of another statement.');
  const content = ((read(payload) as { body: { revision?: unknown } }).body.revision ?? {}) as Content;
  if (await revisionId(content) !== revision) throw new Mismatch('The bytes are of another revision.');
  const texts: Record<string, string> = {};
  let annex: Annex | undefined;
  for (const p of entry.submission.parts ?? []) {
    const data = unbase64(p.data);
    const id = await partId({ data, media: p.media, salt: p.salt });
    if (content.texts.some((x) => x.part === id)) texts[id] = text(data);
    else if (content.map.part === id) annex = read(data) as unknown as Annex;
    else throw new Mismatch('A text or map is not the one that was signed.');
  }
  if (content.texts.some((x) => texts[x.part] === undefined) || (content.map.part !== undefined && annex === undefined)) throw new Mismatch('A text or map that was signed is missing.');
  return { entry, content, texts, annex };
}
