import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useSending } from '../clerk/sending';
import { uuidv7 } from '../outbox/uuid';
import { call } from '../server/client';
import type { Channel, ChannelKind } from '../server/resources';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { SelectField, TextField } from '../ui/Field';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { said } from '../ui/words';
import { Agree } from './Agree';
import { say } from './settingsWords';
import type { Ways } from './ways';

type Typed = Exclude<ChannelKind, 'push'>;
type Field = 'address' | 'agree' | 'service';

const HERS: readonly Typed[] = ['sms', 'whatsapp', 'email', 'other', 'paper'];
const STAFFS: readonly Typed[] = ['email', 'other'];
const POINTERS = { '/address': 'address', '/consent': 'agree', '/service': 'service' } as const;

/** One more way, with the sentence that she agrees to; what is wrong stands beside its field. */
export function AddWay({ ways, onDone }: { ways: Ways; onDone: () => void }) {
  const id = useMemo(uuidv7, []);
  const offered = offeredBy(ways);
  const kind = useSignal<Typed>(offered[0] ?? 'paper');
  const address = useSignal('');
  const service = useSignal(ways.kinds.value?.services[0] ?? '');
  const agrees = useSignal(false);
  const sentence = ways.consent.value?.channel ?? null;
  const sending = useSending<Field, Channel>({
    check: () => ({
      ...(kind.value !== 'paper' && !address.value.trim() && { address: say('missing') }),
      ...(!agrees.value && { agree: say('agreeMissing') }),
    }),
    send: () =>
      call(`${ways.base}/channels/${id}`, {
        method: 'PUT',
        body: {
          kind: kind.value,
          address: kind.value === 'paper' ? null : address.value.trim(),
          service: kind.value === 'other' ? service.value : null,
          consent: agrees.value,
          words: sentence?.version ?? '',
        },
      }),
    pointers: POINTERS,
    onDone: () => {
      announce(say('saved'));
      onDone();
      void ways.pull();
    },
  });
  const wrong = sending.wrong.value;
  return (
    <form class="stack" onSubmit={sending.submit} noValidate aria-label={say('addTitle')}>
      <h3>{say('addTitle')}</h3>
      <SelectField
        label={say('which')}
        value={kind.value}
        options={offered.map((one) => [one, say(`kind_${one}`)] as const)}
        onInput={(value) => {
          kind.value = value as Typed;
          sending.fixed('address');
        }}
      />
      {kind.value === 'other' && (
        <SelectField
          label={say('service')}
          value={service.value}
          wrong={wrong.service}
          options={(ways.kinds.value?.services ?? []).map((one) => [one, one] as const)}
          onInput={setting(service)}
        />
      )}
      {kind.value === 'paper' ? (
        <p class="quiet small">{say('paperText')}</p>
      ) : (
        <AddressField kind={kind.value} value={address} wrong={wrong.address} />
      )}
      <Agree
        sentence={sentence}
        value={agrees.value}
        wrong={wrong.agree}
        onInput={setting(agrees)}
      />
      <Trouble problem={sending.problem.value} />
      <div class="row">
        <Button type="submit" kind="main" busy={sending.busy.value}>
          {say('save')}
        </Button>
        <Button kind="bare" onClick={onDone}>
          {said('cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Only what can be carried here. */
function offeredBy(ways: Ways): readonly Typed[] {
  const there = ways.kinds.value?.kinds ?? [];
  const mine = ways.base === '/me' ? HERS : STAFFS;
  return mine.filter((one) => there.includes(one));
}

interface AddressProps {
  kind: Typed;
  value: { value: string };
  wrong: string | undefined;
}

export function AddressField({ kind, value, wrong }: AddressProps) {
  const isNumber = kind === 'sms' || kind === 'whatsapp';
  return (
    <TextField
      label={say(isNumber ? 'number' : kind === 'email' ? 'email' : 'name')}
      {...(isNumber && { hint: say('numberHint') })}
      wrong={wrong}
      type={isNumber ? 'tel' : kind === 'email' ? 'email' : 'text'}
      spellcheck={false}
      autocapitalize="off"
      value={value.value}
      onInput={setting(value)}
    />
  );
}
