import '../admin/admin.css';
import './figures.css';
import { useSignal } from '@preact/signals';
import { useAsked } from '../clerk/asking';
import { dayText } from '../i18n/format';
import { language } from '../i18n/i18n';
import { BASE } from '../server/client';
import type { Release, Releases } from '../server/types';
import { Empty } from '../ui/Empty';
import { SelectField } from '../ui/Field';
import { Icon } from '../ui/icons';
import { Skeleton } from '../ui/Skeleton';
import { Title } from '../ui/Title';
import { Trouble } from '../ui/Trouble';
import { FigureTable } from './FigureTable';
import { say } from './figuresWords';

/** What is published about how the law works: the newest release, and those before it. */
export function Figures() {
  const asked = useAsked<Releases>('/statistics');
  const found = asked.data.value;
  const next = found && {
    month: dayText(`${found.next_release}-01`, 'month'),
    day: dayText(found.next_release_from, 'date'),
  };
  return (
    <>
      <Title>{say('title')}</Title>
      <p class="quiet">{say('intro')}</p>
      <Trouble problem={asked.problem.value} onRetry={() => void asked.pull()} />
      {!found && !asked.problem.value && <Skeleton lines={4} />}
      {found?.releases.length === 0 && <Empty icon="record">{say('none')}</Empty>}
      {found && found.releases.length > 0 && <Chosen releases={found.releases} />}
      {next && <p class="quiet small">{say('next', next)}</p>}
      <a href={`/cifras/metodo?lang=${language.value}`} target="_blank" rel="noreferrer">
        {say('method')}
      </a>
    </>
  );
}

function Chosen({ releases }: { releases: readonly Release[] }) {
  const chosen = useSignal('');
  const code = useSignal('women');
  const release = releases.find((one) => one.release === chosen.value) ?? releases[0];
  if (!release) return null;
  const base = `${BASE}/statistics/${release.release}`;
  return (
    <>
      <div class="filters">
        <SelectField
          label={say('release')}
          value={release.release}
          options={releases.map((one) => [one.release, until(one.release)] as const)}
          onInput={(value) => {
            chosen.value = value;
          }}
        />
        <SelectField
          label={say('table')}
          value={code.value}
          options={release.tables.map((one) => [one.code, one.title] as const)}
          onInput={(value) => {
            code.value = value;
          }}
        />
      </div>
      <FigureTable
        key={`${release.release} ${code.value}`}
        release={release.release}
        code={code.value}
      />
      <section class="card stack tight">
        <h2>{say('whole')}</h2>
        <p class="quiet small">
          {say('published', { day: dayText(release.published_at, 'date') })}
        </p>
        <div class="row">
          <a class="button chip" href={`${base}/bulletin.pdf`} download>
            <Icon name="save" /> {say('bulletin')}
          </a>
          <a class="button chip" href={`${base}/dictionary`} download={`${release.release}.json`}>
            <Icon name="save" /> {say('dictionary')}
          </a>
        </div>
        <a
          href={`/cifras/${release.release}?lang=${language.value}`}
          target="_blank"
          rel="noreferrer"
        >
          {say('page')}
        </a>
        <p class="quiet small">{say('licence')}</p>
      </section>
    </>
  );
}

function until(month: string): string {
  return say('until', { month: dayText(`${month}-01`, 'month') });
}
