/** Lengths and circles on the sphere, for what is drawn; the server computes what counts. */
import type { LonLat } from '../lib/draft';

const R = 6_371_008.8;
const rad = Math.PI / 180;

export function distance(a: LonLat, b: LonLat): number {
  const h = Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
  return 2 * R * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A closed ring of points at a distance. */
export function circleRing([lon, lat]: LonLat, metres: number, n = 72): LonLat[] {
  const d = metres / R;
  return Array.from({ length: n + 1 }, (_, i) => {
    const bearing = (-2 * Math.PI * (i % n)) / n;
    const y = Math.asin(Math.sin(lat * rad) * Math.cos(d) + Math.cos(lat * rad) * Math.sin(d) * Math.cos(bearing));
    const x = lon * rad + Math.atan2(Math.sin(bearing) * Math.sin(d) * Math.cos(lat * rad), Math.cos(d) - Math.sin(lat * rad) * Math.sin(y));
    return [x / rad, y / rad];
  });
}

const units: Record<string, number> = { mm: 0.001, cm: 0.01, m: 1, km: 1000, ft: 0.3048, nm: 1852, nmi: 1852, mi: 1609.344 };

/** A length as a draft writes it, such as `12 nm`; NaN: it is none. */
export function metres(text: string): number {
  const m = /^\s*(\d+(?:\.\d+)?)\s*([A-Za-z]+)\s*$/.exec(text);
  return m ? Number(m[1]) * (units[m[2]!.toLowerCase()] ?? NaN) : NaN;
}

/** Metres as a draft writes them, to three digits. */
export function tidy(metres: number): string {
  const fine = Number(metres.toPrecision(3));
  return fine >= 1000 ? `${fine / 1000} km` : `${fine} m`;
}
