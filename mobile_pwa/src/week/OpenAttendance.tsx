import { clock } from '../i18n/format';
import type { Week } from '../server/resources';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { sayLeft } from './rooms';
import { say } from './words';

interface Props {
  open: NonNullable<Week['open_attendance']>;
  onScan: () => void;
}

export function OpenAttendance({ open, onScan }: Props) {
  const time = clock(open.checked_in_at);
  return (
    <section class="banner calm">
      <Icon name="enter" />
      <div class="body stack">
        <div>
          <h2>{say('openTitle')}</h2>
          <p>{say('openAt', { time, site: open.site_name })}</p>
        </div>
        <Button kind="main" icon="leave" wide onClick={onScan}>
          {say('openScan')}
        </Button>
        <Button icon="clock" wide onClick={sayLeft}>
          {say('openLeft')}
        </Button>
      </div>
    </section>
  );
}
