/** Shifts of a watch as a table: a line each, from, until, post, as `parley roster set --watch` reads them. */
import type { Shift } from './shapes';

const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;

/** Reads them; `wrong` is the first line that can't be read. A time without a zone is none. */
export function readShifts(table: string): { shifts: Shift[] } | { wrong: number } {
  const shifts: Shift[] = [];
  const lines = table.split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    if (!line.trim() || line.trim().startsWith('#')) continue;
    const [from = '', until = '', post = '', ...more] = line.split(/[,;\t]/).map((f) => f.trim());
    if (i === 0 && from.toLowerCase() === 'from') continue;
    const [a, b] = [from, until].map((x) => (INSTANT.test(x) ? Date.parse(x.replace(' ', 'T')) : NaN));
    if (more.length > 0 || !post || !(b! > a!)) return { wrong: i + 1 };
    shifts.push({ from: a!, until: b!, post });
  }
  return { shifts };
}
