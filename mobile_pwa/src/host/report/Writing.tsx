import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { say as sayReport } from '../../report/words';
import { call, type Problem, type Result } from '../../server/client';
import type { Report, Written } from '../../server/types';
import { heeding } from '../../signin/session';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { TextArea } from '../../ui/Field';
import { Trouble } from '../../ui/Trouble';
import { holdUpdates } from '../../worker/bridge';
import { ACTIVITIES, bodyOf, type Form, formOf, INCIDENTS, INSURANCE, isWhole } from './form';
import { HandIn } from './HandIn';
import { Lines } from './Lines';
import { say } from './words';

interface Props {
  path: string;
  report: Report;
  onReport: (report: Report) => void;
}

/** The part that a host writes; what is in the record already stands above it. */
export function Writing({ path, report, onReport }: Props) {
  const form = useSignal<Form>(formOf(report.written));
  const strict = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const handing = useSignal<Report | null>(null);
  useEffect(holdUpdates, []);
  const set = (part: Partial<Form>) => {
    form.value = { ...form.value, ...part };
  };
  const save = async (): Promise<Report | null> => {
    strict.value = true;
    if (busy.value || !isWhole(form.value)) return null;
    busy.value = true;
    const result = await keep(path, report.version, bodyOf(form.value));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return null;
    onReport(result.data);
    return result.data;
  };
  return (
    <form class="stack" onSubmit={(event) => event.preventDefault()} noValidate>
      <h2>{say('written')}</h2>
      <Told form={form.value} strict={strict.value} set={set} />
      <TextArea
        label={say('evidence')}
        hint={say('evidenceHint')}
        value={form.value.evidence}
        maxLength={4000}
        onInput={(evidence) => set({ evidence })}
      />
      <Trouble problem={problem.value} />
      <Button
        wide
        icon="save"
        busy={busy.value}
        onClick={() => void save().then((kept) => kept && announce(say('saved')))}
      >
        {say('save')}
      </Button>
      <Button
        kind="main"
        size="big"
        wide
        busy={busy.value}
        onClick={() =>
          void save().then((kept) => {
            handing.value = kept;
          })
        }
      >
        {say('handIn')}
      </Button>
      {handing.value && (
        <HandIn
          path={path}
          report={handing.value}
          onDone={onReport}
          onClose={() => {
            handing.value = null;
          }}
        />
      )}
    </form>
  );
}

interface ToldProps {
  form: Form;
  strict: boolean;
  set: (part: Partial<Form>) => void;
}

function Told({ form, strict, set }: ToldProps) {
  return (
    <>
      <Lines
        title={sayReport('activities')}
        hint={say('activitiesHint')}
        lines={form.activities}
        kinds={ACTIVITIES}
        name={(kind) => sayReport(`activity_${kind as (typeof ACTIVITIES)[number]}`)}
        told={say('told')}
        textAsked
        add={say('addActivity')}
        strict={strict}
        onChange={(activities) => set({ activities })}
      />
      <Lines
        title={sayReport('incidents')}
        hint={say('incidentsHint')}
        lines={form.incidents}
        kinds={INCIDENTS}
        name={(kind) => sayReport(`incident_${kind as (typeof INCIDENTS)[number]}`)}
        day="maybe"
        told={say('happened')}
        textAsked
        add={say('addIncident')}
        strict={strict}
        onChange={(incidents) => set({ incidents })}
      />
      <Lines
        title={sayReport('insurance')}
        lines={form.insurance}
        kinds={INSURANCE}
        name={(kind) => sayReport(`insurance_${kind as (typeof INSURANCE)[number]}`)}
        day="asked"
        told={say('more')}
        textAsked={false}
        add={say('addInsurance')}
        strict={strict}
        onChange={(insurance) => set({ insurance })}
      />
    </>
  );
}

async function keep(path: string, version: number | null, body: Written): Promise<Result<Report>> {
  return heeding(await call<Report>(path, { method: 'PUT', body, version }));
}
