import '../signin/twoWords.css';
import { useSignal } from '@preact/signals';
import { call, type Problem } from '../server/client';
import type { Device, MatchHow } from '../server/resources';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { say } from './enrolWords';
import { type DeviceKind, matches } from './matching';

interface Props {
  device: Pick<Device, 'id' | 'label' | 'two_words'>;
  kind: DeviceKind;
}

const HOW: readonly MatchHow[] = ['in_person', 'telephone'];

/** The words that her phone, or the site's screen, must show too; and what the clerk says of them. */
export function CompareWords({ device, kind }: Props) {
  const phone = kind === 'devices';
  const how = useSignal<MatchHow>(phone ? 'in_person' : 'telephone');
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const tell = async (agrees: boolean) => {
    if (busy.value) return;
    busy.value = true;
    const options = { method: 'PUT', body: { agrees, how: how.value } } as const;
    const result = heeding(await call(`/${kind}/${device.id}/match`, options));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    announce(say(agrees ? (phone ? 'matchedPhone' : 'matchedScreen') : 'refusedNow'));
    matches.value += 1;
  };
  return (
    <div class="stack">
      <h3>{say('compareTitle')}</h3>
      <p class="two-words" lang="es">
        {device.two_words?.map((word) => (
          <span key={word}>{word}</span>
        ))}
      </p>
      <p class="small">{say(phone ? 'comparePhone' : 'compareScreen')}</p>
      <Choices
        legend={say('compareHow')}
        value={how.value}
        options={HOW.map((value) => ({ value, text: say(`how_${value}`) }))}
        onChange={setting(how)}
      />
      <Trouble problem={problem.value} />
      <div class="row">
        <Button kind="main" icon="tick" busy={busy.value} onClick={() => void tell(true)}>
          {say('wordsAgree')}
        </Button>
        <Button onClick={() => void tell(false)}>{say('wordsDiffer')}</Button>
      </div>
      <p class="quiet small">{say('wordsDifferHint')}</p>
    </div>
  );
}
