/** What is being written, kept while one looks elsewhere on the page: a session that ends loses none of it. It is not stored. */
const drafts = $state<Record<string, string>>({});

export const written = (key: string): string => drafts[key] ?? '';
export function write(key: string, text: string): void { drafts[key] = text; }
export function forget(key: string): void { delete drafts[key]; }
