/** Everything that is signed goes through here: one dialogue, which shows what the bytes say before they are signed. */
import { mount, unmount } from 'svelte';
import { words } from '../lib/i18n.svelte';
import { loadParties } from '../lib/parties.svelte';
import { situation } from '../lib/situation.svelte';
import { utf8 } from '../proof/bytes';
import { newPart, type Part } from './digest';
import type { Submission } from './statement';

export type { Part };

/** What is to be said. */
export interface Saying {
  type: string;
  subject: { kind: 'party' | 'log' | 'arrangement' | 'operation'; id?: string };
  audience: string[]; // identifiers, or ['everyone']
  body: Record<string, unknown>;
  parts?: Part[]; // in the order of the body
  about?: { arrangement: string; revision?: string }; // what the dialogue shows in words
}

/** What was said: it is in the log, and its receipt was verified here. */
export interface Said { statement: string; receipt: unknown; index: number }

export const MARKDOWN = 'text/markdown; charset=utf-8';

/** A new salted text: as the format has it, in NFC and with plain line ends. */
export const text = (markdown: string): Promise<{ part: Part; commitment: string }> =>
  newPart(MARKDOWN, utf8(markdown.replace(/\r\n?/g, '\n').normalize('NFC')));

/** Whether who is logged in has, or stands in for, a post with that power. */
export const may = (power: string): boolean => situation.me?.offices.some((o) => o.powers.includes(power)) ?? false;

/** Opens the dialogue. Gives what was said once its receipt is verified; undefined where it was closed unsigned. */
export const say = (s: Saying): Promise<Said | undefined> => dialogue({ saying: s });

/** Has a statement signed by a second post that a first one has signed. */
export const cosign = (half: Submission): Promise<Said | undefined> => dialogue({ half });

let open = Promise.resolve();

/** Once the dialogue that was open last is closed: what was said is said before that, and is read there. */
export const closed = (): Promise<void> => open;

let coming = false;

async function dialogue(what: { saying?: Saying; half?: Submission }): Promise<Said | undefined> {
  if (coming) return undefined; // pressed twice, on a link that is slow to bring it
  coming = true;
  const before = document.activeElement as HTMLElement | null;
  const [{ default: Sign }] = await Promise.all([import('./Sign.svelte'), words(), loadParties().catch(() => undefined) /* then some go by their identifiers */]).finally(() => (coming = false));
  let leave = (): void => undefined;
  open = new Promise((resolve) => { leave = resolve; });
  return new Promise((resolve) => {
    const target = document.body.appendChild(document.createElement('div'));
    const shown: Record<string, unknown> = mount(Sign, {
      target,
      props: {
        ...what, said: resolve,
        closed() {
          resolve(undefined); // unless it was said: then this does nothing
          void unmount(shown);
          target.remove();
          leave();
          setTimeout(() => before?.focus(), 50); // once whoever asked can be used again
        },
      },
    });
  });
}
