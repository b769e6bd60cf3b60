/** What follows and proves the record, and keeps the page for when the link is gone: in one answer, after what the page is for. */
export { default as Badge } from './RecordBadge.svelte';
export { offline } from './offline';
export { listen } from './stream';
