/**
 * Server-sent events, read from a fetch: so the comments are heard too, by which a silent server says that it is there,
 * and a refusal is seen for what it is. The browser's own EventSource tells of neither.
 */
import { Problem, problemOf, Unreachable } from './api';

export interface Listener {
  /** The stream is open. */
  opened(): void;
  /** Something came, be it a comment. */
  heard(): void;
  event(name: string, data: string): void;
}

/** Takes text in any pieces, gives whole events; comments, `id` and `retry` are left out. */
export function parser(event: (name: string, data: string) => void): (text: string) => void {
  let rest = '';
  let name = '';
  let data: string[] = [];
  const line = (text: string) => {
    if (text === '') {
      if (data.length > 0) event(name || 'message', data.join('\n'));
      name = '';
      data = [];
      return;
    }
    const colon = text.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
  };
  return (text) => {
    rest += text;
    for (;;) {
      const end = rest.search(/[\r\n]/);
      if (end < 0 || (rest[end] === '\r' && end === rest.length - 1)) return; // its \n may still come
      line(rest.slice(0, end));
      rest = rest.slice(end + (rest.startsWith('\r\n', end) ? 2 : 1));
    }
  };
}

/** Listens until the stream ends or the signal stops it. Throws what the server refused, or that it can't be reached. */
export async function listen(path: string, to: Listener, signal: AbortSignal): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store', signal, headers: { Accept: 'text/event-stream' } });
  } catch (cause) {
    throw new Unreachable('The server did not answer.', { cause });
  }
  if (!answer.ok || !answer.body) throw new Problem(await problemOf(answer));
  to.opened();
  const take = parser((name, data) => to.event(name, data));
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      to.heard();
      take(value);
    }
  } catch (cause) {
    throw new Unreachable('The stream broke off.', { cause });
  }
}
