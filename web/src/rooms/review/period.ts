/** Periods of the calendar, as the ledger counts them: months in UTC, cut to the month's end, then days and hours. */
import type { Period } from '../../lib/content';

export function shift(at: number, p: Period | undefined, sign: 1 | -1): number {
  const d = new Date(at);
  if (p?.months) {
    const day = d.getUTCDate();
    d.setUTCDate(1);
    d.setUTCMonth(d.getUTCMonth() + sign * p.months);
    const last = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)).getUTCDate();
    d.setUTCDate(Math.min(day, last));
  }
  return d.getTime() + sign * ((p?.days ?? 0) * 24 + (p?.hours ?? 0)) * 3_600_000;
}

export const before = (end: number, p: Period | undefined): number => shift(end, p, -1);
