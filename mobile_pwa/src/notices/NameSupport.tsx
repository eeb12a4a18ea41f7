import { useSignal } from '@preact/signals';
import { useSending } from '../clerk/sending';
import { language } from '../i18n/i18n';
import { call } from '../server/client';
import type { Language, MySupport } from '../server/resources';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { SelectField, TextField } from '../ui/Field';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { said } from '../ui/words';
import { AddressField } from './AddWay';
import { Agree } from './Agree';
import { say } from './settingsWords';
import type { Ways } from './ways';

type Kind = 'sms' | 'whatsapp' | 'email';
type Field = 'name' | 'address' | 'agree';

const KINDS: readonly Kind[] = ['sms', 'whatsapp', 'email'];

interface Props {
  ways: Ways;
  onDone: (answer: MySupport) => void;
  onClose: () => void;
}

/** Who it is, how they are reached, and her yes to what they are told. */
export function NameSupport({ ways, onDone, onClose }: Props) {
  const there = ways.kinds.value?.kinds ?? [];
  const offered = KINDS.filter((one) => there.includes(one));
  const name = useSignal('');
  const kind = useSignal<Kind>(offered[0] ?? 'sms');
  const address = useSignal('');
  const spoken = useSignal<Language>(language.value);
  const agrees = useSignal(false);
  const sentence = ways.consent.value?.support ?? null;
  const sending = useSending<Field, MySupport>({
    check: () => ({
      ...(!name.value.trim() && { name: say('missing') }),
      ...(!address.value.trim() && { address: say('missing') }),
      ...(!agrees.value && { agree: say('agreeMissing') }),
    }),
    send: () =>
      call('/me/support-person', {
        method: 'PUT',
        body: {
          name: name.value.trim(),
          language: spoken.value,
          kind: kind.value,
          address: address.value.trim(),
          consent: agrees.value,
          words: sentence?.version ?? '',
        },
      }),
    pointers: { '/name': 'name', '/address': 'address', '/consent': 'agree' },
    onDone: (answer) => {
      announce(say('saved'));
      onDone(answer);
    },
  });
  const { wrong } = sending;
  return (
    <form class="stack" onSubmit={sending.submit} noValidate aria-label={say('supportTitle')}>
      <TextField
        label={say('supportName')}
        wrong={wrong.value.name}
        maxLength={80}
        value={name.value}
        onInput={setting(name)}
      />
      <SelectField
        label={say('which')}
        value={kind.value}
        options={offered.map((one) => [one, say(`kind_${one}`)] as const)}
        onInput={(value) => {
          kind.value = value as Kind;
        }}
      />
      <AddressField kind={kind.value} value={address} wrong={wrong.value.address} />
      <SelectField
        label={say('supportLanguage')}
        value={spoken.value}
        options={[
          ['es', say('es')],
          ['en', say('en')],
        ]}
        onInput={(value) => {
          spoken.value = value as Language;
        }}
      />
      <Agree
        sentence={sentence}
        value={agrees.value}
        wrong={wrong.value.agree}
        onInput={setting(agrees)}
      />
      <Trouble problem={sending.problem.value} />
      <div class="row">
        <Button type="submit" kind="main" busy={sending.busy.value}>
          {say('save')}
        </Button>
        <Button kind="bare" onClick={onClose}>
          {said('cancel')}
        </Button>
      </div>
    </form>
  );
}
