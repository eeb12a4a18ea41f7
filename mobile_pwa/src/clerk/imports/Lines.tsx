import { useSignal } from '@preact/signals';
import type { Import, ImportLine } from '../../server/resources';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { usePages } from '../asking';
import { say } from './words';

type Shown = 'all' | ImportLine['result'];

/** The lines of a file and what became of each; those to correct first, where there are some. */
export function Lines({ path, found }: { path: string; found: Import }) {
  const shown = useSignal<Shown>(found.wrong_lines > 0 ? 'wrong' : 'all');
  const counts: Record<Shown, number> = {
    all: found.lines,
    wrong: found.wrong_lines,
    new: found.new_lines,
    same: found.same_lines,
  };
  return (
    <section class="stack" aria-label={say('lines')}>
      <fieldset class="row">
        <legend class="sr">{say('show')}</legend>
        {(['all', 'wrong', 'new', 'same'] as const).map((key) => (
          <Button
            key={key}
            size="chip"
            pressed={shown.value === key}
            onClick={() => {
              shown.value = key;
            }}
          >
            {say(key)} · {counts[key]}
          </Button>
        ))}
      </fieldset>
      <Table
        key={shown.value}
        path={shown.value === 'all' ? path : `${path}?result=${shown.value}`}
      />
    </section>
  );
}

function Table({ path }: { path: string }) {
  const { items, more, again, problem } = usePages<ImportLine>(path);
  return (
    <>
      <Trouble problem={problem.value} onRetry={again} />
      {!items && !problem.value && <Skeleton lines={4} />}
      {items?.length === 0 && <Empty icon="tick">{say('none')}</Empty>}
      {items && items.length > 0 && (
        <table class="found">
          <thead>
            <tr>
              <th scope="col">{say('line')}</th>
              <th scope="col">{say('result')}</th>
              <th scope="col">{say('whatToDo')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <Row key={one.line} one={one} />
            ))}
          </tbody>
        </table>
      )}
      {more && <Button onClick={() => void more()}>{say('more')}</Button>}
    </>
  );
}

function Row({ one }: { one: ImportLine }) {
  const wrong = one.result === 'wrong';
  return (
    <tr>
      <th scope="row">{one.line}</th>
      <td>
        <Badge icon={wrong ? 'note' : 'tick'} tone={wrong ? 'wait' : 'good'}>
          {say(one.result)}
        </Badge>
      </td>
      <td>
        {one.remarks.length === 0 && say('fine')}
        {one.remarks.map((said) => (
          <p key={said.code + (said.column ?? '')}>
            {said.column && <strong>{said.column}: </strong>}
            {said.text}
          </p>
        ))}
      </td>
    </tr>
  );
}
