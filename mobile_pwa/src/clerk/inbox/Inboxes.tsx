import { useEffect, useRef } from 'preact/hooks';
import { language } from '../../i18n/i18n';
import { Title } from '../../ui/Title';
import { show } from '../view';
import { AttendanceList } from './AttendanceList';
import { done } from './done';
import { Excuses } from './Excuses';
import { say } from './inboxWords';
import { countOf, listAt } from './lists';
import { ShortWeeks } from './ShortWeeks';
import { Toast } from './Toast';
import { addressOf, firstOf, type Place, pathOf, stagesOf, TABS } from './tabs';
import { Unreached } from './Unreached';
import { Warnings } from './Warnings';

/** Everything that waits for a clerk's word, list by list. */
export function Inboxes({ place }: { place: Place }) {
  const { tab, stage } = place;
  usePulled(place);
  return (
    <>
      <Title>{say('title')}</Title>
      <p class="quiet">{say('text')}</p>
      <nav class="switch" aria-label={say('lists')} onKeyDown={sideways}>
        {TABS.map((one) => (
          <Switch key={one} place={firstOf(one)} text={say(`tab_${one}`)} on={one === tab} />
        ))}
      </nav>
      <section class="stack" aria-label={say(`tab_${tab}`)}>
        <h2>{say(`tab_${tab}`)}</h2>
        <p class="quiet small">{say(`about_${tab}`)}</p>
        <Stages place={place} />
        <Open key={`${tab} ${stage}`} place={place} />
      </section>
      <Toast />
    </>
  );
}

/** Every list is read once for its count; the open one again, because it is what is looked at. */
function usePulled(place: Place): void {
  const { tab, stage } = place;
  const pull = (places: readonly Place[]) => {
    for (const one of places) void listAt(pathOf(one)).pull();
  };
  const stages = stagesOf(tab).map((one) => ({ tab, stage: one }));
  useEffect(
    () => pull(TABS.filter((one) => one !== tab).map((one) => firstOf(one))),
    [language.value],
  );
  useEffect(() => pull(stages), [tab, stage, language.value]);
  // What leaves one stage arrives at another.
  useEffect(() => pull(stages.filter((one) => one.stage !== stage)), [done.value]);
}

function Open({ place }: { place: Place }) {
  switch (place.tab) {
    case 'warnings':
      return <Warnings place={place} />;
    case 'excuses':
      return <Excuses place={place} />;
    case 'unreached':
      return <Unreached place={place} />;
    case 'short':
      return <ShortWeeks place={place} />;
    default:
      return <AttendanceList tab={place.tab} place={place} />;
  }
}

function Stages({ place }: { place: Place }) {
  const stages = stagesOf(place.tab);
  if (stages.length === 1) return null;
  return (
    <nav class="switch little" aria-label={say('stages')} onKeyDown={sideways}>
      {stages.map((stage) => (
        <Switch
          key={stage}
          place={{ tab: place.tab, stage }}
          text={say(stageKey(stage))}
          on={stage === place.stage}
        />
      ))}
    </nav>
  );
}

type Shown = Exclude<Place['stage'], 'contested' | 'presumed' | 'claimed' | 'flagged'>;

/** Lists of one stage have no names for it. */
function stageKey(stage: Place['stage']): `stage_${Shown}` {
  return `stage_${stage as Shown}`;
}

interface SwitchProps {
  place: Place;
  text: string;
  on: boolean;
}

/** A link, so that a list can be opened beside another and the way back is the browser's. */
function Switch({ place, text, on }: SwitchProps) {
  const count = countOf(listAt(pathOf(place)));
  const ref = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // On a phone the lists are one line: the open one has to be in sight.
    if (on) ref.current?.scrollIntoView?.({ block: 'nearest', inline: 'center' });
  }, [on]);
  return (
    <a
      ref={ref}
      class="button chip"
      href={`/${addressOf(place)}`}
      aria-current={on ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        show({ room: 'inbox', ...place });
      }}
    >
      {text}
      {/* Its place is kept from the beginning, so that nothing moves when the number comes. */}
      <span class={count === null || count === '0' ? 'count none' : 'count'}>
        <span aria-hidden="true">{count ?? '·'}</span>
        {count !== null && <span class="sr">{say('waiting', { n: count })}</span>}
      </span>
    </a>
  );
}

function sideways(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const links = Array.from(event.currentTarget.querySelectorAll('a'));
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (step === 0 || at < 0) return;
  event.preventDefault();
  links[at + step]?.focus();
}
