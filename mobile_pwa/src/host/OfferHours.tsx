import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { call, type Problem } from '../server/client';
import type { Shift, Site } from '../server/resources';
import type { HoursAsked } from '../server/types';
import { heeding } from '../signin/session';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Trouble } from '../ui/Trouble';
import { holdUpdates } from '../worker/bridge';
import { answerHours, asked } from './asked';
import { say } from './askWords';
import { OneWindow } from './OneWindow';
import { faultIn, type Given, usualHours, windowAt, windowsBody } from './windows';

const MOST = 7;

interface Props {
  request: HoursAsked;
  site: Site;
  onClose: () => void;
}

/** One time or more inside the days asked for; the site's own free hours stand there first. */
export function OfferHours({ request, site, onClose }: Props) {
  const shifts = useSignal<Shift[] | null>(null);
  const windows = useSignal<Given[]>([]);
  const wrong = useSignal<{ index: number; text: string } | null>(null);
  const rest = useSignal<Problem | null>(null);
  const reply = useSignal('');
  const busy = useSignal(false);
  useEffect(holdUpdates, []);
  useEffect(() => {
    void hers(request).then((found) => {
      shifts.value = found;
      windows.value = [usualHours(site, found, request.days[0] ?? '')];
    });
  }, [request.id]);
  const usual = (day: string, besides: Given[] = []) => {
    const offered = windowsBody(
      site.time_zone,
      besides.filter((one) => one.from && one.to),
    );
    return usualHours(site, [...(shifts.value ?? []), ...offered], day);
  };
  const others = (index: number) => windows.value.filter((_, n) => n !== index);
  const change = (index: number, part: Partial<Given>) => {
    windows.value = windows.value.map((one, n) => (n === index ? { ...one, ...part } : one));
    wrong.value = null;
  };
  const add = () => {
    const used = new Set(windows.value.map((one) => one.day));
    const day = request.days.find((one) => !used.has(one)) ?? request.days[0] ?? '';
    windows.value = [...windows.value, usual(day, windows.value)];
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const fault = faultIn(windows.value);
    wrong.value = fault && { index: fault.index, text: say(fault.key) };
    if (fault || busy.value) return;
    busy.value = true;
    const result = await answerHours(request, {
      verdict: 'offer',
      windows: windowsBody(site.time_zone, windows.value),
      reply: reply.value.trim() || null,
    });
    busy.value = false;
    if (result.ok) {
      announce(say('offeredNow'));
      return onClose();
    }
    [wrong.value, rest.value] = placed(result.problem);
  };
  return (
    <Sheet title={say('offerTitle', { name: request.first_name })} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <p>{say('offerText')}</p>
        {!shifts.value && <Skeleton lines={1} />}
        {windows.value.map((given, index) => (
          <OneWindow
            key={index}
            days={request.days}
            given={given}
            number={windows.value.length > 1 ? index + 1 : null}
            wrong={wrong.value?.index === index ? wrong.value.text : null}
            onDay={(day) => change(index, usual(day, others(index)))}
            onChange={(part) => change(index, part)}
            onRemove={
              windows.value.length > 1
                ? () => {
                    windows.value = others(index);
                    wrong.value = null;
                  }
                : null
            }
          />
        ))}
        {shifts.value && windows.value.length < MOST && (
          <div>
            <Button size="chip" icon="plus" onClick={add}>
              {say('anotherTime')}
            </Button>
          </div>
        )}
        <TextArea
          label={say('replyOptional')}
          value={reply.value}
          maxLength={500}
          onInput={setting(reply)}
        />
        <Trouble problem={rest.value} />
        <Button type="submit" kind="main" size="big" wide busy={busy.value || !shifts.value}>
          {say('offerSend')}
        </Button>
      </form>
    </Sheet>
  );
}

/** Her shifts on those days, to propose times beside them; without an answer, just the hours. */
async function hers(request: HoursAsked): Promise<Shift[]> {
  asked.faults.value = { ...asked.faults.value, [request.id]: null };
  const [first, last] = [request.days[0], request.days.at(-1)];
  const path = `/orders/${request.order}/shifts?from=${first}&to=${last}`;
  const result = heeding(await call<{ items: Shift[] }>(path));
  return result.ok ? result.data.items : [];
}

/** The server's words about one of the times go to it; the rest stays below. */
function placed(problem: Problem): [{ index: number; text: string } | null, Problem | null] {
  const field = problem.fields.find(({ pointer }) => windowAt(pointer) !== null);
  if (!field) return [null, problem];
  return [{ index: windowAt(field.pointer) ?? 0, text: field.message }, null];
}
