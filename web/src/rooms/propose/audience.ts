/** Who sees an arrangement: those who must, and those whom its sponsor lets see it. */
import type { Impact } from './edit.svelte';
import type { Form } from './form';

/** Every party that the draft names. */
export function named(form: Form): string[] {
  const t = form.terms;
  const by = [t.renewal.on ? t.renewal.by : undefined, t.denunciation.on ? t.denunciation.by : undefined, t.suspension.on ? t.suspension.by : undefined, t.accession.on ? t.accession.by : undefined];
  const condition = t.when.match(/\b[0-9a-f]{64}\b/g) ?? [];
  return [...new Set([
    ...form.roles.map((h) => h.party), ...form.rules.flatMap((r) => [...r.parties, ...r.exempt]), ...by.flatMap((w) => w?.parties ?? []),
    ...condition, ...form.private.flatMap((p) => p.parties),
  ])].filter((p) => /^[0-9a-f]{64}$/.test(p));
}

/** Those who must see it: its author, whom it names, who must consent, and whose ground it touches. */
export function must(form: Form, me: string, impact: Impact | undefined): string[] {
  const asked = [...(impact?.required ?? []), ...(impact?.claims ?? [])].map((x) => x.party).filter((p): p is string => p !== undefined && /[1-9a-f]/.test(p));
  return [...new Set([me, ...named(form), ...asked])].filter(Boolean).sort();
}

/** The audience of the statement that brings the draft in. */
export function audience(form: Form, me: string, impact: Impact | undefined): string[] {
  return form.everyone ? ['everyone'] : [...new Set([...must(form, me, impact), ...form.also])].sort();
}
