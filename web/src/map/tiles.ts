/** Which tiles the server offers: its built-in world or the operator's own, and further layers of the operator's. */
import { ask } from '../lib/api';
import type { TileIndex, TileSet } from './style';

let known: Promise<TileSet[]> | undefined;

/** The sets of tiles, the base first. Asked for once; again if that failed. */
export function get(): Promise<TileSet[]> {
  known ??= ask('/tiles/index.json').then(async (answer) => {
    const { tiles } = (await answer.json()) as TileIndex;
    return [...tiles].sort((a, b) => Number(b.role === 'base') - Number(a.role === 'base'));
  });
  known.catch(() => (known = undefined));
  return known;
}
