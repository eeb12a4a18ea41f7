import { useSignal } from '@preact/signals';
import type { Problem } from '../../server/client';
import type { CourtAttendance } from '../../server/resources';
import { announce } from '../../ui/announce';
import { AttendanceRow } from './AttendanceRow';
import { Bulk } from './Bulk';
import { say } from './inboxWords';
import { say as sayChosen } from './judgingWords';
import { listAt } from './lists';
import { Rows } from './Rows';
import { type AttendanceTab, type Place, pathOf } from './tabs';

interface Props {
  tab: AttendanceTab;
  place: Place;
}

/** Attendances in one state, oldest first; only accepting is done to many at once. */
export function AttendanceList({ tab, place }: Props) {
  const list = listAt<CourtAttendance>(pathOf(place));
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const faults = useSignal<ReadonlyMap<string, Problem>>(new Map());
  const choose = (id: string, on: boolean) => {
    const ids = new Set(chosen.value);
    if (on) ids.add(id);
    else ids.delete(id);
    chosen.value = ids;
  };
  const many = tab === 'presumed';
  return (
    <>
      {many && <Bulk list={list} chosen={chosen} faults={faults} />}
      <Rows list={list} label={say(`tab_${tab}`)} empty={say(`empty_${tab}`)}>
        {(row) => (
          <AttendanceRow
            key={row.id}
            row={row}
            list={list}
            tab={tab}
            from={place}
            fault={faults.value.get(row.id) ?? null}
            chosen={many ? chosen.value.has(row.id) : null}
            onChoose={(on) => {
              choose(row.id, on);
              announce(sayChosen('chosen', { n: chosen.value.size }));
            }}
          />
        )}
      </Rows>
    </>
  );
}
