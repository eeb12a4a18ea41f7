import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clock } from '../i18n/format';
import { call } from '../server/client';
import type { Present } from '../server/resources';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/icons';
import { site } from './keys';
import { say } from './words';

const EVERY_MS = 20_000;

/** First names only: whoever stands at the entrance may read along. */
export function Here() {
  const people = useSignal<Present[]>([]);
  const id = site.value?.id;
  useEffect(() => {
    if (!id) return;
    const pull = async () => {
      const result = await call<{ items: Present[] }>(`/sites/${id}/present`);
      if (result.ok) people.value = result.data.items;
    };
    void pull();
    const timer = setInterval(pull, EVERY_MS);
    return () => clearInterval(timer);
  }, [id]);
  return (
    <section class="card stack">
      <h2>{say('here')}</h2>
      {people.value.length === 0 && <Empty icon="person">{say('nobody')}</Empty>}
      <ul class="list">
        {people.value.map((person) => (
          <li key={person.first_name + person.checked_in_at} class="row apart">
            <span class="row">
              <Icon name="person" /> <strong>{person.first_name}</strong>
            </span>
            <span class="quiet digits">{say('since', { time: clock(person.checked_in_at) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
