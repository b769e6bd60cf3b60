/** Asking the server. Every failure is a Problem: what, why, and what to do. */
export interface ProblemBody {
  title?: string;
  status: number;
  detail: string;
  code: string;
  todo?: string;
  rule?: string;
  state?: string;
  request?: string;
}

/** What a code means in the reader's language, where that is not the server's. The page's words say it (main.ts). */
let meaning: (code: string) => string | undefined = () => undefined;
export function speak(words: typeof meaning): void { meaning = words; }

export class Problem extends Error {
  constructor(readonly body: ProblemBody) { super(); }
  override get message(): string { return meaning(this.body.code) ?? this.body.detail; }
  get code(): string { return this.body.code; }
  get status(): number { return this.body.status; }
  get todo(): string { return this.body.todo ?? ''; }
}

/** The server can't be reached: the link, or the server. */
export class Unreachable extends Error {
  constructor(readonly said: string, options?: ErrorOptions) { super(undefined, options); }
  override get message(): string { return meaning('unreachable') ?? this.said; }
}

/** How long an answer may be waited for, in milliseconds: a bad link is slow, not dead. */
export const PATIENCE = 60_000;

export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE), ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new Unreachable('The server did not answer.', { cause });
  }
  if (!answer.ok) throw new Problem(await problemOf(answer));
  return answer;
}

export async function problemOf(answer: Response): Promise<ProblemBody> {
  const text = await answer.text();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) return body as ProblemBody;
  } catch { /* no JSON: below */ }
  return { status: answer.status, code: 'http', detail: `${answer.status} ${answer.statusText}` };
}

/** The query of a path, without what is undefined. */
export function query(values: Record<string, string | number | undefined>): string {
  const q = new URLSearchParams();
  for (const [k, v] of Object.entries(values)) if (v !== undefined) q.set(k, String(v));
  const text = q.toString();
  return text ? '?' + text : '';
}

export async function get<T>(path: string, values: Record<string, string | number | undefined> = {}, init: RequestInit = {}): Promise<T> {
  return (await (await ask('/v1' + path + query(values), init)).json()) as T;
}

export async function post<T>(path: string, body: unknown, init: RequestInit = {}): Promise<T> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await ask('/v1' + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: text, ...init });
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

export async function remove(path: string): Promise<void> {
  await ask('/v1' + path, { method: 'DELETE' });
}
