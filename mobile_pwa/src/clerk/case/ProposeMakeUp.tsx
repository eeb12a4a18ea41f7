import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { dayText, duration } from '../../i18n/format';
import { call } from '../../server/client';
import type { CaseWeek, Order, Placement } from '../../server/resources';
import { Button } from '../../ui/Button';
import { SelectField, TextArea } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useSending } from '../sending';
import { say } from './makeUpWords';
import { bodyOf, emptyProposal, minutesOf, type Proposal } from './proposal';
import { Sessions } from './Sessions';

interface Props {
  order: Order;
  weeks: readonly CaseWeek[];
  placements: readonly Placement[];
  onDone: () => void;
  onClose: () => void;
}

/** Days on which she would work the missing hours; it holds once she and the site agree too. */
export function ProposeMakeUp({ order, weeks, placements, onDone, onClose }: Props) {
  const { form, set, sending } = useProposal(order, weeks, placements, onDone);
  const { wrong, problem, busy, submit } = sending;
  const missing = weeks.find((one) => one.week === form.week)?.short_minutes ?? 0;
  const given = minutesOf(order, form.sessions);
  return (
    <Sheet title={say('propose')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p class="quiet small">{say('proposeText')}</p>
        <SelectField
          label={say('week')}
          value={form.week}
          options={weeks.map((one) => [one.week, weekText(one)] as const)}
          onInput={(week) => set({ week })}
        />
        <SelectField
          label={say('site')}
          value={form.placement}
          options={placements.map((one) => [one.id, one.site_name] as const)}
          onInput={(placement) => set({ placement })}
        />
        <Sessions
          order={order}
          sessions={form.sessions}
          wrong={wrong.value.sessions}
          onChange={(sessions) => set({ sessions })}
        />
        <p class="digits" role="status">
          {say('sum', { given: duration(given), missing: duration(missing) })}
        </p>
        <TextArea label={say('note')} value={form.note} onInput={(note) => set({ note })} />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" wide busy={busy.value}>
          {say('savePropose')}
        </Button>
      </form>
    </Sheet>
  );
}

function weekText({ starts_on, short_minutes }: CaseWeek): string {
  return say('weekShort', { day: dayText(starts_on, 'date'), time: duration(short_minutes) });
}

function useProposal(
  order: Order,
  weeks: readonly CaseWeek[],
  placements: readonly Placement[],
  onDone: () => void,
) {
  const form = useSignal(emptyProposal(order, weeks, placements));
  const id = useRef(crypto.randomUUID() as string);
  const sending = useSending<'sessions'>({
    check: () => (bodyOf(order, form.value) ? {} : { sessions: say('sessionsWrong') }),
    send: () => call(`/make-ups/${id.current}`, { method: 'PUT', body: bodyOf(order, form.value) }),
    pointers: { '/sessions': 'sessions' },
    onDone,
  });
  const set = (part: Partial<Proposal>) => {
    form.value = { ...form.value, ...part };
    // Other days are another proposal.
    id.current = crypto.randomUUID();
    sending.fixed('sessions');
  };
  return { form: form.value, set, sending };
}
