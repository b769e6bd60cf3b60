/** Where a map looks, and how an address says it: `lat,lon,zoom`. */
export interface MapView { lat: number; lon: number; zoom: number }

export function parseView(text: string | null | undefined): MapView | undefined {
  const parts = text?.split(',').map(Number);
  if (parts?.length !== 3 || parts.some((p) => !Number.isFinite(p))) return undefined;
  const [lat, lon, zoom] = parts as [number, number, number];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 22 ? { lat, lon, zoom } : undefined;
}

/** With as many decimals as the zoom can show. */
export function writeView(v: MapView): string {
  const decimals = Math.max(1, Math.ceil(v.zoom / 3.3));
  const lon = Number((((((v.lon + 180) % 360) + 360) % 360) - 180).toFixed(decimals));
  return [Number(v.lat.toFixed(decimals)), lon >= 180 ? lon - 360 : lon, Number(v.zoom.toFixed(1))].join(',');
}

export const sameView = (a: MapView | undefined, b: MapView | undefined): boolean => !!a && !!b && writeView(a) === writeView(b);
