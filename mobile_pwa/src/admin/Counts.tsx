import { useSignal } from '@preact/signals';
import { useAsked } from '../clerk/asking';
import { dayText } from '../i18n/format';
import { addDays, todayIn } from '../i18n/zone';
import type { LookCount, Page } from '../server/resources';
import { Empty } from '../ui/Empty';
import { SelectField, TextField } from '../ui/Field';
import { Icon } from '../ui/icons';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { roleName, say } from './words';

const BYS = ['viewer', 'case', 'day'] as const;
type By = (typeof BYS)[number];

/** How often cases were opened, by person, case or day; and the whole log as a file. */
export function Counts() {
  const today = todayIn('America/Bogota');
  const by = useSignal<By>('viewer');
  const from = useSignal(addDays(today, -30));
  const to = useSignal(today);
  const days = `from=${from.value}&to=${to.value}`;
  const asked = useAsked<Page<LookCount>>(`/looks/counts?by=${by.value}&${days}`);
  const items = asked.data.value?.items;
  return (
    <>
      <Title>{say('countsTitle')}</Title>
      <div class="filters">
        <SelectField
          label={say('by')}
          value={by.value}
          options={BYS.map((one) => [one, say(`by_${one}`)] as const)}
          onInput={(next) => {
            asked.data.value = null;
            by.value = BYS.find((one) => one === next) ?? 'viewer';
          }}
        />
        <TextField
          label={say('from')}
          type="date"
          max={to.value}
          value={from.value}
          onInput={setting(from)}
        />
        <TextField
          label={say('to')}
          type="date"
          max={today}
          value={to.value}
          onInput={setting(to)}
        />
      </div>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={4} />}
      {items?.length === 0 && <Empty icon="eye">{say('empty')}</Empty>}
      {items && items.length > 0 && <Table items={items} by={by.value} />}
      {items?.length === 50 && <p class="quiet small">{say('most')}</p>}
      <div class="stack tight">
        <a class="button" href={`/api/v1/looks/log?${days}`} download>
          <Icon name="save" /> {say('export')}
        </a>
        <span class="quiet small">{say('exportText')}</span>
      </div>
    </>
  );
}

function Table({ items, by }: { items: readonly LookCount[]; by: By }) {
  return (
    <div class="card wide-table">
      <table class="counts">
        <caption class="sr">{say('countsTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{say(`by_${by}`)}</th>
            {by !== 'case' && <th scope="col">{say('cases')}</th>}
            {by !== 'viewer' && <th scope="col">{say('readers')}</th>}
            <th scope="col">{say('looks')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.key}>
              <th scope="row">
                {label(one, by)}
                {one.role && (
                  <span class="quiet small">
                    {' '}
                    {roleName(one.role)}
                    {one.court_name && ` · ${one.court_name}`}
                  </span>
                )}
              </th>
              {by !== 'case' && <td class="digits">{one.cases}</td>}
              {by !== 'viewer' && <td class="digits">{one.readers}</td>}
              <td class="digits">{one.looks}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function label(one: LookCount, by: By): string {
  if (by === 'day') return dayText(one.key);
  return by === 'viewer' ? (one.name ?? '—') : one.key;
}
