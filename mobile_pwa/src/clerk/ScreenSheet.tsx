import { clock, dayText } from '../i18n/format';
import type { Enrolment } from '../server/resources';
import { Button } from '../ui/Button';
import { said } from '../ui/words';
import { CodePicture } from './EnrolCode';
import { say } from './enrolWords';

interface Props {
  enrolment: Enrolment;
  onClose: () => void;
}

/** A page for whoever puts up the screen of a site: what to do, and the code. */
export function ScreenSheet({ enrolment, onClose }: Props) {
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
        <h1>{say('screenCode')}</h1>
        <ol>
          {(['screenSheet1', 'screenSheet2', 'screenSheet3'] as const).map((step) => (
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
      </article>
    </>
  );
}
