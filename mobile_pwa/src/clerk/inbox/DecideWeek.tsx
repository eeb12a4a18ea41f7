import { useSignal } from '@preact/signals';
import { dayText } from '../../i18n/format';
import { call } from '../../server/client';
import type { Shortfall, WeekDecision } from '../../server/resources';
import { SelectField } from '../../ui/Field';
import { setting } from '../../ui/setting';
import { useSending } from '../sending';
import { decided } from './done';
import { InPlace } from './InPlace';
import { say as sayInbox } from './inboxWords';
import { keyOf, type List } from './lists';
import { Reasons } from './Reasons';
import { nameOf } from './Row';
import { say } from './shortWords';

interface Props {
  row: Shortfall;
  list: List<Shortfall>;
  takesBack: boolean;
  onClose: () => void;
}

type Kind = WeekDecision['kind'];
type Finding = NonNullable<WeekDecision['finding']>;
const KINDS = ['make_up', 'excuse', 'pause', 'no_action', 'judge_decision'] as const;
const FINDINGS = ['none', 'noncompliance', 'revocation'] as const;

/** What follows a short week, with reasons; or taking back what was decided. */
export function DecideWeek({ row, list, takesBack, onClose }: Props) {
  const form = useWeekForm(row, list, takesBack);
  const { kind, finding, reasons, sending } = form;
  return (
    <InPlace
      label={say(takesBack ? 'withdraw' : 'decide')}
      save={say(takesBack ? 'saveWithdraw' : 'saveDecide')}
      sending={sending}
      onClose={onClose}
      onLook={list.pull}
    >
      {!takesBack && (
        <SelectField
          label={say('kind')}
          hint={say(`hint_${kind.value}`)}
          value={kind.value}
          options={KINDS.map((one) => [one, say(`kind_${one}`)] as const)}
          onInput={(value) => setting(kind)(value as Chosen)}
        />
      )}
      {!takesBack && kind.value === 'judge_decision' && (
        <SelectField
          label={say('finding')}
          hint={say('findingHint')}
          value={finding.value}
          options={FINDINGS.map((one) => [one, say(`finding_${one}`)] as const)}
          onInput={(value) => setting(finding)(value as Finding)}
        />
      )}
      <Reasons
        text={reasons}
        label={say('reasons')}
        hint={say('reasonsHint')}
        wrong={sending.wrong.value.reasons}
        onFixed={() => sending.fixed('reasons')}
      />
    </InPlace>
  );
}

type Chosen = (typeof KINDS)[number];

function useWeekForm(row: Shortfall, list: List<Shortfall>, takesBack: boolean) {
  const kind = useSignal<Chosen>('make_up');
  const finding = useSignal<Finding>('none');
  const reasons = useSignal('');
  const sending = useSending<'reasons', WeekDecision>({
    check: () => (reasons.value.trim() ? {} : { reasons: say('reasonsMissing') }),
    send: () => {
      const said = takesBack ? 'withdrawn' : kind.value;
      return decideWeek(row, said, reasons.value.trim(), finding.value);
    },
    pointers: { '/reasons': 'reasons' },
    onDone: () => {
      const what = { name: nameOf(row.order), day: dayText(row.starts_on, 'date') };
      decided(list, row, {
        text: say(takesBack ? 'takenBack' : 'done', what),
        undo: takesBack ? null : () => decideWeek(row, 'withdrawn', sayInbox('undoReason'), null),
        row: keyOf(row),
      });
    },
  });
  return { kind, finding, reasons, sending };
}

/** A decision is a fact with an id of its own. */
function decideWeek(row: Shortfall, kind: Kind, reasons: string, finding: Finding | null) {
  const path = `/orders/${row.order.id}/weeks/${row.week}/decisions/${crypto.randomUUID()}`;
  const body = { kind, reasons, finding: kind === 'judge_decision' ? finding : null };
  return call<WeekDecision>(path, { method: 'PUT', body });
}
