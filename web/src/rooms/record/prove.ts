/** Verifies an entry's receipt, and keeps what there is to show of it. */
import { get } from '../../lib/api';
import { read } from '../../lib/kept';
import { situation } from '../../lib/situation.svelte';
import { hex, unhex } from '../../proof/bytes';
import { NotProven, verifier } from '../../proof/note';
import { verifyReceiptOf, type Receipt } from '../../proof/receipt';
import { leafHash, nodeHash } from '../../proof/tree';
import { canonical } from '../../sign/canon';
import type { KeyRecord } from '../../sign/digest';
import type { Entry } from './shapes';

export interface Shown {
  at: number; size: number; log: string; /** this browser has known the key from before */ known: boolean; everyone: boolean; numbers: number[]; witnesses: number;
  path: string[]; // fingerprints from the leaf to the root
}

/** Verifies by the log's key that this browser knows of the ledger, else by the one that the server tells; throws NotProven. */
export async function prove(receipt: Receipt, entry: Entry): Promise<Shown> {
  const known = (await read<{ logKey: string }>('checkpoints', situation.ledger!.ledger).catch(() => undefined))?.logKey;
  const log = known ?? situation.ledger!.log_key;
  const p = await verifyReceiptOf(await verifier(log), receipt, entry.submission!.envelope);
  if (p.index !== entry.index || p.leaf.at !== entry.at || receipt.leaf !== entry.leaf) throw new NotProven('receipt', 'The receipt is for another entry.');
  return {
    at: p.leaf.at, size: p.checkpoint.size, log, known: known !== undefined, everyone: p.numbers === 'everyone',
    numbers: p.numbers === 'everyone' ? [] : p.numbers, witnesses: receipt.witnesses?.length ?? 0, path: await climb(receipt, p.checkpoint.size),
  };
}

/** The fingerprints on the way from the leaf to the root, in order. */
async function climb(receipt: Receipt, size: number): Promise<string[]> {
  let h = await leafHash(unhex(receipt.leaf));
  const path = [hex(h)];
  let [fn, sn] = [receipt.index, size - 1];
  for (const p of receipt.proof ?? []) {
    const other = unhex(p);
    if (fn % 2 === 1 || fn === sn) {
      h = await nodeHash(other, h);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else {
      h = await nodeHash(h, other);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    path.push(hex(h));
  }
  return path;
}

/** A file that `parley verify` and the verifier's page take: receipt, statement, and the records of the keys that signed. */
export async function receiptFile(receipt: Receipt, entry: Entry): Promise<string> {
  const { keys } = await get<{ keys: { id: string; key: KeyRecord }[] }>(`/parties/${entry.payload!.author}/keys`);
  const records = entry.submission!.envelope.signatures.map((s) => keys.find((k) => k.id === s.keyid)?.key).filter((k) => k !== undefined);
  return canonical({ receipt, submission: entry.submission, keys: records }) + '\n';
}
