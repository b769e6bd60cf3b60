/** Shapes of what is told of parties (docs/api.md). */
import type { AsOf } from '../../lib/shapes';
import type { KeyRecord } from '../../sign/digest';

export interface Office { post: string; powers: string[]; as?: string; until?: number }
export interface PostKey { key: string; use: string; alg: string; from: number; offices: Office[]; compromised_since?: number; recovery?: boolean }
export interface Shift { from: number; until: number; post: string }
export interface Roster { since: number; must_answer: boolean; deputies: string[]; watch: Shift[]; on_watch: string[]; gaps: { from: number; until: number }[] }
export interface Post { post: string; powers: string[]; keys: PostKey[]; roster?: Roster }
export interface Posts { party: string; posts: Post[]; two_person: string[]; as_of: AsOf }

export interface KeyStatus { id: string; key: KeyRecord; party: string; from: number; until?: number; compromised_since?: number; recovery?: boolean }
export interface Keys { party: string; keys: KeyStatus[]; as_of: AsOf }

export interface Territory { owner: string; name: string; by: string; since: number; until?: number; square_metres: number }
export interface Territories { territories: Territory[]; note: string }

export interface Session { session: string; post: string; key: string; opened: number; used: number; expires: number; idle_until: number; current?: boolean }

export interface Asks { key: KeyRecord; proof: string; profile?: { name: string; kind: string; country?: string }; seal: string; at?: number }
export interface Invitation { invitation: string; by: string; admits?: boolean; key: KeyRecord; made: number; expires: number; state: 'open' | 'used' | 'closed'; asks?: Asks }

export interface Refused { at: number; key?: string; post?: string; route: string; code: string; rule?: string; status: number; omitted?: number }
export interface Refusals { refusals: Refused[]; next?: number }
