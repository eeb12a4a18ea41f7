import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clock } from '../i18n/format';
import { receipted } from '../outbox/flush';
import { carriedWaiting } from '../outbox/rows';
import { call } from '../server/client';
import type { Present } from '../server/resources';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/icons';
import { say as sayCard } from './cardWords';
import { type HereNow, hereNow, present } from './here';
import { site } from './keys';
import { roster } from './roster';
import { say } from './words';

const EVERY_MS = 20_000;

/** First names only: whoever stands at the entrance may read along. */
export function Here() {
  const people = useSignal<HereNow[]>([]);
  usePresent();
  const said = present.value;
  const unsent = carriedWaiting.value;
  const known = roster.value;
  useEffect(() => {
    let stale = false;
    void hereNow(said, unsent).then((here) => {
      if (!stale) people.value = here;
    });
    return () => {
      stale = true;
    };
  }, [said, unsent, known]);
  return (
    <section class="card stack">
      <h2>{say('here')}</h2>
      {people.value.length === 0 && <Empty icon="person">{say('nobody')}</Empty>}
      <ul class="list">
        {people.value.map((person) => (
          <li key={person.name + person.at} class="row apart">
            <span class="row">
              <Icon name="person" /> <strong>{person.name}</strong>
            </span>
            <span class="quiet digits">
              {say('since', { time: clock(person.at) })}
              {person.unsent && ` · ${sayCard('unsent')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asked for every few seconds, and when something of this screen was received. */
function usePresent(): void {
  const id = site.value?.id;
  const count = receipted.value;
  useEffect(() => {
    if (!id) return;
    const pull = async () => {
      const result = await call<{ items: Present[] }>(`/sites/${id}/present`);
      if (result.ok) present.value = result.data.items;
    };
    void pull();
    const timer = setInterval(pull, EVERY_MS);
    return () => clearInterval(timer);
  }, [id, count]);
}
