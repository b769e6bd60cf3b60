/**
 * The record, as this browser has verified it: the log's key is pinned at first contact, each checkpoint that the
 * server shows must continue the one that was remembered. A host that rewrites its log is found out here.
 */
import { equal, hex, sha256, text, unbase64, unhex, type Bytes } from '../proof/bytes';
import { NotProven, openCheckpoint, verifier, type Checkpoint, type Verifier } from '../proof/note';
import { consistent } from '../proof/tree';
import { ask, get, Problem } from './api';
import { read, write } from './kept';
import { situation } from './situation.svelte';

export type Standing = 'checking' | 'verified' | 'unverified' | 'broken';

/** What was found wrong: `rewritten`, `shortened`, `another-key`, `another-ledger`, `signature`, `genesis`. */
export interface Break { code: string; logKey: string; known?: string | undefined; shown?: string | undefined; proof?: Bytes[] }

interface Pin { logKey: string; note?: string; exercise?: boolean; proven?: boolean; broken?: Break }

interface Known {
  standing: Standing;
  log?: Verifier;
  checkpoint?: Checkpoint;
  note?: string;
  at: number; // when it was verified last
  proven: boolean; // that the log's key is the ledger's, by its first entry
  broken?: Break;
}

const none: Known = { standing: 'checking', at: 0, proven: false };
let known = $state.raw<Known>(none);
let running: Promise<void> | undefined;
let again = false;

export const record = {
  get standing(): Standing { return known.standing; },
  get size(): number | undefined { return known.checkpoint?.size; },
  get checkpoint(): Checkpoint | undefined { return known.checkpoint; },
  /** The newest signed checkpoint that was verified. */
  get note(): string | undefined { return known.note; },
  get log(): Verifier | undefined { return known.log; },
  get at(): number { return known.at; },
  get proven(): boolean { return known.proven; },
  get broken(): Break | undefined { return known.broken; },
};

class Broken extends Error {
  constructor(readonly found: Break) { super(found.code); }
}

/** Verifies what the server shows now. Calls while one is under way have it done once more. */
export function verify(): Promise<void> {
  if (running) {
    again = true;
    return running;
  }
  running = (async () => {
    do {
      again = false;
      await once();
    } while (again && known.standing !== 'broken');
  })().finally(() => (running = undefined));
  return running;
}

async function once(): Promise<void> {
  try {
    known = await look();
    lagging = false;
  } catch (e) {
    if (e instanceof Broken) await breaks(e.found);
    else if (known.standing !== 'broken') known = { ...known, standing: 'unverified' };
  }
}

/** One node of several may lag behind another for a moment: a shorter log is asked for once more. */
let lagging = false;
/** Since when the server has shown less than it had signed; a proof that it kept of the rest is not the rest. */
let behind: number | undefined;
const CATCH_UP = 60_000;

async function breaks(found: Break): Promise<void> {
  if (found.code === 'shortened' && !lagging) {
    lagging = true;
    known = { ...known, standing: 'unverified' };
    setTimeout(() => void verify(), 3000);
    return;
  }
  known = { ...known, standing: 'broken', broken: found };
  // What proves itself stays found, whatever the server shows later.
  if (found.code === 'rewritten' && situation.ledger) await remember(situation.ledger.ledger, { logKey: found.logKey, note: found.known!, broken: found });
}

async function look(): Promise<Known> {
  const l = situation.ledger;
  if (!l) return known;
  const pin = await pinned(l.ledger, l.log_key, l.exercise);
  if (pin.broken) throw new Broken(pin.broken);
  if (pin.logKey !== l.log_key) throw new Broken({ code: 'another-key', logKey: pin.logKey, known: pin.note });
  const log = await verifier(pin.logKey);
  const note = await (await ask('/log/checkpoint')).text();
  const shown = await openCheckpoint(log, note).catch((): never => { throw new Broken({ code: 'signature', logKey: pin.logKey, known: pin.note, shown: note }); });
  const before = pin.note === undefined ? undefined : await openCheckpoint(log, pin.note);
  if (before) await continues(pin, before, shown, note);
  const less = before !== undefined && before.size > shown.size;
  behind = less ? behind ?? Date.now() : undefined;
  if (behind !== undefined) {
    if (Date.now() - behind > CATCH_UP) throw new Broken({ code: 'shortened', logKey: pin.logKey, known: pin.note, shown: note });
    setTimeout(() => void verify(), 10_000);
  }
  const newest = less ? { checkpoint: before, note: pin.note! } : { checkpoint: shown, note };
  await remember(l.ledger, { logKey: pin.logKey, note: newest.note, exercise: l.exercise ?? pin.exercise ?? false, proven: pin.proven ?? false });
  return { standing: less ? 'unverified' : 'verified', log, ...newest, at: Date.now(), proven: pin.proven ?? false };
}

/** What is remembered of a ledger. One that takes another's place at this address is not taken for it. */
async function pinned(ledger: string, logKey: string, exercise: boolean | undefined): Promise<Pin> {
  try {
    const pin = await read<Pin>('checkpoints', ledger);
    if (pin) return pin;
    const last = await read<string>('checkpoints', 'here');
    const before = last && last !== ledger ? await read<Pin>('checkpoints', last) : undefined;
    if (before && !before.exercise) throw new Broken({ code: 'another-ledger', logKey: before.logKey, known: before.note });
    return { logKey, exercise: exercise ?? false };
  } catch (e) {
    if (e instanceof Broken) throw e;
    // A browser that keeps nothing remembers for as long as the page lives.
    return known.log && situation.ledger?.ledger === ledger ? { logKey: known.log.vkey, note: known.note!, proven: known.proven } : { logKey };
  }
}

async function remember(ledger: string, pin: Pin): Promise<void> {
  try {
    await write('checkpoints', ledger, pin);
    await write('checkpoints', 'here', ledger);
  } catch { /* nothing is kept */ }
}

/** Forgets what was remembered, and takes what the server shows from now on: the user has said so. */
export async function startAnew(): Promise<void> {
  const l = situation.ledger;
  if (l) await remember(l.ledger, { logKey: l.log_key, exercise: l.exercise ?? false });
  known = none;
  await verify();
}

/**
 * Proves that the pinned key is the ledger's: its first entry, whose hash is the ledger's identifier, names it. It is
 * asked for before anything is signed, by who may read that entry.
 */
export async function prove(): Promise<void> {
  await verify();
  const l = situation.ledger;
  const log = known.log;
  if (known.proven || !l || known.standing !== 'verified' || !log) return;
  const e = await get<{ submission: { envelope: { payload: string } } }>('/entries/0');
  const payload = unbase64(e.submission.envelope.payload);
  const type = 'application/vnd.parley.statement.v1+json';
  const id = await sha256(`parley.v1.statement\0DSSEv1 ${type.length} ${type} ${payload.length} `, payload);
  const said = JSON.parse(text(payload)) as { body?: { log_key?: string } };
  if (hex(id) !== l.ledger || said.body?.log_key !== log.vkey) {
    await breaks({ code: 'genesis', logKey: log.vkey });
    return;
  }
  known = { ...known, proven: true };
  await remember(l.ledger, { logKey: log.vkey, note: known.note!, exercise: l.exercise ?? false, proven: true });
}

/** Proves that one of two checkpoints continues the other. */
async function continues(pin: Pin, before: Checkpoint, shown: Checkpoint, note: string): Promise<void> {
  const [older, newer] = before.size <= shown.size ? [before, shown] : [shown, before];
  const found = { logKey: pin.logKey, known: pin.note, shown: note };
  if (older.size === newer.size) {
    if (!equal(older.root, newer.root)) throw new Broken({ ...found, code: 'rewritten' });
    return;
  }
  let proof: Bytes[];
  try {
    proof = older.size === 0 ? [] : (await get<{ hashes: string[] }>('/consistency', { from: older.size, to: newer.size }, { cache: 'no-store' /* what the server can prove now, not what it once could */ })).hashes.map((h) => unhex(h, 32));
  } catch (e) {
    if (before.size > shown.size && e instanceof Problem && e.status < 500 && e.status !== 429) throw new Broken({ ...found, code: 'shortened' });
    throw e;
  }
  if (!await consistent(older, newer, proof)) throw new Broken({ ...found, code: 'rewritten', proof });
}

/** Proves that a checkpoint, which the log has signed, is of the history that was verified. */
export async function agrees(c: Checkpoint, note: string): Promise<void> {
  await verify();
  const now = known.checkpoint;
  if (known.standing === 'broken' || !now || !known.log) throw new NotProven('record', 'The record does not hold.');
  try {
    await continues({ logKey: known.log.vkey, note: known.note! }, now, c, note);
  } catch (e) {
    if (e instanceof Broken) await breaks(e.found);
    throw e;
  }
}
