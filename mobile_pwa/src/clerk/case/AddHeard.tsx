import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { todayIn } from '../../i18n/zone';
import { uuidv7 } from '../../outbox/uuid';
import { call } from '../../server/client';
import type { Channel, ConsentSentence, ConsentWords, Order } from '../../server/resources';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { SelectField, TextField } from '../../ui/Field';
import { Skeleton } from '../../ui/Skeleton';
import { setting } from '../../ui/setting';
import { Trouble } from '../../ui/Trouble';
import { said } from '../../ui/words';
import { useAsked } from '../asking';
import { useSending } from '../sending';
import { say } from './waysWords';

type Kind = 'paper' | 'sms' | 'whatsapp' | 'email';
type Field = 'address' | 'on';

const KINDS: readonly Kind[] = ['paper', 'sms', 'whatsapp', 'email'];

interface Props {
  order: Order;
  onDone: () => void;
  onClose: () => void;
}

/** A way to tell her, with the yes that the clerk heard and the sentence that was read to her. */
export function AddHeard(props: Props) {
  const kinds = useAsked<{ kinds: string[] }>('/channel-kinds');
  const words = useAsked<ConsentWords>('/consent-words');
  const there = kinds.data.value?.kinds;
  const sentence = words.data.value?.channel;
  if (there && sentence) return <Form {...props} there={there} sentence={sentence} />;
  const problem = kinds.problem.value ?? words.problem.value;
  return problem ? <Trouble problem={problem} /> : <Skeleton lines={2} />;
}

interface FormProps extends Props {
  there: readonly string[];
  sentence: ConsentSentence;
}

function Form({ order, there, sentence, onDone, onClose }: FormProps) {
  const id = useMemo(uuidv7, []);
  const offered = KINDS.filter((one) => there.includes(one));
  const kind = useSignal<Kind>('paper');
  const address = useSignal('');
  const today = todayIn(order.time_zone);
  const on = useSignal(today);
  const sending = useSending<Field, Channel>({
    check: () => ({
      ...(kind.value !== 'paper' && !address.value.trim() && { address: say('missing') }),
      ...(!on.value && { on: say('missing') }),
    }),
    send: () =>
      call(`/orders/${order.id}/channels/${id}`, {
        method: 'PUT',
        body: {
          kind: kind.value,
          address: kind.value === 'paper' ? null : address.value.trim(),
          consented_on: on.value,
          words: sentence.version,
        },
      }),
    pointers: { '/address': 'address', '/consented_on': 'on' },
    onDone: () => {
      announce(say('saved'));
      onDone();
    },
  });
  const { wrong } = sending;
  return (
    <form class="in-place stack" onSubmit={sending.submit} noValidate aria-label={say('add')}>
      <SelectField
        label={say('which')}
        value={kind.value}
        options={offered.map((one) => [one, say(`kind_${one}`)] as const)}
        onInput={(value) => {
          kind.value = value as Kind;
        }}
      />
      {kind.value !== 'paper' && (
        <TextField
          label={say(kind.value === 'email' ? 'email' : 'number')}
          type={kind.value === 'email' ? 'email' : 'tel'}
          wrong={wrong.value.address}
          value={address.value}
          onInput={setting(address)}
        />
      )}
      <TextField
        label={say('on')}
        type="date"
        max={today}
        wrong={wrong.value.on}
        value={on.value}
        onInput={setting(on)}
      />
      <div>
        <p class="small">{say('read')}</p>
        <p>
          <q>{sentence.text}</q>
        </p>
      </div>
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
