import { Badge } from '../ui/Badge';
import { say } from './flagWords';

const FLAGS = [
  'overlap',
  'odd_clock',
  'stale_code',
  'late',
  'too_long',
  'shared_counter',
  'claimed_more',
  'not_placed_here',
  'unknown_code',
  'unknown_witness',
  'bad_signature',
  'unmatched_device',
  'revoked_device',
  'revoked_code',
  'revoked_pass',
] as const;

/** What is odd about an attendance, in words. It lowers nothing; a person looks. */
export function Flags({ flags }: { flags: readonly string[] }) {
  const shown = FLAGS.filter((flag) => flags.includes(flag));
  if (shown.length === 0) return null;
  return (
    <div class="row">
      {shown.map((flag) => (
        <Badge key={flag} icon="note" tone="wait">
          {say(flag)}
        </Badge>
      ))}
    </div>
  );
}
