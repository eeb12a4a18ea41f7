import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { readCode } from '../scan/code';
import { call, type Problem } from '../server/client';
import type { Opening } from '../server/resources';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { lazily } from '../ui/lazily';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { said } from '../ui/words';
import { ChoosePin } from './ChoosePin';
import { NameScreen } from './NameScreen';
import { arrival } from './session';
import { say } from './words';

const CodeReader = lazily(() => import('../scan/CodeReader').then((m) => m.CodeReader));

interface Opened {
  code: string;
  opening: Opening;
}

/** From the court's one-time code to a phone, or a site's screen, that the server knows. */
export function Enrol({ onBack }: { onBack: () => void }) {
  const opened = useSignal<Opened | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const open = async (code: string) => {
    if (busy.value) return;
    busy.value = true;
    const result = await call<Opening>('/enrolments/opening', { method: 'POST', body: { code } });
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok) opened.value = { code, opening: result.data };
  };
  useEffect(() => {
    if (arrival.value) void open(arrival.value);
  }, []);
  if (opened.value) {
    const { code, opening } = opened.value;
    return opening.kind === 'site_device' ? (
      <NameScreen code={code} opening={opening} />
    ) : (
      <ChoosePin code={code} opening={opening} />
    );
  }
  return (
    <>
      <Title>{say('codeTitle')}</Title>
      <Trouble problem={problem.value} />
      {busy.value || (arrival.value && !problem.value) ? (
        <Skeleton lines={1} />
      ) : (
        <GiveCode onCode={open} />
      )}
      <Button kind="bare" icon="back" onClick={onBack}>
        {said('back')}
      </Button>
    </>
  );
}

function GiveCode({ onCode }: { onCode: (code: string) => void }) {
  const camera = useSignal(false);
  const typed = useSignal('');
  const wrong = useSignal<string | null>(null);
  const take = (text: string) => {
    const code = readCode(text);
    wrong.value = code.kind === 'enrolment' ? null : say('codeWrong');
    if (code.kind === 'enrolment') onCode(code.text);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    take(typed.value);
  };
  return (
    <>
      <p class="quiet">{say('codeText')}</p>
      {camera.value ? (
        <CodeReader onText={take} />
      ) : (
        <Button
          kind="main"
          size="big"
          wide
          icon="scan"
          onClick={() => {
            camera.value = true;
          }}
        >
          {say('useCamera')}
        </Button>
      )}
      {camera.value && wrong.value && (
        <Banner icon="note" role="alert">
          {wrong.value}
        </Banner>
      )}
      <form class="card stack" onSubmit={submit} noValidate>
        <TextField
          label={say('codeLabel')}
          hint={say('codeHint')}
          wrong={camera.value ? null : wrong.value}
          value={typed.value}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={setting(typed)}
        />
        <Button type="submit" wide>
          {say('useCode')}
        </Button>
      </form>
    </>
  );
}
