/** Between the form's volumes and what the map's tools draw. */
import type { DraftVolume } from '../../lib/draft';
import { fromVolume, toVolume, type FormVolume } from './form';
import { drawn } from './lacks';

/** The volumes as the map's tools take them, each in its place; what has no outline yet is its name alone. */
export const toTools = (volumes: FormVolume[]): DraftVolume[] => volumes.map((v) => (drawn(v) ? toVolume(v) : { id: v.id.trim() }));

const shapeOf = (v: DraftVolume) => [v.polygon, v.polygons, v.circle, v.corridor];
const shapeless = (v: DraftVolume) => !v.polygon && !v.polygons && !v.circle && !v.corridor;

/** What a volume says besides its outline. */
const details = ({ id, accuracy, floor, ceiling, windows, edges }: FormVolume) => ({ id, accuracy, floor, ceiling, windows, edges });

/** The form's volumes after something was drawn: what the tools know nothing of stays as it was. */
export function fromTools(next: DraftVolume[], was: FormVolume[], name: (used: string[]) => string): FormVolume[] {
  const byName = (id: string) => (id ? was.find((v) => v.id.trim() === id) : undefined);
  const byShape = (v: DraftVolume) => was.find((o) => !shapeless(v) && JSON.stringify(shapeOf(toVolume(o))) === JSON.stringify(shapeOf(v)));
  const out: FormVolume[] = [];
  next.forEach((v, i) => {
    const before = next.length === was.length ? was[i] : (byName(v.id) ?? byShape(v));
    if (shapeless(v) && before) return void out.push(before);
    const made = before && !v.id ? { ...fromVolume(v, before), ...details(before) } : fromVolume(v, before);
    if (!made.id) made.id = name([...was.map((x) => x.id.trim()), ...out.map((x) => x.id)]);
    out.push(made);
  });
  return out;
}
