import type { Ref } from 'preact';
import { useId } from 'preact/hooks';
import type { Page, Site } from '../../server/resources';
import { SelectField } from '../../ui/Field';
import { useAsked } from '../asking';
import { say } from '../deskWords';
import { STATE_KEYS } from '../states';
import { say as sayState } from '../words';
import { type Filters, filters, GROUPS, lookFor, narrow, search } from './question';

const SWITCHES = [
  ['reached', 'no', 'onlyUnreached'],
  ['waiting', 'me', 'onlyWaiting'],
  ['noted', 'yes', 'onlyNoted'],
] as const;

interface Props {
  field: Ref<HTMLInputElement>;
  /** Enter in the search: on to what it found. */
  onEnter: () => void;
}

/** Whom to look for, and what to leave out. */
export function DeskFilters({ field, onEnter }: Props) {
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      <div class="filters">
        <Search field={field} />
        <Selects />
      </div>
      <div class="row">
        {SWITCHES.map(([name, value, text]) => (
          <label class="check" key={name}>
            <input
              type="checkbox"
              checked={filters.value[name] === value}
              onChange={(event) => narrow({ [name]: event.currentTarget.checked ? value : '' })}
            />
            {say(text)}
          </label>
        ))}
      </div>
    </form>
  );
}

function Search({ field }: { field: Ref<HTMLInputElement> }) {
  const id = useId();
  return (
    <div class="field whole">
      <label for={id}>{say('search')}</label>
      <span class="hint" id={`${id}-hint`}>
        {say('searchHint')}
      </span>
      <input
        ref={field}
        id={id}
        class="input"
        type="search"
        maxLength={80}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        aria-keyshortcuts="/"
        value={search.value}
        onInput={(event) => lookFor(event.currentTarget.value)}
      />
    </div>
  );
}

function Selects() {
  const sites = useAsked<Page<Site>>('/sites').data.value?.items ?? [];
  const { urgency, state, host, site } = filters.value;
  const hosts = new Map(sites.map((one) => [one.host, one.host_name] as const));
  const choice = (name: keyof Filters) => (value: string) => narrow({ [name]: value });
  const all = ['', say('all')] as const;
  return (
    <>
      <SelectField
        label={say('filterUrgency')}
        value={urgency}
        options={[all, ...GROUPS.map((one) => [one, say(`group_${one}`)] as const)]}
        onInput={choice('urgency')}
      />
      <SelectField
        label={say('filter')}
        value={state}
        options={[all, ...STATE_KEYS.map((one) => [one, sayState(`state_${one}`)] as const)]}
        onInput={choice('state')}
      />
      <SelectField
        label={say('filterHost')}
        value={host}
        options={[['', say('allSites')], ...hosts]}
        onInput={(value) => narrow({ host: value, site: '' })}
      />
      <SelectField
        label={say('filterSite')}
        value={site}
        options={[
          ['', say('allSites')] as const,
          ...sites
            .filter((one) => !host || one.host === host)
            .map((one) => [one.id, one.name] as const),
        ]}
        onInput={choice('site')}
      />
    </>
  );
}
