/** The maps of revisions, as what is drawn: one revision as it stands, or two against each other. */
import { get, Problem } from '../../lib/api';
import type { RevisionAnswer, RevisionStatus } from '../../lib/content';
import { title } from '../../lib/sentences';
import type { Geometry, MapFeature, Role } from '../../map/features';

interface Collection { features: { id: string; geometry: Geometry }[] }

const known = new Map<string, Promise<Collection>>(); // immutable, by arrangement and revision
const none: Collection = { features: [] };

function fetched(arrangement: string, revision: string): Promise<Collection> {
  const key = arrangement + revision;
  let m = known.get(key);
  if (!m) {
    m = get<Collection>(`/arrangements/${arrangement}/revisions/${revision}/map`).catch((e: unknown) => {
      if (e instanceof Problem && e.status === 404) return none; // a pending map may have none
      known.delete(key);
      throw e;
    });
    known.set(key, m);
  }
  return m;
}

interface Drawn { rev: RevisionStatus; answer: RevisionAnswer }

async function volumes(x: Drawn): Promise<MapFeature[]> {
  const map = await fetched(x.answer.arrangement, x.answer.revision);
  const properties = (volume: string) => ({ arrangement: x.answer.arrangement, volume, title: title(x.answer.content).text, label: volume, state: x.rev.state, kind: x.answer.content.kind });
  const lines = (x.answer.annex?.volumes ?? []).flatMap((v): MapFeature[] => v.footprint.corridor ? [{
    type: 'Feature', geometry: { type: 'LineString', coordinates: v.footprint.corridor.line.map(([lon, lat]) => [lon / 1e7, lat / 1e7]) },
    properties: { ...properties(v.id), centreline: true } }] : []);
  return [...map.features.map((f): MapFeature => ({ type: 'Feature', geometry: f.geometry, properties: properties(f.id) })), ...lines];
}

/** What was bears no name of its own: the one that is proposed now has it. */
const as = (f: MapFeature, role: Role): MapFeature => ({ ...f, properties: { ...f.properties, role, ...(role === 'was' && { label: '' }) } });

/** One revision; with another to compare it with, what of it was, is now, and stands in one of them alone. */
export async function drawn(now: Drawn, was?: Drawn): Promise<MapFeature[]> {
  const is = await volumes(now);
  if (!was) return is;
  const old = await volumes(was);
  const same = (a: MapFeature, b: MapFeature) => JSON.stringify(a.geometry) === JSON.stringify(b.geometry);
  const other = (f: MapFeature, list: MapFeature[]) => list.find((o) => o.properties.volume === f.properties.volume && !!o.properties.centreline === !!f.properties.centreline);
  const out: MapFeature[] = [];
  for (const f of old) {
    const o = other(f, is);
    if (!o || !same(f, o)) out.push(as(f, o ? 'was' : 'removed'));
  }
  for (const f of is) {
    const o = other(f, old);
    out.push(o && same(f, o) ? f : as(f, o ? 'now' : 'added'));
  }
  return out;
}
