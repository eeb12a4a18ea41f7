// How much of what she was told is new to her, and what waits on this phone for too long.
import { computed } from '@preact/signals';
import { waiting } from '../outbox/rows';
import { notices } from '../week/shelves';

const A_DAY = 24 * 60 * 60 * 1000;

/** Scans that have waited for the network for more than a day. */
export const overdue = computed(
  () => waiting.value.filter((row) => Date.now() - row.savedAt > A_DAY).length,
);

export const fresh = computed(
  () => (notices.copy.value?.data.unseen ?? 0) + (overdue.value > 0 ? 1 : 0),
);
