/** What a draft still lacks before it can be signed, told without the server, by the step that supplies it. */
import { solar, type Form, type FormVolume } from './form';

export const steps = ['where', 'what', 'rules', 'who', 'terms', 'sign'] as const;
export type Step = (typeof steps)[number];

/** One thing that lacks: its message, and the place of the field that supplies it. */
export interface Lack { step: Step; path: string; message: string; values?: Record<string, string | number> }

export function lacks(form: Form): Lack[] {
  return [...where(form), ...what(form), ...rules(form), ...who(form), ...terms(form)];
}

function where(form: Form): Lack[] {
  const out: Lack[] = [];
  const add = (path: string, message: string, values?: Lack['values']) => out.push({ step: 'where', path, message, values });
  if (form.volumes.length === 0 && form.status === 'final') add('map', 'propose-lack-volume');
  form.volumes.forEach((v, i) => {
    const at = `map/volumes/${i}`;
    const id = v.id.trim();
    if (!id) add(`${at}/id`, 'propose-lack-id', { n: i + 1 });
    else if (form.volumes.findIndex((o) => o.id.trim() === id) < i) add(`${at}/id`, 'propose-lack-id-twice', { id });
    if (v.typed !== undefined) add(`${at}/${placeOf(v)}`, 'propose-lack-typed', { id: id || String(i + 1) });
    else if (!drawn(v)) add(`${at}/${placeOf(v)}`, 'propose-lack-shape', { id: id || String(i + 1) });
    if (v.shape !== 'polygon' && !v.size.trim()) add(`${at}/${v.shape}/${v.shape === 'circle' ? 'radius' : 'half_width'}`, `propose-lack-${v.shape}`, { id: id || String(i + 1) });
  });
  return out;
}

/** Where in the draft the coordinates of a volume stand. */
export function placeOf(v: FormVolume): string {
  return v.shape === 'polygon' ? 'polygons' : v.shape === 'circle' ? 'circle/centre' : 'corridor/line';
}

/** Whether the volume has the points that its shape needs. */
export function drawn(v: FormVolume): boolean {
  if (v.shape === 'circle') return v.points.length === 1;
  if (v.shape === 'corridor') return v.points.length >= 2;
  return v.polygons.length > 0 && v.polygons.every((rings) => rings.length > 0 && rings.every((r) => r.length >= 3));
}

function what(form: Form): Lack[] {
  const out: Lack[] = [];
  const add = (path: string, message: string, values?: Lack['values']) => out.push({ step: 'what', path, message, values });
  if (!form.kind) add('kind', 'propose-lack-kind');
  if (form.basis === 'authorised' && !form.authority.trim()) add('authority', 'propose-lack-authority');
  if (form.texts.length === 0) add('texts', 'propose-lack-language');
  else if (!form.texts.some((t) => t.authentic)) add('texts', 'propose-lack-authentic');
  for (const t of form.texts) {
    if (!t.title.trim()) add(`texts/${t.lang}/title`, 'propose-lack-title', { lang: t.lang });
    if (!t.text.trim()) add(`texts/${t.lang}/text`, 'propose-lack-text', { lang: t.lang });
  }
  return out;
}

function rules(form: Form): Lack[] {
  const out: Lack[] = [];
  const add = (path: string, message: string, values?: Lack['values']) => out.push({ step: 'rules', path, message, values });
  form.rules.forEach((r, i) => {
    const clause = r.clause.trim();
    if (!clause) add(`rules/${i}/clause`, 'propose-lack-clause', { n: i + 1 });
    else if (form.rules.findIndex((o) => o.clause.trim() === clause) < i) add(`rules/${i}/clause`, 'propose-lack-clause-twice', { clause });
    if (r.forbids.length === 0) add(`rules/${i}/forbids`, 'propose-lack-forbids', { clause: clause || String(i + 1) });
    r.schedule.forEach((s, j) => {
      if (s.days.length === 0 || !s.from || !s.until) add(`rules/${i}/schedule/${j}`, 'propose-lack-slot', { clause: clause || String(i + 1) });
    });
    if (solar(r.schedule) && !r.sun) add(`rules/${i}/sun`, 'propose-lack-sun', { clause: clause || String(i + 1) });
    r.except.forEach((w, j) => {
      if (!w.from || !w.until) add(`rules/${i}/except/${j}/${w.from ? 'until' : 'from'}`, 'propose-lack-except', { clause: clause || String(i + 1) });
    });
    for (const v of r.volumes) if (!form.volumes.some((o) => o.id.trim() === v)) add(`rules/${i}/volumes`, 'propose-lack-rule-volume', { clause: clause || String(i + 1), id: v });
  });
  return out;
}

function who(form: Form): Lack[] {
  const out: Lack[] = [];
  const add = (path: string, message: string, values?: Lack['values']) => out.push({ step: 'who', path, message, values });
  form.roles.forEach((h, i) => {
    if (!h.party) add(`roles/${i}`, 'propose-lack-party', { n: i + 1 });
    else if (form.roles.findIndex((o) => o.party === h.party && o.role === h.role) < i) add(`roles/${i}`, 'propose-lack-holder-twice', { n: i + 1 });
  });
  if (form.basis !== 'agreed') return out;
  for (const role of form.consenting) if (!form.roles.some((h) => h.role === role)) add('consenting', 'propose-lack-consenting', { role });
  return out;
}

function terms(form: Form): Lack[] {
  const t = form.terms;
  return t.renewal.on && !t.duration.trim() ? [{ step: 'terms', path: 'terms/duration', message: 'propose-lack-duration' }] : [];
}
