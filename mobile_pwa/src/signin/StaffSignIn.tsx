import { useSignal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import type { Session } from '../server/resources';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { said } from '../ui/words';
import { opened } from './session';
import { say } from './words';

type Wrong = { email?: string; password?: string; code?: string };

export function StaffSignIn({ onBack }: { onBack: () => void }) {
  const email = useSignal('');
  const password = useSignal('');
  const code = useSignal('');
  const shown = useSignal(false);
  const wrong = useSignal<Wrong>({});
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    wrong.value = faults(email.value, password.value, code.value);
    if (Object.keys(wrong.value).length > 0 || busy.value) return;
    busy.value = true;
    const body = { email: email.value.trim(), password: password.value, code: code.value };
    const result = await call<Session>('/sessions', { method: 'POST', body });
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (result.ok) await opened(result.data);
  };
  return (
    <>
      <Title>{say('staff')}</Title>
      <form class="card stack" onSubmit={submit} noValidate>
        <TextField
          label={say('email')}
          type="email"
          autocomplete="username"
          value={email.value}
          wrong={wrong.value.email}
          onInput={setting(email)}
        />
        <TextField
          label={say('password')}
          type={shown.value ? 'text' : 'password'}
          autocomplete="current-password"
          value={password.value}
          wrong={wrong.value.password}
          onInput={setting(password)}
        />
        <div>
          <Button
            size="chip"
            icon="eye"
            onClick={() => {
              shown.value = !shown.value;
            }}
          >
            {say(shown.value ? 'hidePassword' : 'showPassword')}
          </Button>
        </div>
        <TextField
          label={say('totp')}
          hint={say('totpHint')}
          class="input code"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={7}
          value={code.value}
          wrong={wrong.value.code}
          onInput={(value) => {
            code.value = value.replace(/\D/g, '').slice(0, 6);
          }}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value}>
          {busy.value ? say('checking') : say('signIn')}
        </Button>
      </form>
      <Button kind="bare" icon="back" onClick={onBack}>
        {said('back')}
      </Button>
      <a href="/cifras">{say('figures')}</a>
    </>
  );
}

function faults(email: string, password: string, code: string): Wrong {
  const found: Wrong = {};
  if (!email.trim()) found.email = say('missing');
  if (!password) found.password = say('missing');
  if (code.length !== 6) found.code = say('totpWrong');
  return found;
}
