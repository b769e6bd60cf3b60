/**
 * Signed notes: the checkpoints that a log signs (docs/formats/checkpoint.md), verified by keys that the reader knows
 * from before, never by what the note says of itself.
 */
import { concat, equal, hex, sha256, unbase64, utf8, type Bytes } from './bytes';

/** What was meant to prove something and does not. */
export class NotProven extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

const LOG = 1;
export const MAX_NOTE = 16 << 10;

/** A key by which notes are verified: of a log, or of a witness (type 4). */
export interface Verifier { vkey: string; name: string; hash: string; type: number; key: CryptoKey }

export interface Checkpoint { origin: string; size: number; root: Bytes }

export interface Line { name: string; hash: string; signature: Bytes; text: string }

/** A note's text, with its last line's end, and its signatures. */
export interface Note { text: string; lines: Line[] }

/** Reads a verifier key in its one form: name+hash+base64 of type and key. */
export async function verifier(vkey: string, type = LOG): Promise<Verifier> {
  const [, name = '', hash = '', rest = ''] = /^([^\s+\p{Cc}]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(vkey) ?? [];
  if (vkey.length > 300 || !name) throw new NotProven('verifier-key', 'This is no verifier key.');
  const b = unbase64(rest);
  if (b.length !== 33 || b[0] !== type) throw new NotProven('verifier-key', 'The key is of another kind.');
  const own = await sha256(name, '\n', b);
  if (hex(own.subarray(0, 4)) !== hash) throw new NotProven('verifier-key', 'The key is not the one that its name and hash say.');
  return { vkey, name, hash, type, key: await crypto.subtle.importKey('raw', b.subarray(1), 'Ed25519', false, ['verify']) };
}

/** Takes a note apart. It proves nothing yet. */
export function parse(note: string): Note {
  const at = note.lastIndexOf('\n\n');
  const bad = new NotProven('note', 'This is no signed note.');
  if (utf8(note).length > MAX_NOTE || at < 0 || !note.endsWith('\n') || /[\0-\x09\x0b-\x1f]|\p{Surrogate}/u.test(note)) throw bad;
  const lines = note.slice(at + 2, -1).split('\n').map((line): Line => {
    const [, name = '', signature = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
    if (!name) throw bad;
    const b = unbase64(signature);
    if (b.length < 5) throw bad;
    return { name, hash: hex(b.subarray(0, 4)), signature: b.subarray(4), text: line };
  });
  return { text: note.slice(0, at + 1), lines };
}

/** Whether a line is this key's, and verifies. A false line of a known key spoils the note. */
export async function signedBy(v: Verifier, text: string, line: Line): Promise<boolean> {
  if (line.name !== v.name || line.hash !== v.hash) return false;
  const [message, signature] = v.type === LOG ? [utf8(text), line.signature] : cosigned(text, line.signature);
  if (!await crypto.subtle.verify('Ed25519', v.key, signature, message)) throw new NotProven('signature', 'A signature does not verify.');
  return true;
}

/** What a witness signs: the time, and the text. */
function cosigned(text: string, signature: Bytes): [Bytes, Bytes] {
  if (signature.length !== 72 || signature[0]! >= 0x80) throw new NotProven('signature', 'A witness’s signature has another length.');
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  return [concat(`cosignature/v1\ntime ${time}\n`, text), signature.subarray(8)];
}

/** Reads a checkpoint's text: origin, size, root, and nothing else. */
export function checkpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', end, ...more] = text.split('\n');
  if (!origin || end !== '' || more.length > 0 || !/^(0|[1-9][0-9]{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) throw new NotProven('checkpoint', 'This is no checkpoint.');
  const b = unbase64(root);
  if (b.length !== 32) throw new NotProven('checkpoint', 'This is no checkpoint.');
  return { origin, size: Number(size), root: b };
}

/** Verifies a signed checkpoint: the log must have signed it, under its own name. Lines of others are not looked at. */
export async function openCheckpoint(log: Verifier, note: string): Promise<Checkpoint> {
  const n = parse(note);
  let signed = false;
  for (const line of n.lines) signed = (await signedBy(log, n.text, line)) || signed;
  if (!signed) throw new NotProven('signature', 'The log has not signed it.');
  const c = checkpoint(n.text);
  if (c.origin !== log.name) throw new NotProven('checkpoint', 'The checkpoint is of another log.');
  return c;
}

/** The note with the log's line alone, as evidence keeps it. */
export function bare(log: Verifier, note: string): string {
  const n = parse(note);
  return n.text + '\n' + n.lines.find((l) => l.name === log.name && l.hash === log.hash)!.text + '\n';
}

export const sameRoot = (a: Checkpoint, b: Checkpoint): boolean => a.size === b.size && equal(a.root, b.root);
