/** Shapes of the record's answers (docs/api.md). */
import type { AsOf } from '../../lib/shapes';

export interface Line {
  index: number; at: number; opaque?: boolean; erased?: boolean; refused?: boolean;
  type?: string; statement?: string; author?: string; post?: string; arrangement?: string; state?: string;
  body?: Record<string, unknown>;
}

export interface Lines { entries: Line[]; next?: number; as_of: AsOf }

export interface Erasure { stage: string; named: number; keys_destroyed?: number; gone?: number }

export interface Payload {
  type: string; version: number; ledger?: string; author: string; post: string; signed_at: number;
  seen: { size: number; root: string }; prev?: string; until?: number; audience: string[]; body: Record<string, unknown>;
}

export interface Submission {
  envelope: { payload: string; payloadType: string; signatures: { keyid: string; sig: string }[] };
  parts?: { data: string; media: string; salt: string }[];
}

export interface Entry {
  index: number; at: number; leaf: string; opaque?: boolean; erasure?: Erasure; refused?: boolean; sealed?: boolean;
  statement?: string; submission?: Submission; payload?: Payload; revision?: string; texts?: Record<string, string>;
  maps?: Record<string, unknown>; receipt?: string; as_of: AsOf;
}

export interface Opening { bit: number; number: number; path: string[]; salt: string; width: number }

export interface Receipt {
  checkpoint: string; index: number; leaf: string; proof?: string[]; openings?: Opening[]; witnesses?: string[];
  everyone?: { secret: string; width: number };
}

export interface ReceiptAnswer { statement: string; receipt: Receipt; refused?: { detail: string; todo?: string; code: string }; standing: string; as_of: AsOf }

export interface Sees { party: string; name: string; why: string; since: number; by?: string }

export interface Audience { statement: string; index: number; circle: string; sees: Sees[]; erased?: boolean; refused?: boolean; as_of: AsOf }
