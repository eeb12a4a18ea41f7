import './link.css';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../i18n/format';
import { uuidv7 } from '../outbox/uuid';
import { call, type Problem } from '../server/client';
import type { CalendarLink } from '../server/resources';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { Trouble } from '../ui/Trouble';
import { say } from './linkWords';

/** A secret link that other calendars read: made, copied, opened, revoked. */
export function CalendarCard({ whose }: { whose: 'hers' | 'court' }) {
  const { link, problem, busy, act } = useLink();
  const url = link.value?.url;
  const made = link.value?.made_at;
  const key = useSignal(uuidv7());
  const make = async () => {
    await act('POST', key.value);
    key.value = uuidv7();
  };
  return (
    <section class="card stack">
      <h2>{say('title')}</h2>
      <p>{say(`shows_${whose}`)}</p>
      {made && !url && <p class="quiet">{say('madeOn', { day: dayText(made, 'date') })}</p>}
      {url && <Fresh url={url} />}
      <Trouble problem={problem.value} />
      {link.value && (
        <div class="row">
          <Button busy={busy.value} onClick={() => void make()}>
            {say(made ? 'makeAnew' : 'make')}
          </Button>
          {made && (
            <Button kind="bare" busy={busy.value} onClick={() => void act('DELETE')}>
              {say('revoke')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** The link itself, shown once. */
function Fresh({ url }: { url: string }) {
  const copied = useSignal(false);
  const copy = async () => {
    copied.value = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false,
    );
    announce(say(copied.value ? 'copied' : 'copyByHand'));
  };
  return (
    <div class="stack tight">
      <p>{say('once')}</p>
      <p class="secret-link">{url}</p>
      <div class="row">
        <Button kind="main" onClick={() => void copy()}>
          {say(copied.value ? 'copied' : 'copy')}
        </Button>
        <a class="button" href={url.replace(/^https?:/, 'webcal:')}>
          {say('open')}
        </a>
      </div>
    </div>
  );
}

function useLink() {
  const link: Signal<CalendarLink | null> = useSignal(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const act = async (method: 'GET' | 'POST' | 'DELETE', key?: string) => {
    if (busy.value) return;
    busy.value = true;
    const options = key ? { method, idempotencyKey: key } : { method };
    const result = heeding(await call<CalendarLink | null>('/calendar-link', options));
    busy.value = false;
    problem.value = result.ok ? null : result.problem;
    if (!result.ok) return;
    link.value = method === 'DELETE' ? { url: null, made_at: null } : result.data;
    if (method === 'DELETE') announce(say('revoked'));
  };
  useEffect(() => void act('GET'), []);
  return { link, problem, busy, act };
}
