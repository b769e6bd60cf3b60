/** The server's comparison of two revisions (GET …/diff): of it the texts and the areas are used, the rest is made here. */
import type { AsOf } from '../../lib/shapes';

export interface Span { text: string; changed?: boolean }
export interface Line { op?: 'added' | 'removed'; spans: Span[] }
export interface Hunk { from_line: number; from_lines: number; to_line: number; to_lines: number; lines: Line[] }
export interface TextDiff { lang: string; op: string; changes?: { field: string; op: string; was?: string; is?: string }[]; hunks?: Hunk[]; unavailable?: boolean }
export interface VolumeDiff { id: string; op: string; outline?: boolean; square_metres_was: number; square_metres_is: number; square_metres_gained: number; square_metres_lost: number }
export interface MapDiff {
  volumes?: VolumeDiff[]; square_metres_was: number; square_metres_is: number; square_metres_gained: number; square_metres_lost: number; unavailable?: boolean; note: string;
}
export interface Diff { same?: boolean; texts?: TextDiff[]; map?: MapDiff }
export interface DiffAnswer { arrangement: string; diff: Diff; as_of: AsOf }
