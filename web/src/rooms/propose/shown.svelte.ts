/** What the form and the map share while one drafts: which volume both point at, and how coordinates are written. */
import type { Notation, Order } from '../../map/notation';
import { prefer, preferred } from './coordinates';

let notation = $state<Notation>(preferred());

export const shapes = $state<{ selected: number; order: Order | undefined }>({ selected: 0, order: undefined });

export const coordinates = {
  get notation(): Notation { return notation; },
  set notation(n: Notation) { prefer((notation = n)); },
};
