/** Saves what is given as a file of the user's. */
export function save(name: string, content: BlobPart | BlobPart[], type = 'application/json'): void {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(new Blob(Array.isArray(content) ? content : [content], { type }));
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
}

/** A name for a file: plain letters of a text, or what stands in for it. */
export const fileName = (text: string, otherwise: string): string => text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40) || otherwise;
