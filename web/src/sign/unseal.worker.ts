/** Opens a seed that lies under a passphrase (an age file, scrypt), away from the page: nothing else is computed there. */
import { Decrypter } from 'age-encryption';

addEventListener('message', (e: MessageEvent<{ sealed: Uint8Array; passphrase: string }>) => {
  const d = new Decrypter();
  d.addPassphrase(e.data.passphrase);
  d.decrypt(e.data.sealed).then((seed) => postMessage(seed), () => postMessage(undefined));
});
