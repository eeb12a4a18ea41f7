import { useSignal } from '@preact/signals';
import { dayText, span } from '../i18n/format';
import type { Problem } from '../server/client';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Trouble } from '../ui/Trouble';
import { Contest } from './Contest';
import { listed } from './list';
import { speak } from './saying';
import { say } from './words';

/**
 * The last word, kept in sight: its card may have moved to another list. It is undone by a new
 * word, and both stay on record: a confirmation by an objection, an objection by a confirmation.
 */
export function LastSaid() {
  const objecting = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const said = listed.said.value;
  if (!said) return null;
  const confirmed = said.state === 'confirmed';
  const bothKnown = said.checked_in_at !== null && said.checked_out_at !== null;
  const confirm = async () => {
    if (busy.value) return;
    busy.value = true;
    problem.value = await speak(said, { verdict: 'confirm' });
    busy.value = false;
  };
  return (
    <>
      <Banner icon={confirmed ? 'sealed' : 'speech'} calm role="status">
        <p>
          <strong>
            {said.first_name}, {dayText(said.day)} {span(said.checked_in_at, said.checked_out_at)}
          </strong>
        </p>
        <p>{say(confirmed ? 'confirmed' : 'contested')}</p>
        {confirmed && (
          <Button
            kind="bare"
            size="chip"
            onClick={() => {
              objecting.value = true;
            }}
          >
            {say('wasMistake')}
          </Button>
        )}
        {said.state === 'contested' && bothKnown && (
          <Button kind="bare" size="chip" busy={busy.value} onClick={() => void confirm()}>
            {say('confirmInstead')}
          </Button>
        )}
      </Banner>
      <Trouble problem={problem.value} />
      {objecting.value && (
        <Contest
          attendance={said}
          onClose={() => {
            objecting.value = false;
          }}
        />
      )}
    </>
  );
}
