/** When the statements that positions rest on were entered. */
import { get } from '../../lib/api';
import type { RevisionStatus } from '../../lib/content';
import type { Lines } from '../record/shapes';

/** By statement. Those that can't be found are not in it. */
export async function enteredAt(arrangement: string, rev: RevisionStatus): Promise<Map<string, number>> {
  const wanted = new Set((rev.toward ?? []).map((x) => x.by).filter((by) => by !== undefined));
  const out = new Map<string, number>();
  let before: number | undefined;
  while (out.size < wanted.size) {
    const page: Lines = await get<Lines>('/entries', { arrangement, before, limit: 200 });
    for (const x of page.entries) if (x.statement && wanted.has(x.statement)) out.set(x.statement, x.at);
    if (page.next === undefined) break;
    before = page.next;
  }
  return out;
}
