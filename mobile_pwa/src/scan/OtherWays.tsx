import { useSignal } from '@preact/signals';
import { wallClock } from '../i18n/format';
import type { Captured } from '../outbox/capture';
import type { Direction } from '../server/resources';
import { Button } from '../ui/Button';
import { SelectField, TextField } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { setting } from '../ui/setting';
import { knownSites } from '../week/shelves';
import { shortCode } from './code';
import { PhotoInput } from './PhotoInput';
import { say } from './words';

interface Props {
  direction: Direction;
  onSave: (captured: Omit<Captured, 'direction'>) => Promise<void>;
  onPhoto: (text: string | null) => void;
  /** She comes to say at what time she left. */
  left: boolean;
  onPass: () => void;
}

/** For a broken lens, a dark room, a missing screen: type it, photograph it, or just say it. */
export function OtherWays({ direction, onSave, onPhoto, left, onPass }: Props) {
  const open = useSignal<'type' | 'claim' | null>(left ? 'claim' : null);
  const close = () => {
    open.value = null;
  };
  const save = async (captured: Omit<Captured, 'direction'>) => {
    close();
    await onSave(captured);
  };
  return (
    <div class="stack">
      <h2>{say('otherWays')}</h2>
      <Button
        wide
        icon="keyboard"
        onClick={() => {
          open.value = 'type';
        }}
      >
        {say('typeIt')}
      </Button>
      <PhotoInput onText={onPhoto} />
      <Button wide icon="card" onClick={onPass}>
        {say('myPass')}
      </Button>
      <Button
        wide
        icon="ask"
        onClick={() => {
          open.value = 'claim';
        }}
      >
        {say('noCode')}
      </Button>
      {open.value === 'type' && (
        <Sheet title={say('typeTitle')} onClose={close}>
          <TypeCode direction={direction} onSave={save} />
        </Sheet>
      )}
      {open.value === 'claim' && (
        <Sheet title={say('claimTitle')} onClose={close}>
          <Claim direction={direction} onSave={save} />
        </Sheet>
      )}
    </div>
  );
}

function TypeCode({ direction, onSave }: Pick<Props, 'direction' | 'onSave'>) {
  const sites = knownSites.value;
  const site = useSignal(sites[0]?.id ?? '');
  const typed = useSignal('');
  const wrong = useSignal<string | null>(null);
  if (sites.length === 0) return <p>{say('noSites')}</p>;
  const code = shortCode(typed.value);
  const submit = (event: Event) => {
    event.preventDefault();
    wrong.value = code.length === 8 ? null : say('typeWrong');
    if (!wrong.value) void onSave({ code: `short:${code}`, site: site.value });
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      {sites.length > 1 && (
        <SelectField
          label={say('site')}
          value={site.value}
          options={sites.map((one) => [one.id, one.name] as const)}
          onInput={setting(site)}
        />
      )}
      <TextField
        label={say('typeLabel')}
        hint={say('typeHint')}
        wrong={wrong.value}
        class="input code"
        value={code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        onInput={setting(typed)}
      />
      <SaveButton direction={direction} />
    </form>
  );
}

function Claim({ direction, onSave }: Pick<Props, 'direction' | 'onSave'>) {
  const sites = knownSites.value;
  const now = wallClock(new Date());
  const site = useSignal(sites[0]?.id ?? '');
  const day = useSignal(now.slice(0, 10));
  const time = useSignal(now.slice(11, 16));
  const wrong = useSignal<string | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    const at = new Date(`${day.value}T${time.value}:00`);
    wrong.value = Number.isNaN(at.getTime()) ? say('claimWrong') : null;
    if (wrong.value) return;
    void onSave({ code: null, site: site.value || null, claimedAt: wallClock(at) });
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <p>{say('claimText')}</p>
      {sites.length > 1 && (
        <SelectField
          label={say('site')}
          value={site.value}
          options={sites.map((one) => [one.id, one.name] as const)}
          onInput={setting(site)}
        />
      )}
      <TextField
        label={say('claimDay')}
        type="date"
        max={now.slice(0, 10)}
        value={day.value}
        onInput={setting(day)}
      />
      <TextField
        label={say('claimTime')}
        type="time"
        wrong={wrong.value}
        value={time.value}
        onInput={setting(time)}
      />
      <SaveButton direction={direction} />
    </form>
  );
}

function SaveButton({ direction }: { direction: Direction }) {
  return (
    <Button type="submit" kind="main" size="big" wide>
      {say(direction === 'in' ? 'saveIn' : 'saveOut')}
    </Button>
  );
}
