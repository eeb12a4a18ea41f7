import { useSignal } from '@preact/signals';
import { useAsked } from '../../clerk/asking';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { Skeleton } from '../../ui/Skeleton';
import { Title } from '../../ui/Title';
import { Trouble } from '../../ui/Trouble';
import { say } from '../registerWords';
import { Alike } from './Alike';
import { type Catalogue, named, type Step, type WholeAccount } from './catalogue';
import { History, TakeBack } from './History';
import { StepForm } from './StepForm';
import { StepText } from './StepText';

type Acting = { kind: 'step' } | { kind: 'fix'; step: Step } | { kind: 'takeBack' };

/** One account: what it says, what to do next, and everything that was ever said. */
export function OneAccount({ catalogue, id }: { catalogue: Catalogue; id: string }) {
  const { data, problem, pull } = useAsked<WholeAccount>(`/decisions/${id}`);
  const acting = useSignal<Acting | null>(null);
  const one = data.value;
  const done = (next: WholeAccount) => {
    data.value = next;
    acting.value = null;
  };
  if (!one) {
    return (
      <>
        <Trouble problem={problem.value} onRetry={() => void pull()} />
        {!problem.value && <Skeleton lines={5} />}
      </>
    );
  }
  const open = (next: Acting) => () => {
    acting.value = next;
  };
  return (
    <>
      <Title>{[one.department_name, one.reference].filter(Boolean).join(' · ')}</Title>
      {one.state === 'struck' && <Banner icon="note">{say('struck')}</Banner>}
      {one.warnings.map((told) => (
        <Banner key={told.pointer + told.code} icon="note" role="status">
          {told.message}
        </Banner>
      ))}
      <Alike one={one} catalogue={catalogue} onDone={done} />
      <Facts one={one} catalogue={catalogue} />
      <section class="card stack" aria-label={say('happened')}>
        <h2>{say('happened')}</h2>
        <ul class="list">
          {one.steps.map((step) => (
            <li key={step.event} class="row apart">
              <StepText step={step} catalogue={catalogue} />
              {one.own && (
                <Button size="chip" onClick={open({ kind: 'fix', step })}>
                  {say('fix')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {one.own && one.state !== 'struck' && (
          <div class="row">
            <Button icon="plus" onClick={open({ kind: 'step' })}>
              {say('followUp')}
            </Button>
            <Button kind="bare" onClick={open({ kind: 'takeBack' })}>
              {say('neverAccount')}
            </Button>
          </div>
        )}
      </section>
      <History one={one} catalogue={catalogue} />
      {acting.value && (
        <Sheet
          title={say(titles[acting.value.kind])}
          onClose={() => {
            acting.value = null;
          }}
        >
          {acting.value.kind === 'takeBack' ? (
            <TakeBack one={one} catalogue={catalogue} onDone={done} />
          ) : (
            <StepForm
              one={one}
              catalogue={catalogue}
              step={acting.value.kind === 'fix' ? acting.value.step : null}
              onDone={done}
            />
          )}
        </Sheet>
      )}
    </>
  );
}

const titles = { step: 'followUp', fix: 'fix', takeBack: 'neverAccount' } as const;

function Facts({ one, catalogue }: { one: WholeAccount; catalogue: Catalogue }) {
  return (
    <p>
      {named(catalogue, 'court_kinds', one.court_kind)} · {named(catalogue, 'sources', one.source)}
      {one.private_text && (
        <>
          <br />
          <span class="quiet">
            {say('privateText')}: {one.private_text}
          </span>
        </>
      )}
    </p>
  );
}
