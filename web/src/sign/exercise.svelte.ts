/** The keys that an exercise's server gives to everybody who plays (docs/api.md). They protect nothing. */
import { ask } from '../lib/api';
import type { Signer } from './keys.svelte';
import type { KeyFile } from './keyfile';

export interface Role { party: string; name: string; post: string; file: KeyFile }

let roles = $state.raw<Role[] | undefined>();
let asking: Promise<Role[]> | undefined;

export const exercise = {
  get roles(): Role[] { return roles ?? []; },
  get asked(): boolean { return roles !== undefined; },
};

/** Set for this tab once somebody chose to be nobody: the page does not enter by itself again. */
const NOBODY = 'parley.nobody';
export const nobody = (): boolean => sessionStorage.getItem(NOBODY) !== null;
export const choseNobody = (): void => sessionStorage.setItem(NOBODY, '1');

/** Asks once; elsewhere than in an exercise there are none. */
export function exerciseKeys(): Promise<Role[]> {
  asking ??= (async () => {
    try {
      roles = ((await (await ask('/v1/exercise/keys')).json()) as { keys: Role[] }).keys;
    } catch {
      roles = [];
      asking = undefined;
    }
    return roles;
  })();
  return asking;
}

/** The key of a role, opened; it is read as any other key file. */
export async function openRole(r: Role): Promise<Signer> {
  const [{ openFile }, { readKeyFile }] = await Promise.all([import('./keys.svelte'), import('./keyfile')]);
  const s = await openFile(await readKeyFile(JSON.stringify(r.file)));
  return { ...s, name: r.name };
}
