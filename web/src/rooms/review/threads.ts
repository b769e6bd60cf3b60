/** What was said, as threads: a question with its answers, a comment with what speaks to it, and what else happened. */
import type { Remark, Status } from '../../lib/content';
import { accepting, living } from './matter.svelte';

export interface Thread {
  first: Remark;
  replies: Remark[];
  question: boolean;
  answered: boolean;
  /** The asker has said so, or has accepted since. */
  settled: boolean;
}

const talk = new Set(['clarification/ask', 'clarification/answer', 'clarification/settle', 'comment/make']);

/** In the order of the log; replies stand with what they speak to. */
export function threads(said: Remark[], status?: Status): Thread[] {
  const out: Thread[] = [];
  const by = new Map<string, Thread>();
  for (const r of said) {
    const to = r.about !== undefined && talk.has(r.type) ? by.get(r.about) : undefined;
    if (to) {
      to.replies.push(r);
      by.set(r.statement, to);
      if (r.type === 'clarification/answer' && r.about === to.first.statement) to.answered = true;
      if (r.type === 'clarification/settle' && r.about === to.first.statement) to.settled = true;
      continue;
    }
    const t: Thread = { first: r, replies: [], question: r.type === 'clarification/ask', answered: false, settled: false };
    out.push(t);
    by.set(r.statement, t);
    if (r.type === 'position/take' && accepting(r.stance)) {
      for (const q of out) if (q.question && q.first.author === r.author && q.first.revision === r.revision) q.settled = true;
    }
  }
  if (status) known(out, status);
  return out;
}

/** Of a revision that lives, the state itself tells which questions are open. */
function known(list: Thread[], status: Status): void {
  for (const rev of status.revisions.filter(living)) {
    const open = new Set((rev.waiting ?? []).filter((w) => w.kind === 'clarification').map((w) => w.subject));
    for (const q of list) if (q.question && q.first.revision === rev.revision) q.settled = !open.has(q.first.statement);
  }
}

/** Whether it is talk, and not a position or another act. */
export const isTalk = (r: Remark): boolean => talk.has(r.type);

/** What was said of a clause and is still open. */
export const openAt = (list: Thread[], clause: string): Thread[] => list.filter((x) => x.question && !x.settled && x.first.clause === clause);
