/**
 * From what the server made of a draft to what is signed. The salts are made anew here, so that no host chooses them, and
 * every commitment with them; and what was made is compared with what was written, word by word and point by point.
 */
import { text as decode, unbase64 } from '../../proof/bytes';
import type { Annex, Content, Rule } from '../../lib/content';
import type { LonLat } from '../../lib/draft';
import { newPart, partId, revisionId, type Part } from '../../sign/digest';
import type { DraftAnswer } from './edit.svelte';
import { solar, type Form, type FormRule, type FormVolume } from './form';

export interface Made { revision: Content; id: string; parts: Part[]; texts: Record<string, string>; annex?: Annex }

/** The revision with its parts under new salts; undefined where the answer is not whole. */
export async function make(answer: DraftAnswer): Promise<Made | undefined> {
  if (!answer.revision || !answer.parts) return undefined;
  const revision = structuredClone(answer.revision);
  const renamed = new Map<string, string>();
  const out: Made = { revision, id: '', parts: [], texts: {} };
  for (const p of answer.parts) {
    const data = unbase64(p.data);
    const { part, commitment } = await newPart(p.media, data);
    renamed.set(await partId({ data, media: p.media, salt: p.salt }), commitment);
    out.parts.push(part);
    if (p.media.startsWith('text/')) out.texts[commitment] = decode(data);
    else out.annex = JSON.parse(decode(data)) as Annex;
  }
  for (const x of revision.texts) x.part = renamed.get(x.part) ?? '';
  if (revision.map.part) revision.map.part = renamed.get(revision.map.part) ?? '';
  if (revision.texts.some((x) => !x.part) || revision.map.part === '') return undefined;
  out.id = await revisionId(revision);
  return out;
}

const normal = (s: string) => s.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n').normalize('NFC');
const unit = (n: number) => Math.round(n * 1e7);

/** Where what was made is not what was written. Nothing of it is signed while there is any. */
export function unfaithful(form: Form, made: Made): string[] {
  const out: string[] = [];
  const check = (same: boolean, path: string) => { if (!same) out.push(path); };
  const r = made.revision;
  check(r.kind === form.kind, 'kind');
  check(r.basis === form.basis, 'basis');
  check(r.map.status === form.status, 'map/status');
  check(r.texts.length === form.texts.length, 'texts');
  for (const x of form.texts) {
    const y = r.texts.find((z) => z.lang === x.lang);
    check(y !== undefined && y.title === x.title.trim() && (y.authentic ?? false) === x.authentic && made.texts[y.part] === normal(x.text), `texts/${x.lang}`);
  }
  const roles = r.roles ?? [];
  check(roles.length === form.roles.length && form.roles.every((h, i) => roles[i]!.party === h.party && roles[i]!.role === h.role && (!h.as.trim() || roles[i]!.name === h.as.trim())), 'roles');
  check([...(r.consenting ?? [])].join() === (form.basis === 'agreed' ? [...form.consenting].sort().join() : ''), 'consenting');
  const rules = r.rules ?? [];
  check(rules.length === form.rules.length && form.rules.every((x, i) => {
    const y = rules[i]!;
    return y.clause === x.clause.trim() && set(y.forbids) === set(x.forbids) && set(y.parties) === set(x.parties) && set(y.roles) === set(x.roles) && set(y.volumes) === set(x.volumes) &&
      set(y.exempt?.purposes) === set(x.purposes) && set(y.exempt?.parties) === set(x.exempt) && sameHours(y, x) && !y.floor === !x.floor && !y.ceiling === !x.ceiling;
  }), 'rules');
  const volumes = made.annex?.volumes ?? [];
  check(volumes.length === form.volumes.length, 'map/volumes');
  form.volumes.forEach((v, i) => check(volumes[i] !== undefined && sameVolume(v, volumes[i]!), `map/volumes/${i}`));
  const t = r.terms;
  const f = form.terms;
  check([t.renewal, t.denunciation, t.suspension, t.accession, t.breach].map(Boolean).join() === [f.renewal, f.denunciation, f.suspension, f.accession, f.breach].map((x) => x.on).join() &&
    Boolean(t.duration) === Boolean(f.duration.trim()) && Boolean(t.ends) === Boolean(f.ends.trim()) && Boolean(t.open_until) === Boolean(f.openUntil.trim()), 'terms');
  return out;
}

/** Hours are as many, begin and end by the clock or the Sun as the form has them, and rest as often; the Sun's place is the form's. */
function sameHours(y: Rule, x: FormRule): boolean {
  const sun = (s: string) => /^sun(rise|set)/i.exec(s.trim())?.[0].toLowerCase() ?? '';
  const slots = y.schedule ?? [];
  return slots.length === x.schedule.length && x.schedule.every((s, i) => (slots[i]!.from_sun ?? '') === sun(s.from) && (slots[i]!.until_sun ?? '') === sun(s.until)) &&
    (y.except ?? []).length === x.except.length && (y.sun ? x.sun !== undefined && y.sun[0] === unit(x.sun[0]) && y.sun[1] === unit(x.sun[1]) : !solar(x.schedule));
}

const set = (list: string[] | undefined) => [...new Set(list ?? [])].sort().join('\n');

function sameVolume(v: FormVolume, made: Annex['volumes'][number]): boolean {
  const f = made.footprint;
  const points = (a: LonLat[], b: [number, number][] | undefined) => b !== undefined && a.length === b.length && a.every((p, i) => unit(p[0]) === b[i]![0] && unit(p[1]) === b[i]![1]);
  if (made.id !== v.id.trim() || !v.floor !== !made.floor || !v.ceiling !== !made.ceiling || v.windows.length !== (made.windows ?? []).length) return false;
  if (v.shape === 'circle') return f.circle !== undefined && points(v.points, [f.circle.centre]);
  if (v.shape === 'corridor') return f.corridor !== undefined && points(v.points, f.corridor.line);
  return f.polygons !== undefined && f.polygons.length === v.polygons.length &&
    v.polygons.every((rings, i) => rings.length === f.polygons![i]!.length && rings.every((ring, j) => points(ring, f.polygons![i]![j])));
}
