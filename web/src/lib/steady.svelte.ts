/**
 * A list that does not move under the pointer: while it is held, what is in it is renewed in place, and what came, went
 * or changed its place waits until it is let go or shown. What the reader chooses (a filter, a time) is shown at once.
 */
export class Steady<T> {
  held = $state(false);
  #shown: T[] = [];
  #chosen: unknown;
  #forced = $state(0);

  constructor(private readonly current: () => T[], private readonly key: (x: T) => string, private readonly chosen: () => unknown) {}

  readonly items: T[] = $derived.by(() => {
    void this.#forced;
    const chosen = this.chosen();
    if (chosen !== this.#chosen) this.#shown = [];
    this.#chosen = chosen;
    const now = this.current();
    if (!this.held || this.#shown.length === 0) return (this.#shown = now);
    const by = new Map(now.map((x) => [this.key(x), x]));
    return (this.#shown = this.#shown.map((x) => by.get(this.key(x)) ?? x));
  });

  /** How many came, went or moved and are not shown yet. */
  readonly waiting: number = $derived.by(() => {
    const shown = this.items.map(this.key);
    const now = this.current().map(this.key);
    const had = new Set(shown);
    const has = new Set(now);
    const changes = now.filter((k) => !had.has(k)).length + shown.filter((k) => !has.has(k)).length;
    return changes > 0 || shown.every((k, i) => k === now[i]) ? changes : 1;
  });

  /** Shows what waits. */
  show(): void {
    this.#shown = [];
    this.#forced++;
  }
}
