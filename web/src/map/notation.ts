/**
 * Coordinates as people write them: decimal degrees, minutes, seconds, packed as in aviation, UTM, MGRS, geo: URIs. What can
 * be read in two ways is refused with what to write instead: a zone in the wrong place is worse than none.
 */
import type { Position } from './features';
import { bandOf, fromGrid, fromMGRS, toGrid, toMGRS, zoneOf } from './grid';

/** Why something can't be read: a message, with its values. */
export interface Wrong { message: string; values?: Record<string, string> }

export interface Unread extends Wrong { line: number; text: string }

/** Which comes first where nothing says so; absent: then it is refused. */
export type Order = 'lat-lon' | 'lon-lat';

export const notations = ['dms', 'ddm', 'decimal', 'utm', 'mgrs'] as const;
export type Notation = (typeof notations)[number];

class Refused extends Error {
  constructor(readonly why: Wrong) { super(why.message); }
}

const refuse = (message: string, values?: Record<string, string>): never => { throw new Refused({ message: `notation-${message}`, ...(values && { values }) }); };

/** Reads points: as many as are on each line, and of what can't be read where and why. */
export function readPoints(text: string, order?: Order): { points: Position[]; unread: Unread[] } {
  const points: Position[] = [];
  const unread: Unread[] = [];
  text.split(/\r\n|[\n\r\u2028\u2029]/).forEach((line, i) => {
    if (!line.trim()) return;
    const read = readLine(line, order);
    if ('wrong' in read) unread.push({ line: i + 1, text: line.trim(), ...read.wrong });
    else points.push(...read.points);
  });
  return { points, unread };
}

export function readLine(line: string, order?: Order): { points: Position[] } | { wrong: Wrong } {
  try {
    const points = read(plain(line), order);
    if (points.length === 0) refuse('nothing');
    return { points: points.map(([lon, lat]) => [unit(lon), unit(lat)]) };
  } catch (e) {
    if (e instanceof Refused) return { wrong: e.why };
    throw e;
  }
}

/** 1e-7 degree is the ledger's unit. */
const unit = (v: number): number => Math.round(v * 1e7) / 1e7 + 0;

const MOST = 400_000; // characters of a line

/** The text in plain digits, signs and letters. */
function plain(line: string): string {
  if (line.length > MOST) refuse('long');
  return line.replace(/''|’’|´´|\u2032\u2032/g, '″').replace(/[\u02ba\u02dd\u201c\u201d\u201f\u2033\u3003\uff02"]/g, '″').replace(/[\u02b9\u02bc\u02ca\u2018\u2019\u201b\u2032\u00b4\uff07`']/g, '′').replace(/[\u00ba\u02da]/g, '°')
    .normalize('NFKC').replace(/\u2032\u2032/g, '″').replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660)).replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, '.').replace(/[\u060c\u061b]/g, ',').replace(/[\u2010-\u2012\u2212\ufe63]/g, '-').replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ').trim();
}

function read(s: string, order?: Order): Position[] {
  if (/^geo:/i.test(s)) return [geoURI(s)];
  return grids(s) ?? pairs(s, order);
}

function geoURI(s: string): Position {
  const m = /^geo:([+-]?\d+(?:\.\d+)?),([+-]?\d+(?:\.\d+)?)(?:,[+-]?\d+(?:\.\d+)?)?((?:;[^;]*)*)$/i.exec(s);
  if (!m) return refuse('geo');
  const crs = /;crs=([^;]*)/i.exec(m[3]!)?.[1];
  if (crs && crs.toLowerCase() !== 'wgs84') refuse('datum', { datum: crs });
  return ranged(Number(m[2]), Number(m[1]));
}

function ranged(lon: number, lat: number): Position {
  if (!(Math.abs(lat) <= 90)) refuse('latitude', { value: String(lat) });
  if (!(Math.abs(lon) <= 180)) refuse('longitude', { value: String(lon) });
  return [lon, lat];
}

/** References of grids; undefined: it is none. */
function grids(s: string): Position[] | undefined {
  const squares = /^(?:\d{1,2} ?[C-HJ-NP-X]|[ABYZ]) ?[A-HJ-NP-Z]{2}(?= ?\d|$)/i;
  if (squares.test(s) && !/^\d+ ?deg\b/i.test(s)) {
    const joined = s.replace(/ /g, '');
    const one = /^(?:\d{1,2}[C-HJ-NP-X]|[ABYZ])[A-HJ-NP-Z]{2}\d*$/i.test(joined);
    const list = one ? [joined] : s.split(/[ ,;/]+| - /).filter(Boolean);
    return list.map(mgrs);
  }
  const number = '([+-]?\\d+(?:\\.\\d+)?)';
  const grid = '(?:(?:zone )?(\\d{1,2}) ?([A-Z]|north|south)|(?:ups )?(north|south|[NS]))';
  const first = new RegExp(`^(?:utm )?${grid},? (?:E ?)?${number} ?(?:m? ?E)?[ ,]+(?:N ?)?${number} ?(?:m? ?N)?$`, 'i').exec(s);
  if (first && big(first[4]!, first[5]!)) return [utm(first[1], first[2] ?? first[3]!, Number(first[4]), Number(first[5]))];
  const last = new RegExp(`^${number} ?(?:m? ?E)?[ ,]+${number} ?(?:m? ?N)?,? (?:utm )?${grid}$`, 'i').exec(s);
  if (last && big(last[1]!, last[2]!)) return [utm(last[3], last[4] ?? last[5]!, Number(last[1]), Number(last[2]))];
  if (/^(?:utm |zone )/i.test(s)) refuse('utm');
  return undefined;
}

/** Metres of a grid are many; degrees are not. */
const big = (a: string, b: string): boolean => Math.abs(Number(a)) > 10_000 || Math.abs(Number(b)) > 10_000;

function mgrs(s: string): Position {
  const digits = /\d*$/.exec(s)![0].length;
  if (digits % 2 !== 0) refuse('mgrs-odd', { text: s });
  const found = fromMGRS(s);
  if (!found) return refuse('mgrs', { text: s });
  if (found.side > 100) refuse('mgrs-coarse', { text: s });
  return ranged(...found.at);
}

function utm(zoneText: string | undefined, letter: string, easting: number, northing: number): Position {
  const zone = zoneText === undefined ? 0 : Number(zoneText);
  const l = letter.toUpperCase();
  if (zoneText !== undefined && (zone < 1 || zone > 60)) refuse('utm-zone', { zone: zoneText });
  let north = l === 'N' || l === 'NORTH';
  const band = zone > 0 && l.length === 1 && l !== 'N' && l !== 'S' ? l : undefined;
  if (band) {
    if (!/[C-HJ-NP-X]/.test(band)) refuse('utm-band', { band });
    north = band >= 'N';
  }
  // S is the south, or the band from 32° to 40° north: of a northing that both have, it can't be told which.
  if (zone > 0 && l === 'S' && northing > 3_400_000 && northing < 4_600_000) refuse('utm-s', { zone: String(zone) });
  const [most, least] = zone === 0 ? [4_000_000, 0] : [900_000, 100_000];
  if (easting < least || easting > most || northing < 0 || northing > 10_000_000) refuse('utm');
  const at = fromGrid({ zone, north, easting, northing });
  if (zone > 0 && (at[1] > 84.5 || at[1] < -80.5)) refuse('utm');
  if (band && bandOf(Math.max(-80, Math.min(83.9, at[1]))) !== band) refuse('utm-not-band', { band });
  return ranged(...at);
}

/* Pairs of angles. */

type Axis = 'lat' | 'lon';
type Token = { is: 'number'; text: string } | { is: 'unit'; unit: 0 | 1 | 2 } | { is: 'mark'; axis: Axis; sign: number; word: boolean } | { is: 'break' };

const UNITS = ['°', '′', '″'];

function tokens(s: string): Token[] {
  const t = s.replace(/(\d)\s*(?:deg(?:rees?)?|d)(?=[\s\d.NSEW,]|$)/gi, '$1°').replace(/(\d)\s*(?:min(?:utes?)?|m)(?=[\s\d.NSEW,]|$)/gi, '$1′').replace(/(\d)\s*(?:sec(?:onds?)?|s)(?=\s*[NSEW])/gi, '$1″')
    .replace(/(?<=[\dNSEW°′″.]) [-–—] (?=[\dNSEW])|(?<=[NSEW]) ?[-–—] ?(?=[\dNSEW])/gi, ';');
  const out: Token[] = [];
  const pattern = /(lat(?:itude)?|lon(?:g(?:itude)?)?|lng)\b\s*[:=]?|(north|south|east|west|ouest|oeste|[NSEWO])(?![a-z])|([+-]?(?:\d+(?:[.,]\d+)?|\.\d+))|([°′″])|([,;/|])|(:)|\s+|(.)/giy;
  for (const m of t.matchAll(pattern)) {
    if (m[1]) out.push({ is: 'mark', axis: m[1].toLowerCase().startsWith('la') ? 'lat' : 'lon', sign: 0, word: true });
    else if (m[2]) out.push(mark(m[2].toUpperCase()));
    else if (m[3] !== undefined) out.push(...numbersOf(m[3], t, m.index));
    else if (m[4]) out.push({ is: 'unit', unit: UNITS.indexOf(m[4]) as 0 | 1 | 2 });
    else if (m[5]) out.push({ is: 'break' });
    else if (m[7]) refuse('letter', { text: m[7] });
  }
  return out;
}

function mark(letter: string): Token {
  if (letter === 'O') refuse('west-or-east');
  const l = letter === 'OUEST' || letter === 'OESTE' ? 'W' : letter[0]!;
  return { is: 'mark', axis: l === 'N' || l === 'S' ? 'lat' : 'lon', sign: l === 'S' || l === 'W' ? -1 : 1, word: false };
}

/** A comma between digits is a decimal sign only where nothing else could be one. */
function numbersOf(text: string, line: string, at: number): Token[] {
  if (!text.includes(',')) return [{ is: 'number', text }];
  const after = line[at + text.length] ?? '';
  const [a, b] = text.split(',') as [string, string];
  if (/[.]/.test(line) || /[.\d]/.test(after)) return [{ is: 'number', text: a }, { is: 'break' }, { is: 'number', text: b }];
  const marked = /[NSEW]|lat|lon|[°′″]/i.test(line);
  if (!marked) return refuse('comma');
  return [{ is: 'number', text: `${a}.${b}` }];
}

interface Angle { axis?: Axis; sign: number; numbers: string[]; units: number[] }

/** The angles of a line, each with its mark before or after it. */
function angles(list: Token[]): Angle[] {
  const marks = list.filter((t) => t.is === 'mark');
  const before = list[0]?.is === 'mark';
  if (before && list.at(-1)?.is === 'mark' && marks.length > 1 && !marks.some((m) => m.word)) refuse('marks');
  const out: Angle[] = [];
  let now: Angle | undefined;
  const start = (): Angle => { now = { sign: 0, numbers: [], units: [] }; out.push(now); return now; };
  for (const t of list) {
    if (t.is === 'mark') {
      const same = now !== undefined && now.axis === t.axis && now.sign === 0 && !t.word; // lat 33.5 N
      if (before && !same) { const a = start(); a.axis = t.axis; a.sign = t.sign; }
      else if (!now || now.numbers.length === 0 || (now.axis && !same)) refuse('marks');
      else { now.axis = t.axis; now.sign = t.sign; if (!before) now = undefined; }
    } else if (t.is === 'number') {
      const a: Angle = now ?? start();
      const newer: boolean = marks.length === 0 && a.units.length > 0 && begins(a) ;
      (newer ? start() : a).numbers.push(t.text);
    } else if (t.is === 'unit') {
      if (!now || now.numbers.length === 0) return refuse('unit');
      now.units[now.numbers.length - 1] = t.unit;
    } else if (now && marks.length === 0) {
      now = undefined;
    } else if (now && now.numbers.length > 0 && !before) {
      refuse('mark-each');
    }
  }
  return out;
}

/** Whether the next number is of another angle: after seconds; or after minutes or degrees, if what follows has degrees. */
const begins = (a: Angle): boolean => a.units.at(-1) === 2;

function pairs(s: string, order?: Order): Position[] {
  let list = angles(tokens(s));
  if (list.some((a) => a.numbers.length === 0)) refuse('marks');
  if (list.every((a) => a.axis === undefined)) list = list.flatMap(apart);
  if (list.length % 2 !== 0 || list.length === 0) return refuse(list.length === 0 ? 'nothing' : 'two');
  const out: Position[] = [];
  for (let i = 0; i < list.length; i += 2) out.push(pair(list[i]!, list[i + 1]!, order));
  return out;
}

/** Numbers without marks: the same count for each of the two. */
function apart(a: Angle, _i: number, all: Angle[]): Angle[] {
  const degrees = a.units.flatMap((u, i) => (u === 0 ? [i] : []));
  if (degrees.length === 2) return cut(a, degrees[1]!);
  if (all.length === 1 && a.units.length === 0 && [2, 4, 6].includes(a.numbers.length)) return cut(a, a.numbers.length / 2);
  return [a];
}

const cut = (a: Angle, at: number): Angle[] => [
  { ...a, numbers: a.numbers.slice(0, at), units: a.units.slice(0, at) },
  { ...a, numbers: a.numbers.slice(at), units: a.units.slice(at) },
];

function pair(a: Angle, b: Angle, order?: Order): Position {
  if ((a.axis === undefined) !== (b.axis === undefined)) refuse('mark-each');
  if (a.axis !== undefined && a.axis === b.axis) refuse('same-axis');
  if (a.axis === undefined) {
    // What is beyond 90 can be a longitude alone.
    const beyond = (x: Angle) => Math.abs(degrees(x, 'lon')) > 90;
    const known: Order | undefined = beyond(a) ? 'lon-lat' : beyond(b) ? 'lat-lon' : order;
    if (!known) return refuse('order', { text: a.numbers.join(' ') + ', ' + b.numbers.join(' ') });
    [a, b] = [{ ...a, axis: known === 'lat-lon' ? 'lat' : 'lon' }, { ...b, axis: known === 'lat-lon' ? 'lon' : 'lat' }];
  }
  const [lat, lon] = a.axis === 'lat' ? [a, b] : [b, a];
  return ranged(degrees(lat, 'lon' === lat.axis ? 'lon' : 'lat'), 0) && ranged(degrees(lon, 'lon'), degrees(lat, 'lat'));
}

function degrees(a: Angle, axis: Axis): number {
  if (a.numbers.length > 3) refuse('many-numbers');
  const signed = /^[+-]/.test(a.numbers[0]!);
  if (signed && a.sign !== 0) refuse('sign', { text: a.numbers[0]! });
  if (a.numbers.slice(1).some((n) => /^[+-]/.test(n))) refuse('sign', { text: a.numbers.join(' ') });
  a.units.forEach((u, i) => { if (u !== undefined && u !== i) refuse('unit'); });
  const parts = a.numbers.length === 1 && a.units.length === 0 && a.sign !== 0 ? unpack(a.numbers[0]!, axis) : a.numbers;
  const values = parts.map((p) => Math.abs(Number(p)));
  if (parts.slice(0, -1).some((p) => p.includes('.'))) refuse('fraction');
  if ((values[1] ?? 0) >= 60 || (values[2] ?? 0) >= 60) refuse('sixty');
  const size = (values[0] ?? 0) + (values[1] ?? 0) / 60 + (values[2] ?? 0) / 3600;
  return (parts[0]!.startsWith('-') ? -1 : a.sign || 1) * size;
}

/** Degrees, minutes and seconds without anything between them, as in aviation: 335130 and 0361500. */
function unpack(text: string, axis: Axis): string[] {
  const [whole, fraction] = text.split('.') as [string, string?];
  const d = axis === 'lat' ? 2 : 3;
  if (whole.length <= 3) return [text];
  const tail = fraction === undefined ? '' : `.${fraction}`;
  if (whole.length === d + 2) return [whole.slice(0, d), whole.slice(d) + tail];
  if (whole.length === d + 4) return [whole.slice(0, d), whole.slice(d, d + 2), whole.slice(d + 2) + tail];
  return refuse('packed', { text });
}

/* Writing. */

/** The place as text that readLine reads as the same place, to the last digit that is written. */
export function write(at: Position, as: Notation, digits?: number): string {
  const [lon, lat] = at;
  if (as === 'mgrs') return toMGRS(at).replace(/^(\d\d.|.)(..)(\d{5})(\d{5})$/, '$1 $2 $3 $4');
  if (as === 'utm') {
    const g = toGrid(at, zoneOf(at));
    return `${g.zone === 0 ? 'UPS' : g.zone} ${g.north ? 'north' : 'south'} ${g.easting.toFixed(digits ?? 0)} ${g.northing.toFixed(digits ?? 0)}`;
  }
  return `${angle(Math.abs(lat), 2, as, digits)}${lat < 0 ? 'S' : 'N'} ${angle(Math.abs(lon), 3, as, digits)}${lon < 0 ? 'W' : 'E'}`;
}

function angle(v: number, width: number, as: Notation, digits?: number): string {
  const pad = (n: number, w: number, d = 0) => n.toFixed(d).padStart(w + (d > 0 ? d + 1 : 0), '0');
  if (as === 'decimal') return v.toFixed(digits ?? 7).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  const d = digits ?? (as === 'dms' ? 2 : 4);
  // Rounded first, in the smallest unit that is written, so that 59.999… becomes the next minute.
  const each = (as === 'dms' ? 3600 : 60) * 10 ** d;
  const all = Math.round(v * each);
  const last = 60 * 10 ** d;
  if (as === 'ddm') return `${pad(Math.floor(all / last), width)}°${pad((all % last) / 10 ** d, 2, d)}′`;
  const minutes = Math.floor(all / last);
  return `${pad(Math.floor(minutes / 60), width)}°${pad(minutes % 60, 2)}′${pad((all % last) / 10 ** d, 2, d)}″`;
}
