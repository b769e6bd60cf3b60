/** The draft that is open: kept at every change, and asked about while it is written. */
import { getContext, setContext } from 'svelte';
import type { FeatureCollection } from 'geojson';
import { Problem, post, Unreachable } from '../../lib/api';
import type { Annex, Claimant, Content, Required } from '../../lib/content';
import { situation } from '../../lib/situation.svelte';
import type { HeightData } from '../../lib/shapes';
import type { Diff } from '../review/diff';
import { keepDraft, blank, lastWords, type Kept } from './drafts';
import { toDraft } from './form';
import { lacks, steps, type Lack, type Step } from './lacks';

export interface Part { data: string; media: string; salt: string }

export interface Overlap { arrangement: string; revision: string; title?: string; state: string; certain: boolean; square_metres: number }
export interface Confrontation { operation: string; party: string; name: string; activity: string; clause: string; volume: string; certain: boolean; during: { from: number; until?: number } }
export interface Impact { square_metres: number; claims: Claimant[] | null; required: Required[] | null; overlaps: Overlap[] | null; confrontations: Confrontation[] | null; heights?: HeightData[] }

export interface Wrong { path: string; code?: string; detail: string; todo?: string }

/** What the server makes of a draft. With problems, whatever could still be computed. */
export interface DraftAnswer {
  revision?: Content;
  revision_id?: string;
  parts?: Part[];
  annex?: Annex;
  map?: FeatureCollection;
  impact?: Impact;
  diff?: Diff;
  notices?: Wrong[] | null;
  problems?: Wrong[] | null;
}

/** How long nothing must change before the draft is kept, and before it is asked about, in milliseconds. */
const KEEP = 300;
const ASK = 700;
/** How long after the link failed it is tried again. */
export const AGAIN = 8_000;

/** A place in the draft (RFC 6901) as fields are marked with it: `map/volumes/0/floor`. */
export const place = (path: string): string => path.replace(/^\//, '').replaceAll('~1', '/').replaceAll('~0', '~');

/** What lacks is told already: the server need not say it again. */
const told = (path: string, lacks: Lack[]) => lacks.some((l) => l.path === path || path.startsWith(l.path + '/') || (path !== '' && l.path.startsWith(path + '/')));

export class Editing {
  kept = $state() as Kept;
  saved = $state(0);
  /** This browser keeps nothing: a private window, or no room left. */
  unkept = $state(false);
  /** Whether the server is asked while one writes. */
  ask = $state(true);
  asking = $state(false);
  answer = $state.raw<DraftAnswer | undefined>();
  /** The draft that the answer is about, as JSON. */
  answered = $state.raw('');
  /** When the server answered last, by this machine's clock. */
  heard = $state(0);
  failed = $state.raw<Error | undefined>();

  readonly draft = $derived(JSON.stringify(toDraft(this.kept.form)));
  readonly lacks: Lack[] = $derived(lacks(this.kept.form));
  /** The answer is about what stands in the form. */
  readonly current = $derived(this.answer !== undefined && this.answered === this.draft);
  readonly problems: (Wrong & { step: Step })[] = $derived(
    (this.answer?.problems ?? []).map((p) => ({ ...p, path: place(p.path), step: stepOf(place(p.path)) })).filter((p) => !told(p.path, this.lacks) && !(p.path === 'title' && this.lacks.some((l) => l.message === 'propose-lack-title'))),
  );

  #keeping: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;
  #gone = false;

  constructor(kept: Kept) {
    this.kept = kept;
  }

  /** Keeps the draft a little later; `$effect` calls it with what it depends on. */
  keepSoon(): void {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => void this.keep(), KEEP);
  }

  async keep(): Promise<void> {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    const now = $state.snapshot(this.kept) as Kept;
    if (this.#gone || blank(now)) return;
    now.changed = Date.now();
    try {
      await keepDraft(now);
      lastWords(undefined);
      this.saved = now.changed;
      this.unkept = false;
    } catch {
      this.unkept = true;
    }
  }

  /** Keeps at once what waits to be kept: the page goes away. */
  flush(): void {
    if (this.#keeping === undefined || this.#gone) return;
    const now = $state.snapshot(this.kept) as Kept;
    if (!blank(now)) lastWords({ ...now, changed: Date.now() });
    void this.keep();
  }

  /** It was tabled, or thrown away: nothing keeps it again. */
  end(): void {
    this.#gone = true;
    clearTimeout(this.#keeping);
    this.stop();
  }

  stop(): void {
    clearTimeout(this.#asking);
    this.#abort?.abort();
  }

  askSoon(): void {
    clearTimeout(this.#asking);
    if (this.draft === this.answered && !this.failed) return;
    this.#asking = setTimeout(() => void this.askNow(), ASK);
  }

  async askNow(): Promise<void> {
    const draft = this.draft;
    const sponsor = situation.me?.party;
    if (!sponsor) return;
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.asking = true;
    try {
      const arrangement = this.kept.arrangement;
      const answer = await post<DraftAnswer>('/drafts', `{"sponsor":${JSON.stringify(sponsor)},"draft":${draft}${arrangement ? `,"arrangement":${JSON.stringify(arrangement)}` : ''}}`, { signal: abort.signal });
      if (abort.signal.aborted) return;
      [this.answer, this.answered, this.failed, this.heard] = [answer, draft, undefined, Date.now()];
    } catch (e) {
      if (abort.signal.aborted) return;
      this.failed = e as Error;
      if (this.offline && this.ask && !this.#gone) this.#asking = setTimeout(() => void this.askNow(), AGAIN);
    } finally {
      if (this.#abort === abort) this.asking = false;
    }
  }

  get offline(): boolean {
    return this.failed instanceof Unreachable;
  }

  /** The server refuses to be asked this. */
  get refused(): Problem | undefined {
    return this.failed instanceof Problem ? this.failed : undefined;
  }
}

const first: Record<string, Step> = { map: 'where', kind: 'what', basis: 'what', authority: 'what', title: 'what', texts: 'what', rules: 'rules', roles: 'who', consenting: 'who', private: 'who', audience: 'who', terms: 'terms' };

export function stepOf(path: string): Step {
  return first[path.split('/')[0] ?? ''] ?? steps[5];
}

const key = Symbol('editing');
export const provide = (e: () => Editing) => setContext(key, e);
export const editing = () => getContext<() => Editing>(key)();
