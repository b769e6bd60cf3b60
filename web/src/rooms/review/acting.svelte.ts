/** The act that is being prepared: its dialogue asks for what it needs, and has it signed. */
import { refresh } from '../../lib/situation.svelte';
import { perform, type Act, type Values } from './acts';
import type { Shown } from './matter.svelte';

let act = $state.raw<Act>();
let on = $state('');
let failed = $state.raw<Error>();
let busy = $state(false);
let done = $state.raw({ act: '', arrangement: '' });

export const acting = {
  /** The act on this arrangement: what was begun elsewhere is not shown here. */
  on: (arrangement: string): Act | undefined => (on === arrangement ? act : undefined),
  get act(): Act | undefined { return act; },
  get failed(): Error | undefined { return failed; },
  get busy(): boolean { return busy; },
  /** The act that was signed last on this arrangement, for the sentence that says so. */
  done: (arrangement: string): string => (done.arrangement === arrangement ? done.act : ''),
};

/** Begins: by what has to be asked for, else by signing at once. */
export async function begin(shown: Shown, wanted: Act): Promise<void> {
  failed = undefined;
  done = { act: '', arrangement: '' };
  if (wanted.ask?.length || wanted.grave) [act, on] = [wanted, shown.status.arrangement];
  else await finish(shown, wanted, {});
}

/** Has it signed. Closed without a signature, what was filled in stays. */
export async function finish(shown: Shown, wanted: Act, values: Values): Promise<boolean> {
  busy = true;
  failed = undefined;
  try {
    if (!(await perform(shown, wanted, values))) return false;
    act = undefined;
    done = { act: wanted.id, arrangement: shown.status.arrangement };
    await Promise.all([refresh(), shown.matter.load(undefined)]);
    return true;
  } catch (e) {
    failed = e as Error;
    return false;
  } finally {
    busy = false;
  }
}

export function leave(): void {
  act = undefined;
  failed = undefined;
}
