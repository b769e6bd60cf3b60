/** Instants as people write them: a date and a time of day in UTC, the same in every language and browser. */

/** What the field of date and time holds: UTC, to the minute. */
export const written = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** What people write for an instant in UTC: `2017-05-06`, `2017-05-06 21:00`, with T or Z, or a date-time group `062100ZMAY17`. */
export function read(text: string): number | undefined {
  const plain = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(\d{1,2}):?(\d{2})(?::(\d{2}))?)? *(?:Z|UTC)?$/i.exec(text.trim());
  const group = /^(\d{2})(\d{2})(\d{2})Z ?([A-Z]{3}) ?(\d{2}|\d{4})$/i.exec(text.trim());
  const parts = plain ? plain.slice(1).map((n) => Number(n ?? 0))
    : group ? [Number(group[5]!.length === 2 ? '20' + group[5] : group[5]), months.indexOf(group[4]!.toUpperCase()) + 1, Number(group[1]), Number(group[2]), Number(group[3]), 0] : undefined;
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number];
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const found = new Date(at);
  // 30 February, or 25 o'clock, is no instant.
  if (year < 1970 || year > 2200 || found.getUTCMonth() !== month - 1 || found.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return undefined;
  return at;
}
