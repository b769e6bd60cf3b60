/**
 * A draft as docs/formats/draft.md has it, in JSON. Values stay as people write them ("3000 ft amsl", "6 months"): the
 * server reads them, and says what is wrong with them by their place.
 */
export type LonLat = [number, number]; // degrees of WGS 84

export interface DraftWindow { from: string; until: string }

/** A volume of the map: exactly one of polygon, polygons, circle and corridor. */
export interface DraftVolume {
  id: string;
  polygon?: LonLat[] | LonLat[][];
  polygons?: LonLat[][][]; // each an outline, then its holes; rings are not closed
  circle?: { centre: LonLat; radius: string };
  corridor?: { line: LonLat[]; half_width: string };
  edges?: 'straight' | 'geodesic';
  accuracy?: string;
  floor?: string;
  ceiling?: string;
  windows?: DraftWindow[];
}

export interface DraftText { authentic?: boolean; title?: string; text: string }
export interface DraftWho { parties?: string[]; roles?: string[] }
export interface DraftSlot { days: string[]; from: string; until: string }
export interface DraftHolder { party: string; as?: string }

export interface DraftRule {
  clause: string;
  forbids: string[];
  parties?: string[];
  roles?: string[];
  volumes?: string[];
  floor?: string;
  ceiling?: string;
  schedule?: DraftSlot[];
  except?: DraftWindow[];
  sun?: LonLat;
  exempt?: { purposes?: string[]; parties?: string[]; groups?: string[] };
}

export interface DraftTerms {
  effective?: { at?: string; when?: string };
  open_until?: string;
  ends?: string;
  duration?: string;
  renewal?: { mode: string; by?: DraftWho; period?: string; notice?: string; most?: number };
  denunciation?: 'allowed' | { by?: DraftWho; notice?: string };
  suspension?: 'allowed' | { by?: DraftWho; notice?: string; longest?: string };
  accession?: 'allowed' | { by?: DraftWho };
  breach?: 'allowed' | { cure?: string; release?: boolean };
}

export interface DraftPrivate { label: string; part: string; parties: string[] }

export interface Draft {
  title: string;
  kind: string;
  basis?: string;
  authority?: string;
  texts: Record<string, DraftText>;
  map: 'pending' | { status: string; volumes?: DraftVolume[] };
  roles?: Record<string, DraftHolder[]>[];
  consenting?: string[];
  rules?: DraftRule[];
  terms?: DraftTerms;
  private?: DraftPrivate[];
}

/** The protocol's vocabulary, in its order. */
export const kinds = ['safe-zone', 'no-fly-zone', 'corridor', 'de-escalation-area', 'demilitarised-zone', 'hospital-zone', 'neutralised-zone', 'non-defended-locality', 'pause'] as const;
export const bases = ['agreed', 'declared', 'authorised', 'asserted'] as const;
export const roles = ['territorial-state', 'belligerent', 'guarantor', 'monitor', 'humanitarian', 'mediator', 'observer'] as const;
export const activities = ['any', 'any-flight', 'military-flight', 'civil-flight', 'drone', 'strike', 'ground-force', 'heavy-weapon', 'artillery', 'movement'] as const;
export const purposes = ['humanitarian', 'medevac', 'search-and-rescue', 'monitor'] as const;
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
