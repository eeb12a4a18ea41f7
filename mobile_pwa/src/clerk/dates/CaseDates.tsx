import { useSignal } from '@preact/signals';
import { clock, dayText } from '../../i18n/format';
import { addDays, todayIn } from '../../i18n/zone';
import type {
  Appearance,
  AppearanceRule,
  AppearanceRules,
  Order,
  Page,
} from '../../server/resources';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { setting } from '../../ui/setting';
import { Trouble } from '../../ui/Trouble';
import { useAsked } from '../asking';
import { WasTold } from '../case/Messages';
import { useDateActs } from './DateActs';
import { DateFacts } from './DateFacts';
import { DateSheet } from './DateSheet';
import { RuleSheet } from './RuleSheet';
import { say, sentence } from './ruleWords';
import { WithdrawRule } from './WithdrawRule';
import { say as sayDate } from './words';

const LOOK_BACK = 60;
const NEXT_SHOWN = 3;
const ROWS_SHOWN = 6;

type Sheet = 'rule' | 'withdraw' | 'new' | Appearance;

/** When she reports to the judge: the rule, every date, and what became of each. */
export function CaseDates({ order }: { order: Order }) {
  const from = addDays(todayIn(order.time_zone), -LOOK_BACK);
  const rules = useAsked<AppearanceRules>(`/orders/${order.id}/appearance-rule`);
  const dates = useAsked<Page<Appearance>>(`/orders/${order.id}/appearances?from=${from}&limit=50`);
  const sheet = useSignal<Sheet | null>(null);
  const open = setting(sheet);
  const pull = async () => {
    await Promise.all([rules.pull(), dates.pull()]);
  };
  const close = () => open(null);
  const done = () => {
    close();
    void pull();
  };
  const at = { order, onDone: done, onClose: close };
  const rule = rules.data.value?.rule ?? null;
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <Trouble problem={rules.problem.value} onRetry={() => void pull()} />
      {!rules.data.value && !rules.problem.value && <Skeleton lines={1} />}
      {rules.data.value && <Rules rules={rules.data.value} onOpen={open} />}
      <h3>{say('dates')}</h3>
      <Trouble problem={dates.problem.value} onRetry={() => void dates.pull()} />
      {dates.data.value && <List rows={dates.data.value.items} pull={pull} onMove={open} />}
      <div>
        <Button icon="plus" onClick={() => open('new')}>
          {say('newDate')}
        </Button>
      </div>
      {sheet.value === 'rule' && <RuleSheet {...at} rule={rule} />}
      {sheet.value === 'withdraw' && <WithdrawRule {...at} />}
      {sheet.value === 'new' && <DateSheet {...at} rule={rule} />}
      {sheet.value && typeof sheet.value !== 'string' && (
        <DateSheet {...at} rule={rule} date={sheet.value} />
      )}
    </section>
  );
}

function Rules({ rules, onOpen }: { rules: AppearanceRules; onOpen: (sheet: Sheet) => void }) {
  const { rule, earlier } = rules;
  return (
    <>
      {rule ? <Rule rule={rule} /> : <p class="quiet">{say('none')}</p>}
      <div class="row">
        <Button size="chip" onClick={() => onOpen('rule')}>
          {say(rule ? 'ruleChange' : 'ruleSet')}
        </Button>
        {rule && (
          <Button size="chip" kind="bare" onClick={() => onOpen('withdraw')}>
            {say('withdraw')}
          </Button>
        )}
      </div>
      {earlier.length > 0 && (
        <details>
          <summary class="small">{say('earlier')}</summary>
          <ul class="list small">
            {earlier.map((one) => (
              <li key={one.version}>
                {sentence(one.rrule, one.time)}{' '}
                {one.withdrawn_at &&
                  say('until', {
                    day: dayText(one.withdrawn_at, 'date'),
                    reason: one.withdrawn_reason ?? '',
                  })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Rule({ rule }: { rule: AppearanceRule }) {
  const days = rule.next_dates.slice(0, NEXT_SHOWN).map((at) => `${dayText(at)} ${clock(at)}`);
  return (
    <div class="stack tight">
      <p>
        <strong>{sentence(rule.rrule, rule.time)}</strong>
      </p>
      <p class="quiet small">{rule.place}</p>
      {days.length > 0 && <p class="small">{say('next', { days: days.join('; ') })}</p>}
    </div>
  );
}

interface ListProps {
  rows: readonly Appearance[];
  pull: () => Promise<void>;
  onMove: (date: Appearance) => void;
}

function List({ rows, pull, onMove }: ListProps) {
  const all = useSignal(false);
  const shown = all.value ? rows : rows.slice(0, ROWS_SHOWN);
  if (rows.length === 0) return <p class="quiet">{say('noDates')}</p>;
  return (
    <>
      <ul class="list">
        {shown.map((row) => (
          <li key={row.id} class="stack tight">
            <One date={row} pull={pull} onMove={() => onMove(row)} />
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <Button size="chip" onClick={() => setting(all)(true)}>
          {say('more')}
        </Button>
      )}
    </>
  );
}

interface OneProps {
  date: Appearance;
  pull: () => Promise<void>;
  onMove: () => void;
}

function One({ date, pull, onMove }: OneProps) {
  const { acts, under } = useDateActs({
    date,
    name: '',
    onLook: pull,
    onDone: (verdict) => {
      announce(sayDate(`done_${verdict}`, { name: dayText(date.starts_at) }));
      void pull();
    },
  });
  const movable = date.state === 'set' && Date.parse(date.starts_at) > Date.now();
  return (
    <>
      <DateFacts date={date} />
      <WasTold order={date.order} about={[date.id]} />
      <div class="row">
        {acts}
        {movable && (
          <Button size="chip" onClick={onMove}>
            {say('move')}
            <span class="sr"> {dayText(date.starts_at)}</span>
          </Button>
        )}
      </div>
      {under}
    </>
  );
}
