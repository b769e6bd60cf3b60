/**
 * Who works by the keyboard never loses the place: where what was pressed is gone, the keyboard goes on at what came
 * after it, or before it; where it could not be pressed for a while, the keyboard is back at it.
 */
const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
/** When it is looked, in milliseconds after the press: at once, and once what it asked for is likely to be there. */
const LOOKS = [0, 400, 2_000];

let stops: HTMLElement[] = [];
let at = -1;

const reachable = (e: HTMLElement): boolean => e.isConnected && !e.matches(':disabled, [inert] *') && e.checkVisibility();

function look(last: boolean): void {
  const pressed = stops[at];
  if (!pressed || (document.activeElement ?? document.body) !== document.body) return;
  if (reachable(pressed)) pressed.focus({ preventScroll: true });
  else if (!pressed.isConnected || last) [...stops.slice(at + 1), ...stops.slice(0, at).reverse()].find(reachable)?.focus();
}

/** Heeds every press by keyboard, for as long as the page is open. */
export function keepPlace(): void {
  document.addEventListener('click', (e) => {
    at = -1;
    if (e.detail !== 0 || !(document.activeElement instanceof HTMLElement)) return; // by a pointer
    stops = [...document.querySelectorAll<HTMLElement>(STOPS)];
    at = stops.indexOf(document.activeElement);
    const [mine, pressed] = [at, stops];
    LOOKS.forEach((ms, i) => setTimeout(() => { if (at === mine && stops === pressed) look(i === LOOKS.length - 1); }, ms));
  }, true);
}
