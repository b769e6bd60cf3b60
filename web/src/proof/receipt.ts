/** Receipts (docs/formats/receipt.md): that an entry is in the log, when it entered, and whom it addresses. */
import { canonical, read } from '../sign/canon';
import { commitment, type Envelope } from '../sign/digest';
import { hex, sha256, unhex, utf8, type Bytes } from './bytes';
import { openCheckpoint, parse, NotProven, signedBy, verifier, type Checkpoint, type Verifier } from './note';
import { included, leafHash } from './tree';

const WITNESS = 4;
const MAX_WITNESSES = 32;
const MAX_AUDIENCE = 256;
const MIN_WIDTH = 256;
const MAX_WIDTH = 65536;

export interface Opening { bit: number; number: number; path: string[]; salt: string; width: number }

export interface Receipt {
  checkpoint: string;
  everyone?: { secret: string; width: number };
  index: number;
  leaf: string;
  openings?: Opening[];
  proof?: string[];
  witnesses?: string[];
}

export interface Leaf { version: number; at: number; c: string; a: string }

/** What a receipt proves. */
export interface Proven { checkpoint: Checkpoint; leaf: Leaf; index: number; /** party numbers that are addressed */ numbers: number[] | 'everyone' }

export function leafOf(digits: string): Leaf {
  const b = unhex(digits, 73);
  const at = new DataView(b.buffer).getBigUint64(1);
  if ((b[0] !== 1 && b[0] !== 2) || at >= 2n ** 53n - 1n) throw new NotProven('receipt', 'The leaf is of another version.');
  return { version: b[0], at: Number(at), c: hex(b.subarray(9, 41)), a: hex(b.subarray(41)) };
}

const slotHash = (salt: Bytes, bit: number): Promise<Bytes> => sha256('parley.v1.slot\0', salt, new Uint8Array([bit]));
const slotNode = (l: Bytes, r: Bytes): Promise<Bytes> => sha256('parley.v1.slot-node\0', l, r);

async function slotRoot(width: number, top: Bytes): Promise<string> {
  const w = new Uint8Array(4);
  new DataView(w.buffer).setUint32(0, width);
  return hex(await sha256('parley.v1.slot-root\0', w, top));
}

const isWidth = (w: number): boolean => w >= MIN_WIDTH && w <= MAX_WIDTH && Number.isInteger(Math.log2(w));

/** Whether an opening leads to the leaf's A. */
export async function opens(o: Opening, a: string): Promise<boolean> {
  if (!isWidth(o.width) || !Number.isInteger(o.number) || o.number < 0 || o.number >= o.width) return false;
  if (o.path.length !== Math.log2(o.width) || (o.bit !== 0 && o.bit !== 1)) return false;
  let h = await slotHash(unhex(o.salt, 32), o.bit);
  for (const [i, p] of o.path.entries()) {
    const other = unhex(p, 32);
    h = (o.number >> i) % 2 === 0 ? await slotNode(h, other) : await slotNode(other, h);
  }
  return await slotRoot(o.width, h) === a;
}

/** Whether the tree in which every slot holds a 1, of that secret, gives the leaf's A. */
export async function opensAll(secret: string, width: number, a: string): Promise<boolean> {
  if (!isWidth(width)) return false;
  const key = await crypto.subtle.importKey('raw', unhex(secret, 32), 'AES-CTR', false, ['encrypt']);
  const salts = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CTR', counter: new Uint8Array(16), length: 64 }, key, new Uint8Array(32 * width)));
  let level = await Promise.all(Array.from({ length: width }, (_, i) => slotHash(salts.subarray(32 * i, 32 * i + 32), 1)));
  while (level.length > 1) level = await Promise.all(Array.from({ length: level.length / 2 }, (_, i) => slotNode(level[2 * i]!, level[2 * i + 1]!)));
  return await slotRoot(width, level[0]!) === a;
}

const ascending = (list: (string | number)[]): boolean => list.every((x, i) => i === 0 || list[i - 1]! < x);

const fields = new Set(['checkpoint', 'everyone', 'index', 'leaf', 'openings', 'proof', 'witnesses']);

/** Reads a receipt in its one encoding. It proves nothing yet. */
export function decodeReceipt(source: Bytes | string): Receipt {
  const r = read(source) as unknown as Receipt;
  if (!Object.keys(r).every((k) => fields.has(k))) throw new NotProven('receipt', 'The receipt has a field that is not known.');
  valid(r);
  return r;
}

function valid(r: Receipt): void {
  const bad = (why: string): never => { throw new NotProven('receipt', why); };
  if (typeof r.checkpoint !== 'string' || typeof r.leaf !== 'string' || !Number.isSafeInteger(r.index) || r.index < 0) bad('This is no receipt.');
  for (const list of [r.openings, r.proof, r.witnesses]) if (list !== undefined && (!Array.isArray(list) || list.length === 0)) bad('An empty list is left out.');
  if ((r.witnesses?.length ?? 0) > MAX_WITNESSES || (r.openings?.length ?? 0) > MAX_AUDIENCE) bad('The receipt is too long.');
  if ((r.everyone === undefined) === (r.openings === undefined)) bad('It opens either the slots of its addressees or those of everyone.');
  if (!ascending(r.witnesses ?? []) || !ascending((r.openings ?? []).map((o) => o.number))) bad('Its lists are not in order.');
  if (r.everyone && Object.keys(r.everyone).sort().join() !== 'secret,width') bad('Its opening for everyone is wrong.');
  for (const o of r.openings ?? []) {
    if (Object.keys(o).sort().join() !== 'bit,number,path,salt,width' || o.bit !== 1 || o.width !== r.openings![0]!.width) bad('A slot is opened that is not addressed, or of another tree.');
  }
}

/** Proves, without the content, that the leaf is in the log at its place, and whom it addresses. */
export async function verifyReceipt(log: Verifier, r: Receipt): Promise<Proven> {
  valid(r);
  const c = await openCheckpoint(log, r.checkpoint);
  await exactly(log, r);
  const leaf = leafOf(r.leaf);
  const path = (r.proof ?? []).map((h) => unhex(h, 32));
  if (!await included(r.index, c.size, await leafHash(unhex(r.leaf, 73)), path, c.root)) throw new NotProven('proof', 'The receipt does not prove that the entry is in the log.');
  const opened = r.everyone ? await opensAll(r.everyone.secret, r.everyone.width, leaf.a) : (await Promise.all(r.openings!.map((o) => opens(o, leaf.a)))).every(Boolean);
  if (!opened) throw new NotProven('opening', 'The receipt does not prove whom the entry addresses.');
  return { checkpoint: c, leaf, index: r.index, numbers: r.everyone ? 'everyone' : r.openings!.map((o) => o.number) };
}

/** The checkpoint's lines are the log's, then one of each witness that is named, in order: no byte goes unchecked. */
async function exactly(log: Verifier, r: Receipt): Promise<void> {
  const n = parse(r.checkpoint);
  const all = [log, ...(await Promise.all((r.witnesses ?? []).map((w) => verifier(w, WITNESS))))];
  const signed = await Promise.all(all.map(async (v, i) => n.lines[i] !== undefined && signedBy(v, n.text, n.lines[i])));
  if (n.lines.length !== all.length || !signed.every(Boolean)) throw new NotProven('signature', 'The checkpoint’s signatures are not those of the log and of the witnesses that are named.');
}

/** Proves that the entry is this very envelope, besides all that `verifyReceipt` does. */
export async function verifyReceiptOf(log: Verifier, r: Receipt, envelope: Envelope): Promise<Proven> {
  const p = await verifyReceipt(log, r);
  if (await commitment(envelope) !== p.leaf.c) throw new NotProven('envelope', 'The receipt is for another statement.');
  return p;
}

/** The receipt's one encoding, for keeping. */
export const encodeReceipt = (r: Receipt): Bytes => utf8(canonical(r));

