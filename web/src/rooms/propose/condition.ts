/**
 * Conditions as drafts say them: `syria accepts`, `monitor confirms withdrawal-complete`, joined by `and` or by `or`.
 * The form has fields for one row of facts; what has brackets stays text.
 */
export interface Fact { party: string; confirms?: string }
export interface Facts { joint: 'and' | 'or'; facts: Fact[] }

interface Token { text: string; quoted: boolean }

function split(s: string): Token[] | undefined {
  const out: Token[] = [];
  const at = /\s*(?:([()])|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s()"']+))/gy;
  let end = 0;
  for (let m = at.exec(s); m; m = at.exec(s)) {
    const quoted = m[2] ?? m[3];
    out.push(quoted !== undefined ? { text: quoted.replace(/\\(.)/gs, '$1'), quoted: true } : { text: m[1] ?? m[4]!, quoted: false });
    end = at.lastIndex;
  }
  return s.slice(end).trim() === '' ? out : undefined;
}

const is = (t: Token | undefined, word: string) => t !== undefined && !t.quoted && t.text.toLowerCase() === word;

/** The facts of a condition without brackets; undefined where it is written otherwise. */
export function facts(s: string): Facts | undefined {
  const tokens = split(s);
  if (!tokens || tokens.some((t) => !t.quoted && (t.text === '(' || t.text === ')'))) return undefined;
  const out: Facts = { joint: 'and', facts: [] };
  let joint: 'and' | 'or' | undefined;
  for (let i = 0; i < tokens.length; ) {
    if (out.facts.length > 0) {
      const j = is(tokens[i], 'and') ? 'and' : is(tokens[i], 'or') ? 'or' : undefined;
      if (!j || (joint && j !== joint)) return undefined;
      joint = j;
      i++;
    }
    const [party, verb] = [tokens[i], tokens[i + 1]];
    if (party && is(verb, 'accepts')) {
      out.facts.push({ party: party.text });
      i += 2;
    } else if (party && is(verb, 'confirms') && tokens[i + 2]) {
      out.facts.push({ party: party.text, confirms: tokens[i + 2]!.text });
      i += 3;
    } else {
      return undefined;
    }
  }
  return { ...out, joint: joint ?? 'and' };
}

/** A name in quotes where it needs them. */
function quote(s: string): string {
  return s !== '' && !/[\s()"'\\]/.test(s) && !['and', 'or'].includes(s.toLowerCase()) ? s : `"${s.replace(/[\\"]/g, '\\$&')}"`;
}

export function write(f: Facts): string {
  return f.facts.map((x) => `${quote(x.party)} ${x.confirms === undefined ? 'accepts' : `confirms ${quote(x.confirms)}`}`).join(` ${f.joint} `);
}

/** The condition with its parties named otherwise; brackets and words stay as they are. */
export function rename(s: string, party: (label: string) => string): string {
  const tokens = split(s);
  if (!tokens) return s;
  const word = (t: Token, i: number): string => {
    if (!t.quoted && (t.text === '(' || t.text === ')')) return t.text;
    const named = is(tokens[i + 1], 'accepts') || is(tokens[i + 1], 'confirms');
    if (named) return quote(party(t.text));
    return t.quoted ? quote(t.text) : t.text;
  };
  return tokens.map(word).join(' ').replace(/\( /g, '(').replace(/ \)/g, ')');
}
