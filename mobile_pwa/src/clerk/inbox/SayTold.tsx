import { useSignal } from '@preact/signals';
import { offsetOf } from '../../i18n/format';
import { call } from '../../server/client';
import type { CaseNotice } from '../../server/resources';
import { SelectField, TextField } from '../../ui/Field';
import { setting } from '../../ui/setting';
import { useSending } from '../sending';
import { InPlace } from './InPlace';
import { say } from './toldWords';

type How = NonNullable<CaseNotice['told']>['how'];
const HOWS: readonly How[] = ['in_person', 'phone', 'other'];

interface Props {
  notice: CaseNotice;
  onDone: (answer: CaseNotice) => void;
  onClose: () => void;
  onLook: () => Promise<void>;
}

/** Somebody told her by mouth: how, and when if it was not just now. */
export function SayTold({ notice, onDone, onClose, onLook }: Props) {
  const how = useSignal<How>('phone');
  const day = useSignal('');
  const time = useSignal('');
  const sending = useSending<'at', CaseNotice>({
    check: () => (Boolean(day.value) === Boolean(time.value) ? {} : { at: say('bothMissing') }),
    send: () => {
      const at = `${day.value}T${time.value}:00${offsetOf(notice.due_at)}`;
      const body = { how: how.value, told_at: day.value ? at : null };
      return call(`/notices/${notice.id}/told`, { method: 'PUT', body });
    },
    pointers: { '/told_at': 'at' },
    onDone,
  });
  return (
    <InPlace
      label={say('toldForm')}
      save={say('save')}
      sending={sending}
      onClose={onClose}
      onLook={onLook}
    >
      <SelectField
        label={say('how')}
        value={how.value}
        options={HOWS.map((one) => [one, say(`how_${one}`)] as const)}
        onInput={(value) => {
          how.value = value as How;
        }}
      />
      <p class="quiet small">{say('now')}</p>
      <div class="form-grid four">
        <TextField
          label={say('day')}
          type="date"
          value={day.value}
          wrong={sending.wrong.value.at}
          onInput={setting(day)}
        />
        <TextField label={say('time')} type="time" value={time.value} onInput={setting(time)} />
      </div>
    </InPlace>
  );
}

/** It was a mistake: what is still of use goes on its way again. */
export function takeBackTold(id: string) {
  const path = `/notices/${id}/told/withdrawal`;
  return call<CaseNotice>(path, { method: 'PUT', body: {} });
}
