/** Bytes, their written forms, and SHA-256. What is read here has one form: another spelling of the same bytes is refused. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Bytes => encoder.encode(text);
/** The text of UTF-8; other bytes throw. */
export const text = (bytes: Bytes): string => decoder.decode(bytes);

export function concat(...parts: (Bytes | string)[]): Bytes {
  const all = parts.map((p) => (typeof p === 'string' ? utf8(p) : p));
  const out = new Uint8Array(all.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of all) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}

export const equal = (a: Bytes, b: Bytes): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

export const sha256 = async (...parts: (Bytes | string)[]): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)));

export const hex = (b: Bytes): string => Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('');

/** Lower-case hexadecimal digits, as many as of `length` bytes where it is given. */
export function unhex(digits: string, length?: number): Bytes {
  if (!/^([0-9a-f]{2})*$/.test(digits) || (length !== undefined && digits.length !== 2 * length)) throw new Error('These are not the hexadecimal digits that belong here.');
  return Uint8Array.from(digits.match(/../g) ?? [], (d) => parseInt(d, 16));
}

export function base64(b: Bytes): string {
  let s = '';
  for (let i = 0; i < b.length; i += 0x8000) s += String.fromCharCode(...b.subarray(i, i + 0x8000));
  return btoa(s);
}

/** Padded base64 of the standard alphabet, without line breaks or stray bits. */
export function unbase64(s: string): Bytes {
  let b: Bytes;
  try {
    b = Uint8Array.from(atob(s), (c) => c.charCodeAt(0));
  } catch {
    throw new Error('This is no base64.');
  }
  if (base64(b) !== s) throw new Error('This is not the one base64 form of its bytes.');
  return b;
}

export const base64url = (b: Bytes): string => base64(b).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
export const unbase64url = (s: string): Bytes => unbase64(s.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (s.length % 4)) % 4));

export const random = (n: number): Bytes => crypto.getRandomValues(new Uint8Array(n));
