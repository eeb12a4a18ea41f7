import { useSignal } from '@preact/signals';
import { call, type Problem } from '../../server/client';
import type { Report } from '../../server/types';
import { heeding } from '../../signin/session';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { TextArea } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { setting } from '../../ui/setting';
import { Trouble } from '../../ui/Trouble';
import { say } from './words';

interface Props {
  path: string;
  report: Report;
  onDone: (report: Report) => void;
  onClose: () => void;
}

/** The last question. Handed in it stays as it is; a correction says why. */
export function HandIn({ path, report, onDone, onClose }: Props) {
  // One id for one intention: sent again after a lost answer it is the same version.
  const id = useSignal(crypto.randomUUID() as string);
  const reason = useSignal('');
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const corrects = report.versions.length > 0;
  const send = async () => {
    wrong.value = corrects && !reason.value.trim() ? say('reasonMissing') : null;
    if (busy.value || wrong.value) return;
    busy.value = true;
    const body = { id: id.value, reason: corrects ? reason.value.trim() : null };
    const options = { method: 'PUT', body, version: report.version } as const;
    const result = heeding(await call<Report>(`${path}/versions`, options));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    announce(say('handedIn'));
    onClose();
    onDone(result.data);
  };
  return (
    <Sheet title={say('handInTitle')} onClose={onClose}>
      {report.waiting > 0 && <p>{say('waiting', { n: report.waiting })}</p>}
      <p>{say('handInText')}</p>
      {corrects && (
        <TextArea
          label={say('reason')}
          value={reason.value}
          wrong={wrong.value}
          onInput={setting(reason)}
        />
      )}
      <Trouble problem={problem.value} />
      <Button kind="main" size="big" wide busy={busy.value} onClick={() => void send()}>
        {say('handInNow')}
      </Button>
    </Sheet>
  );
}
