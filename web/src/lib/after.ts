/** What follows and proves the record, keeps the place of the keyboard, and keeps the page for when the link is gone: in one answer, after what the page is for. */
export { default as Badge } from './RecordBadge.svelte';
export { offline } from './offline';
export { keepPlace } from './place';
export { listen } from './stream';
