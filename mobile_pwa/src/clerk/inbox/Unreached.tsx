import { useSignal } from '@preact/signals';
import type { CaseNotice } from '../../server/resources';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/icons';
import { show } from '../view';
import { decided } from './done';
import { say as sayInbox } from './inboxWords';
import { type List, listAt } from './lists';
import { momentOf } from './moment';
import { nameOf, Row } from './Row';
import { Rows } from './Rows';
import { SayTold, takeBackTold } from './SayTold';
import { Tries } from './Tries';
import { type Place, pathOf } from './tabs';
import { say } from './toldWords';

/** Women whom nothing has reached: somebody calls them, or tells them in person. */
export function Unreached({ place }: { place: Place }) {
  const list = listAt<CaseNotice>(pathOf(place));
  return (
    <>
      <div>
        <a class="button chip" href="/api/v1/notices/printed-list" target="_blank" rel="noreferrer">
          <Icon name="printer" />
          {say('print')}
        </a>
      </div>
      <Rows list={list} label={sayInbox('tab_unreached')} empty={sayInbox('empty_unreached')}>
        {(row) => <One key={row.id} row={row} list={list} from={place} />}
      </Rows>
    </>
  );
}

interface OneProps {
  row: CaseNotice;
  list: List<CaseNotice>;
  from: Place;
}

function One({ row, list, from }: OneProps) {
  const telling = useSignal(false);
  const whose = <span class="sr"> {nameOf(row.order)}</span>;
  const close = () => {
    telling.value = false;
  };
  const told = () =>
    decided(list, row, {
      text: say('done', { name: nameOf(row.order) }),
      undo: () => takeBackTold(row.id),
      row: row.id,
    });
  return (
    <Row
      id={row.id}
      whose={row.order}
      from={from}
      actions={
        <>
          <Button
            size="chip"
            icon="speech"
            expanded={telling.value}
            onClick={() => {
              telling.value = !telling.value;
            }}
          >
            {say('told')}
            {whose}
          </Button>
          <Button
            size="chip"
            kind="bare"
            onClick={() => show({ room: 'case', order: row.order.id, back: from })}
          >
            {sayInbox('openCase')}
            {whose}
          </Button>
        </>
      }
      under={
        telling.value && <SayTold notice={row} onDone={told} onClose={close} onLook={list.pull} />
      }
    >
      <Facts row={row} />
    </Row>
  );
}

function Facts({ row }: { row: CaseNotice }) {
  return (
    <>
      <div class="row">
        <Badge icon="speech" tone="wait">
          {say(`kind_${row.kind}`)}
        </Badge>
        <span class="quiet small">
          {say('since', { when: momentOf(row.unreached_at ?? row.due_at) })}
        </span>
      </div>
      <p class="words">
        <q>{row.text}</q>
      </p>
      {row.tries.length === 0 ? <p class="small">{say('noWay')}</p> : <Tries tries={row.tries} />}
      {row.support_asked_at && (
        <p class="quiet small">{say('supportAsked', { when: momentOf(row.support_asked_at) })}</p>
      )}
    </>
  );
}
