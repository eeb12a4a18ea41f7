import { useSignal } from '@preact/signals';
import { dayText, duration, span } from '../../i18n/format';
import { mondayOf } from '../../i18n/zone';
import type { Problem } from '../../server/client';
import type { MakeUp } from '../../server/resources';
import { heeding } from '../../signin/session';
import { Badge, type Tone } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import type { IconName } from '../../ui/icons';
import { setting } from '../../ui/setting';
import { Refused } from '../inbox/Refused';
import { LeaveAgreement } from './LeaveAgreement';
import { sayWord } from './makeUpWord';
import { say } from './makeUpWords';

const LOOKS: Record<MakeUp['state'], { icon: IconName; tone: Tone }> = {
  proposed: { icon: 'clock', tone: 'wait' },
  agreed: { icon: 'ticks', tone: 'good' },
  declined: { icon: 'less', tone: 'plain' },
  cancelled: { icon: 'less', tone: 'plain' },
};

interface Props {
  makeUp: MakeUp;
  onChanged: () => void;
}

/** One agreement: the days, what each of the three said, and the court's own word. */
export function Agreement({ makeUp, onChanged }: Props) {
  const { state, sessions, short_week: week } = makeUp;
  const minutes = sessions.reduce((sum, one) => sum + one.minutes, 0);
  return (
    <div class="stack tight">
      <div class="row apart">
        <strong>{say('forWeek', { day: dayText(mondayOf(week), 'date') })}</strong>
        <Badge icon={LOOKS[state].icon} tone={LOOKS[state].tone}>
          {say(`state_${state}`)}
        </Badge>
      </div>
      <p class="quiet small">
        {makeUp.site.name} · {duration(minutes)}
      </p>
      <ul>
        {sessions.map((one) => (
          <li key={one.id} class="digits">
            {dayText(one.starts_at)} {span(one.starts_at, one.ends_at)}
          </li>
        ))}
      </ul>
      {makeUp.note && <p class="words small">«{makeUp.note}»</p>}
      <Parties parties={makeUp.parties} />
      <Acts makeUp={makeUp} onChanged={onChanged} />
    </div>
  );
}

function Parties({ parties }: { parties: MakeUp['parties'] }) {
  return (
    <ul class="small">
      {parties.map((one) => (
        <li key={one.party}>
          {say(`party_${one.party}`)}: {one.word ? say(`word_${one.word}`) : say('noWord')}
          {one.name && <span class="quiet"> ({one.name})</span>}
        </li>
      ))}
    </ul>
  );
}

function Acts({ makeUp, onChanged }: Props) {
  const problem = useSignal<Problem | null>(null);
  const leaving = useSignal<'decline' | 'cancel' | null>(null);
  const ours = makeUp.parties.find((one) => one.party === 'clerk')?.word;
  const open = makeUp.state === 'proposed' || makeUp.state === 'agreed';
  const agreed = ours === 'agree';
  const agree = async () => {
    const result = heeding(await sayWord(makeUp, 'agree', null));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) onChanged();
  };
  const leave = (word: 'decline' | 'cancel') => (
    <Button size="chip" onClick={() => setting(leaving)(word)}>
      {say(word)}
    </Button>
  );
  return (
    <>
      <div class="row">
        {open && !agreed && (
          <Button size="chip" kind="main" icon="tick" onClick={() => void agree()}>
            {say('agree')}
          </Button>
        )}
        {open && !agreed && leave('decline')}
        {open && agreed && leave('cancel')}
        <Paper id={makeUp.id} />
      </div>
      <Refused problem={problem} onLook={async () => onChanged()} />
      {leaving.value && (
        <LeaveAgreement
          makeUp={makeUp}
          word={leaving.value}
          onDone={onChanged}
          onClose={() => setting(leaving)(null)}
        />
      )}
    </>
  );
}

function Paper({ id }: { id: string }) {
  const address = `/api/v1/make-ups/${id}/agreement`;
  return (
    <a class="button chip bare" href={address} target="_blank" rel="noreferrer">
      {say('print')}
    </a>
  );
}
