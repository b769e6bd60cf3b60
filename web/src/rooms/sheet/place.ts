/** How the sheet writes a place of WGS 84: degrees, minutes and seconds to a hundredth, and MGRS to the metre. */

export interface Place { lat: number; lon: number }

function sexagesimal(value: number, digits: number, positive: string, negative: string): string {
  const hundredths = Math.round(Math.abs(value) * 360_000);
  const [d, m, s] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6000) % 60, (hundredths % 6000) / 100];
  return `${String(d).padStart(digits, '0')}°${String(m).padStart(2, '0')}′${s.toFixed(2).padStart(5, '0')}″${value < 0 && hundredths > 0 ? negative : positive}`;
}

export const writeDMS = (p: Place): string => `${sexagesimal(p.lat, 2, 'N', 'S')} ${sexagesimal(p.lon, 3, 'E', 'W')}`;

const RAD = Math.PI / 180;
const F = 1 / 298.257223563;
const N = F / (2 - F);
const A = (6_378_137 / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256);
/** Krüger's series for the transverse Mercator projection, to the sixth order of n. */
const ALPHA = [
  N / 2 - (2 * N ** 2) / 3 + (5 * N ** 3) / 16 + (41 * N ** 4) / 180 - (127 * N ** 5) / 288 + (7891 * N ** 6) / 37800,
  (13 * N ** 2) / 48 - (3 * N ** 3) / 5 + (557 * N ** 4) / 1440 + (281 * N ** 5) / 630 - (1983433 * N ** 6) / 1935360,
  (61 * N ** 3) / 240 - (103 * N ** 4) / 140 + (15061 * N ** 5) / 26880 + (167603 * N ** 6) / 181440,
  (49561 * N ** 4) / 161280 - (179 * N ** 5) / 168 + (6601661 * N ** 6) / 7257600,
  (34729 * N ** 5) / 80640 - (3418889 * N ** 6) / 1995840,
  (212378941 * N ** 6) / 319334400,
];

/** The zone of UTM, with the exceptions of Norway and Svalbard. */
function zoneOf({ lat, lon }: Place): number {
  const zone = Math.floor((lon + 180) / 6) % 60 + 1;
  if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) return 32;
  if (lat >= 72 && lat < 84 && lon >= 0 && lon < 42) return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37;
  return zone;
}

export function utm(p: Place): { zone: number; easting: number; northing: number } {
  const zone = zoneOf(p);
  const dl = (p.lon - (zone * 6 - 183)) * RAD;
  const e = Math.sqrt(F * (2 - F));
  const s = Math.sin(p.lat * RAD);
  const t = Math.sinh(Math.atanh(s) - e * Math.atanh(e * s));
  const xi = Math.atan2(t, Math.cos(dl));
  const eta = Math.asinh(Math.sin(dl) / Math.hypot(t, Math.cos(dl)));
  let [x, y] = [eta, xi];
  ALPHA.forEach((a, i) => {
    const k = 2 * (i + 1);
    x += a * Math.cos(k * xi) * Math.sinh(k * eta);
    y += a * Math.sin(k * xi) * Math.cosh(k * eta);
  });
  return { zone, easting: 500_000 + 0.9996 * A * x, northing: 0.9996 * A * y + (p.lat < 0 ? 10_000_000 : 0) };
}

const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'];
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';

/** The place's square metre in MGRS; empty near the poles, which have grids of their own. */
export function writeMGRS(p: Place): string {
  if (p.lat < -80 || p.lat >= 84) return '';
  const { zone, easting, northing } = utm(p);
  // The easting lies within six degrees of its meridian: its square has a letter; rounding down names the metre.
  const [e, n] = [Math.floor(easting + 1e-6), Math.floor(northing + 1e-6)];
  const band = BANDS[Math.min(19, Math.floor((p.lat + 80) / 8))]!;
  const column = COLUMNS[(zone - 1) % 3]![Math.floor(e / 100_000) - 1]!;
  const row = ROWS[(Math.floor(n / 100_000) + (zone % 2 === 0 ? 5 : 0)) % 20]!;
  const five = (v: number) => String(v % 100_000).padStart(5, '0');
  return `${String(zone).padStart(2, '0')}${band} ${column}${row} ${five(e)} ${five(n)}`;
}
