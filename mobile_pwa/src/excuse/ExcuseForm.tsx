import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { dayText } from '../i18n/format';
import { unsent } from '../letters/post';
import type { ExcuseCause } from '../server/resources';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { TextArea } from '../ui/Field';
import { Icon, type IconName } from '../ui/icons';
import { excuses, me, missed, serverNow, shifts } from '../week/shelves';
import { holdUpdates } from '../worker/bridge';
import { type Candidate, candidates } from './candidates';
import { change, draft, postDraft, recallDraft } from './draft';
import { PaperPicker } from './PaperPicker';
import { ShiftPicker } from './ShiftPicker';
import { say } from './words';

const CAUSES: readonly [ExcuseCause, IconName][] = [
  ['care', 'person'],
  ['medical', 'plus'],
  ['study', 'record'],
  ['legal', 'calendar'],
  ['host', 'place'],
  ['force_majeure', 'note'],
  ['other', 'speech'],
];

interface Props {
  about: readonly string[];
  onPosted: (id: string) => void;
}

/** Three taps: which shift, why, send. A note and a photo only if she likes. */
export function ExcuseForm({ about, onPosted }: Props) {
  const tried = useSignal(false);
  const sending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    void recallDraft(about);
    return holdUpdates();
  }, []);
  const all = candidates(known(), serverNow());
  const { shifts: chosen, cause, note } = draft.value;
  const there = chosen.filter((id) => all.some((one) => one.id === id));
  const send = async (event: Event) => {
    event.preventDefault();
    tried.value = true;
    if (sending.value) return;
    if (there.length === 0 || !cause) {
      form.current?.querySelector<HTMLElement>('fieldset:has(.wrong) input')?.focus();
      return;
    }
    sending.value = true;
    change({ shifts: there });
    const id = await postDraft({ excuse: lineOf(all, there), paper: say('linePaper') });
    sending.value = false;
    if (id) onPosted(id);
  };
  return (
    <form ref={form} class="card stack" onSubmit={(event) => void send(event)} noValidate>
      <ShiftPicker
        all={all}
        chosen={there}
        wrong={tried.value && there.length === 0}
        onChange={(ids) => change({ shifts: ids })}
      />
      <div class="causes">
        <Choices
          legend={say('why')}
          value={cause}
          options={CAUSES.map(([value, icon]) => ({ value, icon, text: say(`cause_${value}`) }))}
          onChange={(value) => change({ cause: value })}
        />
      </div>
      {tried.value && !cause && (
        <p class="wrong" role="alert">
          <Icon name="note" little /> {say('causeMissing')}
        </p>
      )}
      <details open={note !== '' || draft.value.papers.length > 0}>
        <summary>{say('more')}</summary>
        <div class="stack">
          <p class="quiet small">{say('moreHint')}</p>
          <TextArea label={say('note')} value={note} onInput={(text) => change({ note: text })} />
          <PaperPicker files={draft.value.papers} onChange={(papers) => change({ papers })} />
        </div>
      </details>
      <Button type="submit" kind="main" size="big" wide icon="next" busy={sending.value}>
        {say('send')}
      </Button>
    </form>
  );
}

function known() {
  const onPhone = unsent.value
    .filter((letter) => letter.kind === 'excuse')
    .flatMap((letter) => (letter.body as { shifts: string[] }).shifts);
  return {
    coming: shifts.copy.value?.data.items ?? [],
    week: me.copy.value?.data.week.shifts ?? [],
    missed: missed.copy.value?.data.items ?? [],
    excuses: excuses.copy.value?.data.items ?? [],
    onPhone,
  };
}

function lineOf(all: readonly Candidate[], chosen: readonly string[]): string {
  const days = all.filter((one) => chosen.includes(one.id));
  return say('lineExcuse', { days: days.map((one) => dayText(one.starts_at, 'short')).join(', ') });
}
