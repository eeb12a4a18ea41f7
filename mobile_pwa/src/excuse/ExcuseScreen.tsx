import './excuse.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language } from '../i18n/i18n';
import { taken, unsent } from '../letters/post';
import { Unsent } from '../letters/Unsent';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Title } from '../ui/Title';
import { said } from '../ui/words';
import { Freshness } from '../week/Freshness';
import { aboutShifts } from '../week/rooms';
import { excuses, missed, shifts } from '../week/shelves';
import { ExcuseForm } from './ExcuseForm';
import { MyExcuses } from './MyExcuses';
import { say } from './words';

/** Saying why she cannot come, and what became of it. */
export function ExcuseScreen({ onLeave }: { onLeave: () => void }) {
  const posted = useSignal<string | null>(null);
  useEffect(() => {
    for (const one of [shifts, missed, excuses]) void one.pull();
  }, [language.value]);
  return (
    <main class="screen narrow" id="content">
      <div>
        <div class="back">
          <Button size="chip" kind="bare" icon="back" onClick={onLeave}>
            {said('back')}
          </Button>
        </div>
        <Title>{say('title')}</Title>
      </div>
      <Freshness of={excuses} onRetry={() => void excuses.pull()} />
      {posted.value ? (
        <Outcome id={posted.value} posted={posted} onLeave={onLeave} />
      ) : (
        <>
          <Unsent />
          <ExcuseForm
            about={aboutShifts.value}
            onPosted={(id) => {
              posted.value = id;
              aboutShifts.value = [];
              scrollTo(0, 0);
            }}
          />
        </>
      )}
      <MyExcuses />
    </main>
  );
}

interface OutcomeProps {
  id: string;
  posted: { value: string | null };
  onLeave: () => void;
}

/** Sent, or not sent yet: only what is true of it now. */
function Outcome({ id, posted, onLeave }: OutcomeProps) {
  const letter = unsent.value.find((one) => one.id === id);
  const there = taken.value.has(id);
  const state = there ? 'sent' : letter?.state === 'help' ? 'refused' : 'notSent';
  return (
    <>
      <section class="card stack" role="status">
        <Badge icon={there ? 'ticks' : 'phone'} tone={there ? 'good' : 'wait'}>
          {say(state)}
        </Badge>
        {state === 'sent' && <p class="word">{say('sentText')}</p>}
        {state === 'notSent' && <p class="word">{say('notSentText')}</p>}
        <Button kind="main" size="big" wide onClick={onLeave}>
          {say('toWeek')}
        </Button>
        <Button
          wide
          onClick={() => {
            posted.value = null;
          }}
        >
          {say('another')}
        </Button>
      </section>
      <Unsent />
    </>
  );
}
