/** How states look: seven looks, each a colour, a line and a sign. Only what is in force is solid blue. */
export type Look = 'draft' | 'review' | 'agreed' | 'force' | 'suspended' | 'breach' | 'claim' | 'ended';

const looks: Record<string, Look> = {
  draft: 'draft',
  tabled: 'review', 'clarification-pending': 'review', countered: 'review',
  agreed: 'agreed',
  'in-force': 'force', 'termination-notice': 'force',
  suspended: 'suspended', released: 'suspended',
  'breach-notice': 'breach',
  // One side's word: never drawn as agreed.
  declared: 'claim', receipted: 'claim', recognised: 'claim', 'recognised-with-condition': 'claim', 'recognition-refused': 'claim', asserted: 'claim', authorised: 'claim',
};

export function look(state: string): Look {
  return looks[state] ?? 'ended';
}
