/** A place that a form wants to have clicked on the map beside it. */
import { untrack } from 'svelte';
import type { Point } from '../../lib/content';

let wanted = $state.raw<{ by: string; give: (p: Point) => void }>();
let maps = $state(0);

export const picking = {
  /** Whether a map is there to be clicked on. */
  get possible(): boolean { return maps > 0; },
  /** Which field asks for a place; none: a click is nobody's. */
  get asked(): string | undefined { return wanted?.by; },
  ask(by: string, give: (p: Point) => void): void { wanted = { by, give }; },
  stop(by: string): void { if (wanted?.by === by) wanted = undefined; },
  /** The map was clicked, at degrees. */
  give(lon: number, lat: number): void {
    const round = (d: number) => Math.round(d * 1e5) * 100;
    wanted?.give([round(lon), round(lat)]);
    wanted = undefined;
  },
  /** A map is there from now on, until what this returns is called. */
  map(): () => void {
    untrack(() => maps++);
    return () => { untrack(() => maps--); };
  },
};
