import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../i18n/i18n';
import type { Page, Site, WeekState } from '../server/resources';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { SelectField, TextField } from '../ui/Field';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { useAsked } from './asking';
import { DeskTable } from './DeskTable';
import { say } from './deskWords';
import { say as sayOdd } from './oddWords';
import { filter, next, problem, pullMore, pullRows, rows } from './rows';
import { STATE_KEYS } from './states';
import { show } from './view';
import { say as sayState } from './words';

const TYPING_MS = 300;

/** Orders by urgency, each with the reason in words. */
export function Desk() {
  const timer = useRef(0);
  useEffect(() => void pullRows(), [language.value]);
  const change = (part: Partial<typeof filter.value>) => {
    filter.value = { ...filter.value, ...part };
    clearTimeout(timer.current);
    timer.current = window.setTimeout(pullRows, 'q' in part ? TYPING_MS : 0);
  };
  return (
    <>
      <Title>{say('deskTitle')}</Title>
      <p class="quiet">{say('deskText')}</p>
      <Filters onChange={change} />
      <Trouble problem={problem.value} onRetry={() => void pullRows()} />
      {rows.value ? <Rows /> : !problem.value && <Skeleton lines={6} />}
      <Button icon="ask" onClick={() => show({ room: 'odd' })}>
        {sayOdd('oddEntry')}
      </Button>
    </>
  );
}

function Filters({ onChange }: { onChange: (part: Partial<typeof filter.value>) => void }) {
  const sites = useAsked<Page<Site>>('/sites');
  const { q, state, site } = filter.value;
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <TextField
        label={say('search')}
        hint={say('searchHint')}
        type="search"
        maxLength={80}
        autocomplete="off"
        value={q}
        onInput={(value) => onChange({ q: value })}
      />
      <SelectField
        label={say('filter')}
        value={state}
        options={[
          ['', say('all')] as const,
          ...STATE_KEYS.map((key) => [key, sayState(`state_${key}`)] as const),
        ]}
        onInput={(value) => onChange({ state: value as WeekState | '' })}
      />
      <SelectField
        label={say('filterSite')}
        value={site}
        options={[
          ['', say('allSites')] as const,
          ...(sites.data.value?.items ?? []).map((one) => [one.id, one.name] as const),
        ]}
        onInput={(value) => onChange({ site: value })}
      />
    </form>
  );
}

function Rows() {
  const busy = useSignal(false);
  const items = rows.value ?? [];
  const { q, state, site } = filter.value;
  if (items.length === 0) {
    return <Empty icon="search">{say(q || state || site ? 'deskNothing' : 'deskEmpty')}</Empty>;
  }
  const more = async () => {
    if (busy.value) return;
    busy.value = true;
    await pullMore();
    busy.value = false;
  };
  return (
    <>
      <DeskTable rows={items} />
      <div class="row apart">
        <p class="quiet small" role="status">
          {say('shown', { n: items.length })}
          {next.value ? ' +' : ''}
        </p>
        {next.value && (
          <Button busy={busy.value} onClick={() => void more()}>
            {say('more')}
          </Button>
        )}
      </div>
    </>
  );
}
