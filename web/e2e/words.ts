/** The interface's words in a language, from the file that the page's are made of: stories find things by them. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Say = (id: string, values?: Record<string, FluentVariable>) => string;

function bundle(code: string): FluentBundle {
  const b = new FluentBundle(code === 'en' ? 'en-GB' : `${code}-u-ca-gregory-nu-latn`);
  b.addResource(new FluentResource(readFileSync(join(import.meta.dirname, `../src/i18n/${code}.ftl`), 'utf8')));
  return b;
}

/** The words of a language; what it lacks is English, as in the page. A message that nobody has is an error of the story. */
export function words(code: string): Say {
  const bundles = code === 'en' ? [bundle('en')] : [bundle(code), bundle('en')];
  return (id, values) => {
    for (const b of bundles) {
      const message = b.getMessage(id);
      if (message?.value) return b.formatPattern(message.value, values, []);
    }
    throw new Error(`There is no message ${id}.`);
  };
}
