import { clock, dayText } from '../i18n/format';
import type { Enrolment, Order } from '../server/resources';
import { Button } from '../ui/Button';
import { said } from '../ui/words';
import { Conditions } from './Conditions';
import { CodePicture } from './EnrolCode';
import { say } from './enrolWords';

interface Props {
  enrolment: Enrolment;
  kind: 'phone' | 'screen';
  /** Whose phone it is for: the sheet then says where, when and how many hours. */
  order?: Order;
  onClose: () => void;
}

/** A page to hand over: what to do, the code, and nothing that says why. */
export function EnrolSheet({ enrolment, kind, order, onClose }: Props) {
  const steps =
    kind === 'phone'
      ? (['sheetStep1', 'sheetStep2', 'sheetStep3'] as const)
      : (['screenSheet1', 'screenSheet2', 'screenSheet3'] as const);
  return (
    <>
      <div class="row no-print">
        <Button icon="back" onClick={onClose}>
          {said('back')}
        </Button>
        <Button kind="main" icon="printer" onClick={() => print()}>
          {say('print')}
        </Button>
      </div>
      <article class="paper">
        <h1>{kind === 'phone' ? say('sheetTitle') : say('screenCode')}</h1>
        <ol>
          {steps.map((step) => (
            <li key={step}>{say(step)}</li>
          ))}
        </ol>
        <CodePicture enrolment={enrolment} />
        <p class="url">{enrolment.url}</p>
        <p>
          {say('enrolUntil', {
            day: dayText(enrolment.expires_at),
            time: clock(enrolment.expires_at),
          })}
        </p>
        <p>{say('sheetOnce')}</p>
        {order && <Conditions order={order} />}
      </article>
    </>
  );
}
