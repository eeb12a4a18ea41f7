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
import { SelectField, TextArea, TextField } from '../../ui/Field';
import { More } from '../../ui/More';
import { Skeleton } from '../../ui/Skeleton';
import { Trouble } from '../../ui/Trouble';
import { usePages } from '../asking';
import { useSending } from '../sending';
import { say } from './words';

const KINDS = [
  'case_summary',
  'hours_certificate',
  'her_record',
  'completion_report',
  'plan_change_request',
] as const;
type Kind = (typeof KINDS)[number];
type Name = 'asOf' | 'wish' | 'reasons';

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
  const wish = useSignal('');
  const reasons = useSignal('');
  const request = useSignal(crypto.randomUUID() as string);
  const asks = kind.value === 'plan_change_request';
  const { busy, problem, wrong, fixed, submit } = useSending<Name, MadePaper>({
    check: () => (asks ? missing({ wish: wish.value, reasons: reasons.value }) : {}),
    send: async () => {
      const words = { order: order.id, wish: wish.value, reasons: reasons.value };
      if (asks) {
        const path = `/plan-requests/${request.value}`;
        const written = await call<{ id: string }>(path, { method: 'PUT', body: words });
        if (!written.ok) return written;
      }
      const as_of = asks ? null : asOf.value || null;
      const subject = asks ? request.value : order.id;
      const body = { kind: kind.value, subject, as_of, language: tongue.value };
      return call<MadePaper>(`/papers/${crypto.randomUUID()}`, { method: 'PUT', body });
    },
    pointers: { '/as_of': 'asOf', '/wish': 'wish', '/reasons': 'reasons' },
    onDone: (paper) => {
      problem.value = null;
      request.value = crypto.randomUUID();
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
      {asks ? (
        (['wish', 'reasons'] as const).map((name) => (
          <TextArea
            key={name}
            label={say(name)}
            value={(name === 'wish' ? wish : reasons).value}
            wrong={wrong.value[name]}
            onInput={(value) => {
              fixed(name);
              // Other words are another request: what was written down is not changed.
              request.value = crypto.randomUUID();
              (name === 'wish' ? wish : reasons).value = value;
            }}
          />
        ))
      ) : (
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
      )}
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

function missing(words: Record<'wish' | 'reasons', string>): Partial<Record<Name, string>> {
  const empty = (['wish', 'reasons'] as const).filter((name) => !words[name].trim());
  return Object.fromEntries(empty.map((name) => [name, say('needsWords')]));
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
