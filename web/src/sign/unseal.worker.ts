/** Seals and opens seeds under a passphrase (age files, scrypt), away from the page: nothing else is computed there. */
import { Decrypter, Encrypter } from 'age-encryption';

/** About a second of a processor and 256 MiB, as the command line takes. */
const WORK = 18;

interface Asked { sealed?: Uint8Array; seed?: Uint8Array; passphrase: string }

async function work(a: Asked): Promise<Uint8Array> {
  if (a.seed) {
    const e = new Encrypter();
    e.setScryptWorkFactor(WORK);
    e.setPassphrase(a.passphrase);
    return e.encrypt(a.seed);
  }
  const d = new Decrypter();
  d.addPassphrase(a.passphrase);
  return d.decrypt(a.sealed!);
}

addEventListener('message', (e: MessageEvent<Asked>) => {
  work(e.data).then((out) => postMessage(out), () => postMessage(undefined));
});
