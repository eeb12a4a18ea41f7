import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { CalendarCard } from '../../appearances/CalendarCard';
import { language } from '../../i18n/i18n';
import type { AppearanceRow } from '../../server/resources';
import { Button } from '../../ui/Button';
import { Title } from '../../ui/Title';
import { done } from '../inbox/done';
import { countOf, listAt } from '../inbox/lists';
import { Rows } from '../inbox/Rows';
import { Toast } from '../inbox/Toast';
import { show } from '../view';
import { DateRow } from './DateRow';
import { courtToday } from './looks';
import { type DateTab, mondayOfDay, pathOf, TABS } from './tabs';
import { Week } from './Week';
import { say } from './words';

/** The court's calendar of dates before the judge: first those that wait for somebody's word. */
export function Dates() {
  const tab = useSignal<DateTab>('waiting');
  const monday = useSignal(mondayOfDay(courtToday()));
  const pull = () => {
    for (const one of TABS) void listAt(pathOf(one, monday.value)).pull();
  };
  useEffect(pull, [language.value, monday.value]);
  // What leaves one list arrives at another.
  useEffect(() => {
    if (done.value) pull();
  }, [done.value]);
  return (
    <>
      <Title>{say('title')}</Title>
      <p class="quiet">{say('about')}</p>
      <div class="row">
        <Button icon="scan" onClick={() => show({ room: 'desk-code' })}>
          {say('deskCode')}
        </Button>
      </div>
      <nav class="switch" aria-label={say('lists')} onKeyDown={sideways}>
        {TABS.map((one) => (
          <Switch
            key={one}
            tab={one}
            monday={monday.value}
            on={one === tab.value}
            onOpen={() => {
              tab.value = one;
            }}
          />
        ))}
      </nav>
      <section class="stack" aria-label={say(`tab_${tab.value}`)}>
        <h2>{say(`tab_${tab.value}`)}</h2>
        <p class="quiet small">{say(`about_${tab.value}`)}</p>
        {tab.value === 'week' ? (
          <Week monday={monday} />
        ) : (
          <List key={tab.value} tab={tab.value} monday={monday.value} />
        )}
      </section>
      <CalendarCard whose="court" />
      <Toast />
    </>
  );
}

function List({ tab, monday }: { tab: Exclude<DateTab, 'week'>; monday: string }) {
  const list = listAt<AppearanceRow>(pathOf(tab, monday));
  return (
    <Rows list={list} label={say(`tab_${tab}`)} empty={say(`empty_${tab}`)}>
      {(row) => <DateRow key={row.id} row={row} list={list} stays={false} />}
    </Rows>
  );
}

interface SwitchProps {
  tab: DateTab;
  monday: string;
  on: boolean;
  onOpen: () => void;
}

function Switch({ tab, monday, on, onOpen }: SwitchProps) {
  const count = tab === 'week' ? null : countOf(listAt(pathOf(tab, monday)));
  return (
    <button type="button" class="button chip" aria-pressed={on} onClick={onOpen}>
      {say(`tab_${tab}`)}
      {tab !== 'week' && (
        <span class={count === null || count === '0' ? 'count none' : 'count'}>
          <span aria-hidden="true">{count ?? '·'}</span>
          {count !== null && <span class="sr">{say('waitingCount', { n: count })}</span>}
        </span>
      )}
    </button>
  );
}

function sideways(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const buttons = Array.from(event.currentTarget.querySelectorAll('button'));
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (step === 0 || at < 0) return;
  event.preventDefault();
  buttons[at + step]?.focus();
}
