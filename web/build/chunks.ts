import { resolve } from 'node:path';

interface Modules { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

/** One file for all that the first screen is made of, which packs better than several and costs one question less. */
export function firstChunk(entry: string) {
  const reached = new Set<string>();
  const walk = (id: string, modules: Modules): void => {
    if (reached.has(id)) return;
    reached.add(id);
    for (const i of modules.getModuleInfo(id)?.importedIds ?? []) walk(i, modules);
  };
  return (id: string, modules: Modules): string | null => {
    walk(resolve(import.meta.dirname, '..', entry), modules);
    return reached.has(id) ? 'page' : null;
  };
}
