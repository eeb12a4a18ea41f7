import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../i18n/format';
import { call, type Problem } from '../server/client';
import type { Device, Page, RevocationReason } from '../server/resources';
import { heeding } from '../signin/session';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { SelectField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { Skeleton } from '../ui/Skeleton';
import { Trouble } from '../ui/Trouble';
import { useAsked } from './asking';
import { CompareWords } from './CompareWords';
import { say } from './enrolWords';
import { comparing, type DeviceKind, matches } from './matching';

interface Props {
  path: string;
  title: string;
  kind: DeviceKind;
}

/** Phones or screens that were activated; a lost one is closed with a reason. */
export function Devices({ path, title, kind }: Props) {
  const asked = useAsked<Page<Device>>(path);
  const closing = useSignal<Device | null>(null);
  const items = asked.data.value?.items;
  useEffect(() => {
    if (matches.value > 0 || comparing.value) void asked.pull();
  }, [matches.value, comparing.value]);
  const done = () => {
    closing.value = null;
    void asked.pull();
  };
  return (
    <section class="card stack">
      <h2>{title}</h2>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!items && !asked.problem.value && <Skeleton lines={1} />}
      {items?.length === 0 && <p class="quiet">{say('noDevices')}</p>}
      <ul class="list">
        {items?.map((device) => (
          <li key={device.id} class="stack tight">
            <Line
              device={device}
              kind={kind}
              onRevoke={() => {
                closing.value = device;
              }}
            />
          </li>
        ))}
      </ul>
      {closing.value && (
        <Revoke
          device={closing.value}
          kind={kind}
          onDone={done}
          onClose={() => {
            closing.value = null;
          }}
        />
      )}
    </section>
  );
}

interface LineProps {
  device: Device;
  kind: DeviceKind;
  onRevoke: () => void;
}

function Line({ device, kind, onRevoke }: LineProps) {
  if (device.two_words && comparing.value !== device.id)
    return <CompareWords device={device} kind={kind} />;
  const waits = !device.matched_at && !device.revoked_at;
  return (
    <>
      <strong>{device.label || say('phoneNoName')}</strong>
      <span class="quiet small">
        {say('deviceSince', { day: dayText(device.enrolled_at, 'date') })}
        {device.last_seen_at &&
          ` · ${say('deviceSeen', { day: dayText(device.last_seen_at, 'date') })}`}
      </span>
      {device.revoked_at ? (
        <span>
          <Badge icon="lock">
            {say('deviceRevoked', { day: dayText(device.revoked_at, 'date') })}
          </Badge>
        </span>
      ) : (
        <span class="row">
          {waits && <Badge icon="clock">{say('waitsForCourt')}</Badge>}
          <Button size="chip" onClick={onRevoke}>
            {say(kind === 'site-devices' ? 'revokeScreen' : 'revoke')}
          </Button>
        </span>
      )}
    </>
  );
}

interface RevokeProps {
  device: Device;
  kind: DeviceKind;
  onDone: () => void;
  onClose: () => void;
}

const REASONS: readonly RevocationReason[] = ['lost', 'stolen', 'replaced', 'unsafe', 'other'];

function Revoke({ device, kind, onDone, onClose }: RevokeProps) {
  const screen = kind === 'site-devices';
  const reason = useSignal<RevocationReason>('lost');
  const problem = useSignal<Problem | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const options = { method: 'PUT', body: { reason: reason.value } } as const;
    const result = heeding(await call(`/${kind}/${device.id}/revocation`, options));
    problem.value = result.ok ? null : result.problem;
    if (result.ok) onDone();
  };
  return (
    <Sheet title={say(screen ? 'revokeScreen' : 'revokeTitle')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p>{say(screen ? 'revokeScreenText' : 'revokeText')}</p>
        <SelectField
          label={say('revokeReason')}
          value={reason.value}
          options={REASONS.map((key) => [key, say(`revoke_${key}`)] as const)}
          onInput={(value) => {
            reason.value = value as RevocationReason;
          }}
        />
        <Trouble problem={problem.value} />
        <Button type="submit" kind="main" wide>
          {say(screen ? 'revokeScreenYes' : 'revokeYes')}
        </Button>
      </form>
    </Sheet>
  );
}
