import type { ComponentChildren } from 'preact';
import { Button } from './Button';
import { type Section, Sections } from './Sections';
import { said } from './words';

interface Props<T extends string> {
  name: string | null;
  label: string;
  sections: readonly Section<T>[];
  current: T | null;
  onSection: (key: T) => void;
  onSignOut: () => void;
  language: ComponentChildren;
  /** Which of her places the screens are about; on a phone it stands where the name would. */
  place?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of a working person's screens: who, where, and a way out. */
export function StaffShell<T extends string>(props: Props<T>) {
  return (
    <div class="shell staff">
      <a class="sr" href="#content">
        {said('skip')}
      </a>
      <header class="topbar no-print">
        <span class={props.place ? 'brand who' : 'brand'}>{said('agenda')}</span>
        {props.name && <span class="quiet small who">{props.name}</span>}
        {props.place && <div class="place">{props.place}</div>}
        <span class="grow" />
        {props.language}
        <Button size="chip" icon="leave" onClick={props.onSignOut}>
          <span class="wordy">{said('signOut')}</span>
        </Button>
      </header>
      <Sections
        label={props.label}
        sections={props.sections}
        current={props.current}
        onSection={props.onSection}
      />
      {props.children}
    </div>
  );
}
