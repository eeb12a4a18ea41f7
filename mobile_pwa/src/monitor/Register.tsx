import '../clerk/imports/imports.css';
import { useSignal } from '@preact/signals';
import { usePages } from '../clerk/asking';
import { BringIn } from '../clerk/imports/BringIn';
import { Found } from '../clerk/imports/Found';
import { dayText } from '../i18n/format';
import type { Import } from '../server/resources';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { SelectField } from '../ui/Field';
import { More } from '../ui/More';
import { Skeleton } from '../ui/Skeleton';
import { setting } from '../ui/setting';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { type Account, type Catalogue, named, options, useCatalogue } from './register/catalogue';
import { NewAccount } from './register/NewAccount';
import { OneAccount } from './register/OneAccount';
import { say } from './registerWords';

type Shown = 'list' | 'new' | 'file' | { id: string };

/** Applications and decisions that are known of: noted, followed up, put right. */
export function Register() {
  const shown = useSignal<Shown>('list');
  const { data, problem, pull } = useCatalogue();
  const catalogue = data.value;
  const go = setting(shown);
  if (!catalogue) {
    return (
      <>
        <Title>{say('title')}</Title>
        <Trouble problem={problem.value} onRetry={() => void pull()} />
        {!problem.value && <Skeleton lines={4} />}
      </>
    );
  }
  if (shown.value === 'list') return <Everything catalogue={catalogue} onGo={go} />;
  return (
    <>
      <Button size="chip" icon="back" onClick={() => go('list')}>
        {say('back')}
      </Button>
      {shown.value === 'new' && <NewAccount catalogue={catalogue} onDone={(id) => go({ id })} />}
      {shown.value === 'file' && <FromFile />}
      {typeof shown.value === 'object' && (
        <OneAccount key={shown.value.id} catalogue={catalogue} id={shown.value.id} />
      )}
    </>
  );
}

function Everything({ catalogue, onGo }: { catalogue: Catalogue; onGo: (to: Shown) => void }) {
  const department = useSignal('');
  const state = useSignal('');
  const whose = useSignal('');
  const asked = [
    department.value && `department=${department.value}`,
    state.value && `state=${state.value}`,
    whose.value && `${whose.value}=true`,
  ].filter(Boolean);
  const path = asked.length > 0 ? `/decisions?${asked.join('&')}` : '/decisions';
  return (
    <>
      <Title>{say('title')}</Title>
      <p class="quiet">{say('text')}</p>
      <div class="row">
        <Button kind="main" icon="plus" onClick={() => onGo('new')}>
          {say('add')}
        </Button>
        <Button onClick={() => onGo('file')}>{say('file')}</Button>
      </div>
      <div class="filters">
        <SelectField
          label={say('department')}
          value={department.value}
          options={[['', say('anywhere')], ...options(catalogue, 'departments')]}
          onInput={setting(department)}
        />
        <SelectField
          label={say('state')}
          value={state.value}
          options={[['', say('any')], ...options(catalogue, 'steps'), ['struck', say('struck')]]}
          onInput={setting(state)}
        />
        <SelectField
          label={say('whose')}
          value={whose.value}
          options={[
            ['', say('whoseAll')],
            ['own', say('whoseOwn')],
            ['alike', say('whoseAlike')],
          ]}
          onInput={setting(whose)}
        />
      </div>
      <Rows key={path} path={path} catalogue={catalogue} onOpen={(id) => onGo({ id })} />
    </>
  );
}

interface RowsProps {
  path: string;
  catalogue: Catalogue;
  onOpen: (id: string) => void;
}

function Rows({ path, catalogue, onOpen }: RowsProps) {
  const { items, more, again, problem } = usePages<Account>(path);
  return (
    <>
      <Trouble problem={problem.value} onRetry={again} />
      {!items && !problem.value && <Skeleton lines={4} />}
      {items?.length === 0 && (
        <Empty icon="note">{say(path.includes('?') ? 'noneFound' : 'none')}</Empty>
      )}
      {items && items.length > 0 && (
        <ul class="list card">
          {items.map((one) => (
            <li key={one.id} class="row apart">
              <Row one={one} catalogue={catalogue} />
              <Button size="chip" onClick={() => onOpen(one.id)}>
                {say('open')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <More more={more && (() => void more())} />
    </>
  );
}

function Row({ one, catalogue }: { one: Account; catalogue: Catalogue }) {
  const last = one.steps.at(-1);
  return (
    <div class="stack tight">
      <span>
        <strong>{one.department_name}</strong> · {named(catalogue, 'court_kinds', one.court_kind)}
        {one.reference && ` · ${one.reference}`}
      </span>
      <span class="row">
        <span>
          {one.state === 'struck' || !last
            ? say('struck')
            : say('on', { what: named(catalogue, 'steps', last.kind), day: dayText(last.on) })}
        </span>
        {one.own && <Badge icon="person">{say('own')}</Badge>}
        {one.accounts > 1 && <Badge icon="ticks">{say('several', { n: one.accounts })}</Badge>}
      </span>
    </div>
  );
}

/** Many at once: checked line by line, then stored whole. */
function FromFile() {
  const open = useSignal<Import | null>(null);
  return (
    <section class="card stack" aria-label={say('bringIn')}>
      <Title>{say('bringIn')}</Title>
      {open.value ? (
        <Found key={open.value.id} first={open.value} onLeave={() => setting(open)(null)} />
      ) : (
        <BringIn kinds={['decisions']} onSent={setting(open)} />
      )}
    </section>
  );
}
