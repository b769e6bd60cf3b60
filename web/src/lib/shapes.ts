/** Shapes of answers that the first screens stand on (docs/api.md). Instants are milliseconds UTC, identifiers 64 hexadecimal digits. */
/** How current a mirror is that answers in its host's place. */
export interface Mirrored { party: string; size: number; heard: number; age_ms: number; max_age_ms: number; stale?: boolean; doubt?: string }

export interface AsOf { size: number; at: number; head: number; mirror?: Mirrored }

/** Data that convert heights between datums. */
export interface HeightData { kind: 'geoid' | 'terrain'; digest: string; tiles?: number; error_mm: number }

export interface LedgerInfo {
  ledger: string; public?: boolean; name?: string; exercise?: boolean; log_key: string; registrar?: string;
  size: number; root: string; checkpoint: string; witnesses?: string[]; quorum?: number; witnessed?: number; as_of: AsOf;
}

export interface Office { post: string; powers: string[]; as?: string }

export interface Me {
  session: string; party: string; name: string; post: string; key: string; offices: Office[];
  opened: number; used: number; expires: number; idle_until: number;
}

export interface Need {
  kind: string; arrangement: string; revision?: string; subject?: string; from?: string[]; due?: number; blocks?: boolean; sentence: string;
}

export interface WaitingFor { kind: string; parties?: string[]; names?: string[]; until?: number; blocks?: boolean }

export interface Matter {
  arrangement: string; title: string; titles?: Record<string, string>; kind: string; basis: string; state: string;
  revision: string; number: number; sponsor: string; tabled: number; in_force?: number; ends?: number; renewals?: number;
  required: number; consents: number; bound?: string[]; waiting?: WaitingFor[]; map: string; bbox?: [number, number, number, number];
  toward_me?: { state: string; bound: boolean; stance?: string; accepted?: number };
}

export interface PartyName { name: string; kind: string; country?: string }

export interface SituationAnswer {
  ledger: LedgerInfo; me?: Me; needs: Need[]; arrangements: Matter[]; parties: Record<string, PartyName>; note: string; as_of: AsOf;
}
