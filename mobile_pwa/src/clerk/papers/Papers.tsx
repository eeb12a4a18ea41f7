import { useSignal } from '@preact/signals';
import { dayText } from '../../i18n/format';
import { language } from '../../i18n/i18n';
import { todayIn } from '../../i18n/zone';
import { BASE, call } from '../../server/client';
import type { Language, Order } from '../../server/resources';
import type { MadePaper } from '../../server/types';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { SelectField, TextField } from '../../ui/Field';
import { More } from '../../ui/More';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { usePages } from '../asking';
import { useSending } from '../sending';
import { say } from './words';

const KINDS = ['case_summary', 'hours_certificate', 'her_record', 'completion_report'] as const;
type Kind = (typeof KINDS)[number];

/** The papers of a case: one is chosen, made and opened; those made before are listed. */
export function Papers({ order }: { order: Order }) {
  const list = usePages<MadePaper>(`/orders/${order.id}/papers`);
  return (
    <section class="card stack no-print">
      <h2>{say('title')}</h2>
      <p class="quiet small">{say('text')}</p>
      <MakePaper order={order} onMade={list.again} />
      <h3>{say('list')}</h3>
      <Trouble problem={list.problem.value} onRetry={list.again} />
      {!list.items && !list.problem.value && <Skeleton />}
      {list.items?.length === 0 && <Empty icon="note">{say('none')}</Empty>}
      <ul class="list">
        {list.items?.map((paper) => (
          <li key={paper.id} class="stack tight">
            <Made paper={paper} />
          </li>
        ))}
      </ul>
      <More more={list.more && (() => void list.more?.())} />
      <a href="/verify" target="_blank" rel="noreferrer">
        {say('check')}
      </a>
    </section>
  );
}

function MakePaper({ order, onMade }: { order: Order; onMade: () => void }) {
  const today = todayIn(order.time_zone);
  const kind = useSignal<Kind>('case_summary');
  const asOf = useSignal(today);
  const tongue = useSignal<Language>(language.value);
  const { busy, problem, wrong, fixed, submit } = useSending<'asOf', MadePaper>({
    check: () => ({}),
    send: () =>
      call<MadePaper>(`/papers/${crypto.randomUUID()}`, {
        method: 'PUT',
        body: {
          kind: kind.value,
          subject: order.id,
          as_of: asOf.value || null,
          language: tongue.value,
        },
      }),
    pointers: { '/as_of': 'asOf' },
    onDone: (paper) => {
      problem.value = null;
      announce(say('made', { title: paper.title }));
      onMade();
    },
  });
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <SelectField
        label={say('kind')}
        value={kind.value}
        options={KINDS.map((one) => [one, say(one)])}
        onInput={(value) => {
          kind.value = value as Kind;
        }}
      />
      <TextField
        label={say('asOf')}
        type="date"
        max={today}
        value={asOf.value}
        wrong={wrong.value.asOf}
        onInput={(value) => {
          fixed('asOf');
          asOf.value = value;
        }}
      />
      <SelectField
        label={say('language')}
        value={tongue.value}
        options={[
          ['es', say('es')],
          ['en', say('en')],
        ]}
        onInput={(value) => {
          tongue.value = value as Language;
        }}
      />
      <Trouble problem={problem.value} />
      <div>
        <Button type="submit" icon="printer" busy={busy.value}>
          {say('make')}
        </Button>
      </div>
    </form>
  );
}

function Made({ paper }: { paper: MadePaper }) {
  const file = `${BASE}/papers/${paper.id}/file`;
  const day = dayText(paper.made_on, 'date');
  return (
    <>
      <strong>{paper.title}</strong>
      <span class="quiet small">
        {say('madeOn', { day })}
        {paper.as_of && ` · ${say('until', { day: dayText(paper.as_of, 'date') })}`}
      </span>
      <span class="small digits wrap">{say('code', { code: paper.code })}</span>
      <div class="row">
        <a class="button chip" href={file} target="_blank" rel="noreferrer">
          {say('open')}
          <span class="sr"> {`${paper.title}, ${day}`}</span>
        </a>
        {paper.formats
          .filter((format) => format !== 'pdf')
          .map((format) => (
            <a key={format} class="button chip" href={`${file}.${format}`} download>
              {format.toUpperCase()}
              <span class="sr"> {`${paper.title}, ${day}`}</span>
            </a>
          ))}
      </div>
    </>
  );
}
