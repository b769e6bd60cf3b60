/** Values of a draft as people write them, taken apart for a form and put together again. What is written otherwise stays text. */
export interface Amount { n: string; unit: string }

/** Taken apart, or undefined where it is written in a way that the form has no fields for. */
export function length(s: string, units: readonly string[]): Amount | undefined {
  if (!s.trim()) return { n: '', unit: units[0]! };
  const m = /^\s*(\d+(?:\.\d+)?)\s*([A-Za-z]+)\s*$/.exec(s);
  return m && units.includes(m[2]!.toLowerCase()) ? { n: m[1]!, unit: m[2]!.toLowerCase() } : undefined;
}

export const periodUnits = ['hours', 'days', 'weeks', 'months', 'years'] as const;

export function period(s: string): Amount | undefined {
  if (!s.trim()) return { n: '', unit: 'days' };
  const m = /^\s*(\d+)\s*([A-Za-z]+?)s?\s*$/.exec(s);
  const unit = m && `${m[2]!.toLowerCase()}s`;
  return m && (periodUnits as readonly string[]).includes(unit!) ? { n: m[1]!, unit: unit! } : undefined;
}

export const datums = ['agl', 'amsl', 'wgs84', 'fl'] as const;

/** A height: its datum, `none` where there is no limit, and the number with its unit; a flight level has no unit. */
export interface FormHeight { datum: string; n: string; unit: string }

export function height(s: string, none: string): FormHeight | undefined {
  const text = s.trim();
  if (!text || text.toLowerCase() === none) return { datum: 'none', n: '', unit: 'm' };
  const level = /^FL\s*(\d{1,4})$/i.exec(text);
  if (level) return { datum: 'fl', n: level[1]!, unit: 'm' };
  const m = /^(-?\d+(?:\.\d+)?)?\s*(m|ft)\s+(agl|amsl|msl|wgs84|hae)$/i.exec(text);
  if (!m) return undefined;
  const datum = m[3]!.toLowerCase();
  return { datum: datum === 'msl' ? 'amsl' : datum === 'hae' ? 'wgs84' : datum, n: m[1] ?? '', unit: m[2]!.toLowerCase() };
}

export function writeHeight(h: FormHeight): string {
  const n = h.n.trim();
  if (h.datum === 'none') return '';
  if (h.datum === 'fl') return `FL${n.padStart(3, '0')}`;
  return `${n} ${h.unit} ${h.datum}`.trim();
}

/** A time: the wall clock and its zone. `Z` is UTC; an offset stays as it is. */
/** The begin or the end of weekly hours: `time` is of the day in UTC, or from sunrise or sunset in the direction of `sign`. */
export interface FormHour { kind: 'clock' | 'sunrise' | 'sunset'; sign: '' | '-' | '+'; time: string }

/** Reads what `writeHour` writes; an hour in a zone is none of these. */
export function hour(s: string): FormHour | undefined {
  const sun = /^(sunrise|sunset)(?: *([+-]) *(.+))?$/i.exec(s.trim());
  if (sun) return { kind: sun[1]!.toLowerCase() as FormHour['kind'], sign: (sun[2] ?? '') as FormHour['sign'], time: sun[3] ?? '' };
  const clock = /^([^A-Za-z]*?) *(?:Z|UTC)?$/i.exec(s.trim());
  return clock ? { kind: 'clock', sign: '', time: clock[1]! } : undefined;
}

export function writeHour(h: FormHour): string {
  if (h.kind === 'clock') return h.time && h.time + 'Z';
  return h.sign && h.time ? `${h.kind} ${h.sign} ${h.time}` : h.kind;
}

export interface FormTime { local: string; zone: string }

export function time(s: string): FormTime | undefined {
  if (!s.trim()) return { local: '', zone: 'UTC' };
  const m = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::00)?(?:\s*(Z|[+-]\d\d:\d\d)|\s+([A-Za-z][A-Za-z0-9_+/-]*))$/i.exec(s.trim());
  if (!m) return undefined;
  const zone = m[4] ?? (m[3]!.toUpperCase() === 'Z' ? 'UTC' : m[3]!);
  return { local: `${m[1]}T${m[2]}`, zone: zone === 'Etc/UTC' ? 'UTC' : zone };
}

export function writeTime(t: FormTime): string {
  if (!t.local) return '';
  const zone = t.zone.trim();
  if (zone === 'UTC' || zone === '') return `${t.local}Z`;
  return /^[+-]\d\d:\d\d$/.test(zone) ? t.local + zone : `${t.local} ${zone}`;
}

/** What a zone's clock shows at an instant, in milliseconds as if it were UTC; undefined: no such zone. */
function shown(at: number, zone: string): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).formatToParts(at);
    const get = (type: string) => Number(parts.find((p) => p.type === type)?.value);
    return Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  } catch {
    return undefined;
  }
}

/**
 * The instants that a written time can mean: one; two where the clocks go back over it; none where they go forward, or
 * where it can't be read. The server decides; this shows what it will say.
 */
export function instants(s: string): number[] {
  const t = time(s);
  if (!t || !t.local) return [];
  const wall = Date.parse(`${t.local}:00Z`);
  if (Number.isNaN(wall)) return [];
  if (t.zone === 'UTC') return [wall];
  if (/^[+-]/.test(t.zone)) return [Date.parse(`${t.local}:00${t.zone}`)].filter((at) => !Number.isNaN(at));
  const found = new Set<number>();
  for (const near of [wall - 36 * 3_600_000, wall, wall + 36 * 3_600_000]) {
    const clock = shown(near, t.zone);
    if (clock === undefined) return [];
    const at = wall - (clock - near);
    if (shown(at, t.zone) === wall) found.add(at);
  }
  return [...found].sort((a, b) => a - b);
}
