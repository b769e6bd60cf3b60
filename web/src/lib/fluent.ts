/**
 * Fluent patterns, as @fluent/bundle reads them when the page is built, put into words here: what of that library a
 * browser needs, in a tenth of its size. Tests hold the two against each other. No functions, no dates: values are
 * formatted by whoever gives them.
 */
export type Value = string | number;

type Literal = { type: 'str'; value: string } | { type: 'num'; value: number; precision: number };
type Expression = Literal
  | { type: 'var'; name: string }
  | { type: 'mesg' | 'term'; name: string; attr?: string | null; args?: { type: string; name: string; value: Literal }[] }
  | { type: 'select'; selector: Expression; variants: { key: Literal; value: Pattern }[]; star: number };
export type Pattern = string | (string | Expression)[];

/** A half of a language's file, read: each message's pattern, and each attribute's under `message.attribute`. */
export type Words = Record<string, Pattern>;

type Given = Record<string, Value> | undefined;

/** The words of one language. */
export class Bundle {
  readonly #messages = new Map<string, Pattern>();
  readonly #plural: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;

  constructor(readonly locale: string) {
    this.#plural = new Intl.PluralRules(locale);
    this.#number = new Intl.NumberFormat(locale);
  }

  add(words: Words): void {
    for (const id in words) this.#messages.set(id, words[id]!);
  }

  has(id: string): boolean {
    return this.#messages.has(id);
  }

  /** The message, or undefined where there is none. Values stand isolated against the direction of what is around them. */
  say(id: string, given?: Given): string | undefined {
    const value = this.#messages.get(id);
    return value === undefined ? undefined : this.#pattern(value, given);
  }

  #pattern(p: Pattern, given: Given): string {
    if (typeof p === 'string') return p;
    const isolate = p.length > 1;
    return p.map((x) => (typeof x === 'string' ? x : isolate ? `\u2068${this.#text(x, given)}\u2069` : this.#text(x, given))).join('');
  }

  #text(x: Expression, given: Given): string {
    switch (x.type) {
      case 'select': return this.#pattern(x.variants[this.#choice(x, given)]!.value, given);
      case 'mesg': case 'term': {
        const id = x.type === 'term' ? `-${x.name}` : x.name;
        const value = this.#messages.get(x.attr ? `${id}.${x.attr}` : id);
        const own = x.type === 'term' ? Object.fromEntries((x.args ?? []).map((a) => [a.name, a.value.value])) : given;
        return value === undefined ? `{${id}}` : this.#pattern(value, own);
      }
      default: {
        const value = this.#value(x, given);
        if (typeof value !== 'number') return value ?? `{$${(x as { name: string }).name}}`;
        return (x.type === 'num' ? new Intl.NumberFormat(this.locale, { minimumFractionDigits: x.precision }) : this.#number).format(value);
      }
    }
  }

  #value(x: Expression, given: Given): Value | undefined {
    if (x.type === 'var') return given && Object.hasOwn(given, x.name) ? given[x.name] : undefined;
    return x.type === 'str' || x.type === 'num' ? x.value : this.#text(x, given);
  }

  #choice(x: Expression & { type: 'select' }, given: Given): number {
    const value = this.#value(x.selector, given);
    if (value === undefined) return x.star;
    const category = typeof value === 'number' ? this.#plural.select(value) : undefined;
    const found = x.variants.findIndex(({ key }) => key.value === value || (category !== undefined && key.value === category));
    return found < 0 ? x.star : found;
  }
}
