/** A reading of the record backwards: pages that were fetched, as rows. */
import { get } from '../../lib/api';
import type { Line, Lines } from './shapes';

export interface Filter { arrangement?: string | undefined; author?: string | undefined; type?: string | undefined }

/** A row is an entry, or a run of entries that are not for the reader. */
export type Row = { kind: 'line'; line: Line; became?: string } | { kind: 'hidden'; from: number; to: number; first: number; last: number };

const PAGE = 50;
/** How many pages are asked for by themselves while nothing is found; then the reader decides. */
const PATIENT = 5;

export class Reading {
  lines = $state.raw<Line[]>([]);
  size = $state(0); // entries in all, when the newest page was asked for
  next = $state<number | undefined>(undefined); // undefined: the beginning was reached
  busy = $state(false);
  failed = $state.raw<Error | undefined>(undefined);
  private gone = false;

  constructor(private readonly filter: Filter, private readonly until?: number) {}

  /** Fetches until something more can be shown. */
  async more(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failed = undefined;
    try {
      for (let i = 0; i < PATIENT && !this.gone; i++) {
        const page = await get<Lines>('/entries', { ...this.filter, before: this.next, limit: PAGE });
        if (this.size === 0) this.size = page.as_of.size;
        const shown = this.until === undefined ? page.entries : page.entries.filter((e) => e.at <= this.until!);
        this.lines = [...this.lines, ...shown];
        this.next = page.next;
        if (shown.length > 0 || this.next === undefined) break;
      }
    } catch (e) {
      this.failed = e as Error;
    } finally {
      this.busy = false;
    }
  }

  /** Nobody looks any more. */
  end(): void { this.gone = true; }

  get rows(): Row[] { return rows(this.lines); }
}

/** Entries as rows: neighbours that are not for the reader are one; a line tells when the matter's state is another than before it. */
export function rows(lines: Line[]): Row[] {
  const before = new Map<string, string>(); // the state of each matter before, seen from the newest on
  const out: Row[] = [];
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!;
    const last = out.at(-1);
    if (line.opaque && !line.erased) {
      if (last?.kind === 'hidden' && last.to === line.index - 1) Object.assign(last, { to: line.index, last: line.at });
      else out.push({ kind: 'hidden', from: line.index, to: line.index, first: line.at, last: line.at });
      continue;
    }
    const known = line.arrangement ? before.get(line.arrangement) : undefined;
    out.push({ kind: 'line', line, ...(known && line.state && known !== line.state && { became: line.state }) });
    if (line.arrangement && line.state) before.set(line.arrangement, line.state);
  }
  return out.reverse();
}
