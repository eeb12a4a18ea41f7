import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { clock, dayText } from '../i18n/format';
import { call, type Problem } from '../server/client';
import type { Enrolment } from '../server/resources';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Trouble } from '../ui/Trouble';
import { CompareWords } from './CompareWords';
import { say } from './enrolWords';
import { comparing, type DeviceKind, useEnrolment } from './matching';

interface Props {
  path: string;
  title: string;
  text: string;
  make: string;
  /** How the code is printed. */
  sheet: (enrolment: Enrolment) => ComponentChildren;
  kind: DeviceKind;
}

/** Makes a one-time code for a phone or a screen, and shows it until this card is left. */
export function EnrolCode({ path, title, text, make, sheet, kind }: Props) {
  const made = useSignal<Enrolment | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const key = useSignal(crypto.randomUUID() as string);
  const create = async () => {
    if (busy.value) return;
    busy.value = true;
    const options = { method: 'POST', body: {}, idempotencyKey: key.value } as const;
    const result = heeding(await call<Enrolment>(path, options));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    key.value = crypto.randomUUID();
    made.value = result.data;
  };
  return (
    <section class="card stack">
      <h2>{title}</h2>
      <p class="quiet small">{text}</p>
      <Trouble problem={problem.value} />
      {made.value && <Made key={made.value.id} enrolment={made.value} kind={kind} sheet={sheet} />}
      <Button
        kind={made.value ? 'plain' : 'main'}
        icon="phone"
        busy={busy.value}
        onClick={() => void create()}
      >
        {made.value ? say('enrolAgain') : make}
      </Button>
    </section>
  );
}

type MadeProps = Pick<Props, 'kind' | 'sheet'> & { enrolment: Enrolment };

/** The code until it is used; then the two words, until somebody has said whether they agree. */
function Made({ enrolment, kind, sheet }: MadeProps) {
  const state = useEnrolment(enrolment.id);
  const device = state.value?.device;
  const waits = state.value?.state === 'waiting' ? device : null;
  useEffect(() => {
    comparing.value = waits?.id ?? null;
    return () => {
      comparing.value = null;
    };
  }, [waits?.id]);
  if (waits) {
    return <CompareWords device={waits} kind={kind} />;
  }
  if (state.value?.state === 'matched') {
    return (
      <Banner icon="tick">{say(kind === 'devices' ? 'matchedPhone' : 'matchedScreen')}</Banner>
    );
  }
  if (device?.revoked_at) return <Banner icon="note">{say('refusedNow')}</Banner>;
  return <Unused enrolment={enrolment} sheet={sheet} />;
}

function Unused({ enrolment, sheet }: Omit<MadeProps, 'kind'>) {
  const copy = async () => {
    await navigator.clipboard?.writeText(enrolment.url).catch(() => undefined);
    announce(say('copied'));
  };
  return (
    <div class="stack">
      <CodePicture enrolment={enrolment} />
      <p class="small">
        {say('enrolUntil', {
          day: dayText(enrolment.expires_at),
          time: clock(enrolment.expires_at),
        })}
      </p>
      <p class="small">{say('enrolUrl')}:</p>
      <p class="url">{enrolment.url}</p>
      <div class="row">
        <Button size="chip" onClick={() => void copy()}>
          {say('copyUrl')}
        </Button>
      </div>
      {sheet(enrolment)}
    </div>
  );
}

/** The server's drawing, as a picture: nothing in it can run. */
export function CodePicture({ enrolment }: { enrolment: Enrolment }) {
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(enrolment.svg)}`;
  return <img class="code-picture" src={source} alt={say('enrolQr')} width="240" height="240" />;
}
