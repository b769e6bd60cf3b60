/** The numbers of a text's clauses, as its Markdown writes them: `1.`, `2(a)`, `Article 3`. */
export function clauses(text: string): string[] {
  const out: string[] = [];
  for (const line of text.split('\n')) {
    const m = /^\s{0,6}(?:#{1,6}\s+)?(?:\*\*)?(?:(\d{1,3}(?:\.\d{1,3})*)[.)]?(\([a-z0-9]{1,3}\))?[.)]?(?=\s)|(?:§|Art(?:icle|\.)?)\s*(\d{1,3}))/i.exec(line);
    if (!m || (m[1] && !m[2] && !/^\s{0,6}(?:#{1,6}\s+)?(?:\*\*)?\d[\d.]*[.)]/.test(line))) continue;
    const number = m[3] ?? m[1]! + (m[2] ?? '');
    if (!out.includes(number)) out.push(number);
  }
  return out;
}

/** The number that follows the last whole one. */
export function next(text: string): string {
  const whole = clauses(text).map((c) => /^\d+$/.exec(c)?.[0]).filter((c) => c !== undefined).map(Number);
  return String((whole.length > 0 ? Math.max(...whole) : 0) + 1);
}
