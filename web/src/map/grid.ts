/**
 * UTM, UPS and MGRS on WGS 84 (NGA.SIG.0012). The transverse Mercator projection is Krüger's series to the sixth order
 * (C. Karney, Transverse Mercator with an accuracy of a few nanometers, 2011): exact to far less than a millimetre in a zone.
 */
import type { Position } from './features';

/** A place in a zone of UTM, 1 to 60, or of UPS, 0; metres. */
export interface Grid { zone: number; north: boolean; easting: number; northing: number }

const A = 6_378_137;
const F = 1 / 298.257223563;
const E = Math.sqrt(F * (2 - F));
const N = F / (2 - F);
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256);
const RAD = Math.PI / 180;
const SCALE = 0.9996;
const POLAR = 0.994;
const FALSE_EAST = 500_000;
const FALSE_NORTH = 10_000_000; // of the south
const FALSE_POLE = 2_000_000;

const powers = (...rows: number[][]) => rows.map((row, i) => row.reduce((sum, c, j) => sum + c * N ** (i + 1 + j), 0));
const alpha = powers(
  [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
  [13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
  [61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440],
  [49561 / 161280, -179 / 168, 6601661 / 7257600],
  [34729 / 80640, -3418889 / 1995840],
  [212378941 / 319334400],
);
const beta = powers(
  [1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800],
  [1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720],
  [17 / 480, -37 / 840, -209 / 4480, 5569 / 90720],
  [4397 / 161280, -11 / 504, -830251 / 7257600],
  [4583 / 161280, -108847 / 3991680],
  [20648693 / 638668800],
);

/** The tangent of the conformal latitude from that of the latitude, and back by Newton's method. */
function conformal(tau: number): number {
  const sigma = Math.sinh(E * Math.atanh((E * tau) / Math.hypot(1, tau)));
  return tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
}

function geodetic(conf: number): number {
  let tau = conf / (1 - E * E);
  for (let i = 0; i < 8; i++) {
    const is = conformal(tau);
    const step = ((conf - is) / Math.hypot(1, is)) * ((1 + (1 - E * E) * tau * tau) / ((1 - E * E) * Math.hypot(1, tau)));
    tau += step;
    if (Math.abs(step) < 1e-14 * Math.max(1, Math.abs(tau))) break;
  }
  return tau;
}

/** The zone that a place lies in, with those of Norway and Svalbard; 0: it is in UPS. */
export function zoneOf([lon, lat]: Position): number {
  if (lat >= 84 || lat < -80) return 0;
  const x = lon >= 180 ? lon - 360 : lon;
  const zone = Math.floor((x + 180) / 6) + 1;
  if (lat >= 56 && lat < 64 && x >= 3 && x < 12) return 32;
  if (lat >= 72 && x >= 0 && x < 42) return x < 9 ? 31 : x < 21 ? 33 : x < 33 ? 35 : 37;
  return zone;
}

export function toGrid(at: Position, zone = zoneOf(at)): Grid {
  const [lon, lat] = at;
  if (zone === 0) return toPolar(at);
  const north = lat >= 0;
  const away = (((lon - (6 * zone - 183)) % 360) + 540) % 360 - 180;
  const tau = conformal(Math.tan(lat * RAD));
  const [sin, cos] = [Math.sin(away * RAD), Math.cos(away * RAD)];
  const xi = Math.atan2(tau, cos);
  const eta = Math.asinh(sin / Math.hypot(tau, cos));
  let [x, y] = [eta, xi];
  alpha.forEach((a, i) => {
    const k = 2 * (i + 1);
    x += a * Math.cos(k * xi) * Math.sinh(k * eta);
    y += a * Math.sin(k * xi) * Math.cosh(k * eta);
  });
  return { zone, north, easting: FALSE_EAST + SCALE * RADIUS * x, northing: (north ? 0 : FALSE_NORTH) + SCALE * RADIUS * y };
}

export function fromGrid(g: Grid): Position {
  if (g.zone === 0) return fromPolar(g);
  const eta = (g.easting - FALSE_EAST) / (SCALE * RADIUS);
  const xi = (g.northing - (g.north ? 0 : FALSE_NORTH)) / (SCALE * RADIUS);
  let [x, y] = [eta, xi];
  beta.forEach((b, i) => {
    const k = 2 * (i + 1);
    x -= b * Math.cos(k * xi) * Math.sinh(k * eta);
    y -= b * Math.sin(k * xi) * Math.cosh(k * eta);
  });
  const [sinh, cos] = [Math.sinh(x), Math.cos(y)];
  const lat = Math.atan(geodetic(Math.sin(y) / Math.hypot(sinh, cos))) / RAD;
  return [turned(Math.atan2(sinh, cos) / RAD + 6 * g.zone - 183), lat];
}

const turned = (lon: number): number => (lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);

const POLAR_RADIUS = (2 * A * POLAR) / Math.sqrt((1 + E) ** (1 + E) * (1 - E) ** (1 - E));

function toPolar([lon, lat]: Position): Grid {
  const north = lat >= 0;
  const up = Math.abs(lat) * RAD;
  // The distance from the pole: of 90° exactly it is 0.
  const t = Math.abs(lat) === 90 ? 0 : 1 / (conformal(Math.tan(up)) + Math.hypot(1, conformal(Math.tan(up))));
  const rho = POLAR_RADIUS * t;
  return { zone: 0, north, easting: FALSE_POLE + rho * Math.sin(lon * RAD), northing: FALSE_POLE + (north ? -1 : 1) * rho * Math.cos(lon * RAD) };
}

function fromPolar(g: Grid): Position {
  const [x, y] = [g.easting - FALSE_POLE, (g.northing - FALSE_POLE) * (g.north ? -1 : 1)];
  const t = Math.hypot(x, y) / POLAR_RADIUS;
  if (t === 0) return [0, g.north ? 90 : -90];
  const lat = Math.atan(geodetic((1 / t - t) / 2)) / RAD;
  return [Math.atan2(x, y) / RAD, g.north ? lat : -lat];
}

const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'];
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';
/** Columns of the polar squares: south-west, south-east, north-west, north-east; where the first of them begins. */
const POLAR_COLUMNS = ['JKLPQRSTUXYZ', 'ABCFGHJKLPQR', 'RSTUXYZ', 'ABCFGHJ'];
const POLAR_FIRST = [8, 20, 13, 20];
const POLAR_ROWS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'ABCDEFGHJKLMNP'];
const POLAR_ROW = [8, 13];
const SQUARE = 100_000;

export const bandOf = (lat: number): string => BANDS[Math.min(19, Math.floor((lat + 80) / 8))]!;

/** MGRS to the metre: the square that the place lies in. */
export function toMGRS(at: Position): string {
  const g = toGrid(at);
  // Rounded to the micrometre, so that what lies on a line of the grid is not moved off it by the arithmetic.
  const [e, n] = [Math.floor(round(g.easting)), Math.floor(round(g.northing))];
  const [col, row] = [Math.floor(e / SQUARE), Math.floor(n / SQUARE)];
  const digits = [e, n].map((v) => String(v % SQUARE).padStart(5, '0')).join('');
  if (g.zone === 0) {
    const east = e >= FALSE_POLE;
    const i = (g.north ? 2 : 0) + (east ? 1 : 0);
    return 'ABYZ'[i]! + POLAR_COLUMNS[i]![col - POLAR_FIRST[i]!]! + POLAR_ROWS[g.north ? 1 : 0]![row - POLAR_ROW[g.north ? 1 : 0]!]! + digits;
  }
  const letters = COLUMNS[(g.zone - 1) % 3]![col - 1]! + ROWS[(row + (g.zone % 2 === 0 ? 5 : 0)) % 20]!;
  return String(g.zone).padStart(2, '0') + bandOf(at[1]) + letters + digits;
}

const round = (v: number): number => Math.round(v * 1e6) / 1e6;

/** The middle of the square that an MGRS reference without blanks names; undefined: there is no such square. */
export function fromMGRS(text: string): { at: Position; side: number } | undefined {
  const m = /^(?:(\d{1,2})([C-HJ-NP-X])|([ABYZ]))([A-HJ-NP-Z])([A-HJ-NP-Z])((?:\d\d){0,5})$/.exec(text.toUpperCase());
  if (!m) return undefined;
  const digits = m[6]!;
  const half = digits.length / 2;
  const side = SQUARE / 10 ** half;
  const [x, y] = [digits.slice(0, half), digits.slice(half)].map((d) => Number(d || 0) * side + side / 2) as [number, number];
  const at = m[3] ? polarSquare(m[3], m[4]!, m[5]!, x, y) : square(Number(m[1]), m[2]!, m[4]!, m[5]!, x, y);
  return at && { at, side };
}

function polarSquare(part: string, column: string, row: string, x: number, y: number): Position | undefined {
  const i = 'ABYZ'.indexOf(part);
  const north = i >= 2;
  const col = POLAR_COLUMNS[i]!.indexOf(column);
  const r = POLAR_ROWS[north ? 1 : 0]!.indexOf(row);
  if (col < 0 || r < 0) return undefined;
  const at = fromPolar({ zone: 0, north, easting: (col + POLAR_FIRST[i]!) * SQUARE + x, northing: (r + POLAR_ROW[north ? 1 : 0]!) * SQUARE + y });
  return Math.abs(at[1]) > (north ? 83.4 : 79.4) ? at : undefined;
}

function square(zone: number, band: string, column: string, row: string, x: number, y: number): Position | undefined {
  const col = COLUMNS[(zone + 2) % 3]!.indexOf(column);
  const r = ROWS.indexOf(row);
  if (zone < 1 || zone > 60 || col < 0 || r < 0) return undefined;
  const b = BANDS.indexOf(band);
  const [low, high] = [b * 8 - 80, b === 19 ? 84 : b * 8 - 72];
  const first = (r - (zone % 2 === 0 ? 5 : 0) + 20) % 20;
  for (let northing = first * SQUARE + y; northing < FALSE_NORTH + 2 * SQUARE; northing += 20 * SQUARE) {
    const at = fromGrid({ zone, north: b >= 10, easting: (col + 1) * SQUARE + x, northing });
    // A square that crosses a band's edge goes by the name of either.
    if (at[1] >= low - 1 && at[1] < high + 1 && inZone(at, zone)) return at;
  }
  return undefined;
}

/** Squares reach a little beyond their zone. */
function inZone(at: Position, zone: number): boolean {
  const g = toGrid(at, zone);
  return Math.abs(g.easting - FALSE_EAST) < 410_000;
}
