import { useSignal } from '@preact/signals';
import { useSending } from '../../clerk/sending';
import { dayText } from '../../i18n/format';
import { uuidv7 } from '../../outbox/uuid';
import { call } from '../../server/client';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { Trouble } from '../../ui/Trouble';
import { say } from '../registerWords';
import { type Catalogue, named, options, type Told, type WholeAccount } from './catalogue';

interface Props {
  one: WholeAccount;
  catalogue: Catalogue;
}

/** Everything that was noted, also what was put right later. */
export function History({ one, catalogue }: Props) {
  return (
    <details class="card">
      <summary>{say('history')}</summary>
      <ol class="list">
        {one.history.map((event) => (
          <li key={event.id}>
            <span>{wordsOf(event, catalogue)}</span>{' '}
            <span class="quiet small">
              {[dayText(event.at), event.by_name].filter(Boolean).join(' · ')}
            </span>
            {event.private_text && <p class="quiet small">{event.private_text}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}

function wordsOf(event: Told, catalogue: Catalogue): string {
  const what = event.kind === 'recorded' ? say('recorded') : named(catalogue, 'steps', event.kind);
  const where = named(catalogue, 'departments', event.department);
  return [
    event.on ? say('on', { what, day: dayText(event.on) }) : `${what} ${where}`.trim(),
    event.why && named(catalogue, 'whys', event.why),
    event.struck && say('takenOut'),
    event.replaced_by && say('replacedLater'),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The whole account was a mistake: it stays readable and counts for nothing. */
export function TakeBack(props: Props & { onDone: (next: WholeAccount) => void }) {
  const { one, catalogue, onDone } = props;
  const why = useSignal('');
  const id = useSignal(uuidv7());
  const { wrong, problem, busy, submit } = useSending<'why', WholeAccount>({
    check: () => (why.value ? {} : { why: say('needWhy') }),
    send: () => {
      const { department, court_kind, source, source_text, private_text } = one;
      const known = { department, court_kind, source, source_text, private_text };
      const replaces = one.history.findLast(({ kind }) => kind === 'recorded')?.id;
      const body = { kind: 'recorded', ...known, replaces, why: why.value, struck: true };
      return call(`/decisions/${one.id}/events/${id.value}`, { method: 'PUT', body });
    },
    pointers: { '/why': 'why' },
    onDone,
  });
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <SelectField
        label={say('why')}
        wrong={wrong.value.why}
        value={why.value}
        options={[['', say('choose')], ...options(catalogue, 'whys')]}
        onInput={(value) => {
          why.value = value;
          id.value = uuidv7();
        }}
      />
      <Trouble problem={problem.value} />
      <Button type="submit" kind="main" busy={busy.value}>
        {say('save')}
      </Button>
    </form>
  );
}
