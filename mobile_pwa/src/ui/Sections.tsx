import { useSignal } from '@preact/signals';
import { Icon, type IconName } from './icons';
import { Sheet } from './Sheet';
import { said } from './words';

export interface Section<T extends string> {
  key: T;
  text: string;
  icon: IconName;
  /** On a phone it stands behind a last button, so that the words below the thumb have room. */
  seldom?: boolean;
}

interface Props<T extends string> {
  label: string;
  sections: readonly Section<T>[];
  current: T | null;
  onSection: (key: T) => void;
}

/** The parts of a working person's app: chips above on a desk, a bar below on a phone. */
export function Sections<T extends string>(props: Props<T>) {
  const open = useSignal(false);
  const seldom = props.sections.filter((one) => one.seldom);
  const behind = seldom.some(({ key }) => key === props.current);
  return (
    <>
      <nav class="topbar sections no-print" aria-label={props.label}>
        {props.sections.map((one) => (
          <Way
            key={one.key}
            section={one.key}
            text={one.text}
            icon={one.icon}
            looks={one.seldom ? 'chip seldom' : 'chip'}
            on={one.key === props.current}
            onOpen={props.onSection}
          />
        ))}
        {seldom.length > 0 && (
          <button
            type="button"
            class="button chip rest"
            aria-haspopup="dialog"
            aria-current={behind || undefined}
            onClick={() => {
              open.value = true;
            }}
          >
            <Icon name="menu" />
            {said('others')}
          </button>
        )}
      </nav>
      {open.value && <Rest {...props} sections={seldom} onClose={() => (open.value = false)} />}
    </>
  );
}

/** What the bar has no room for, in letters as large as all others. */
function Rest<T extends string>(props: Props<T> & { onClose: () => void }) {
  return (
    <Sheet title={said('others')} onClose={props.onClose}>
      <nav class="stack sections-rest" aria-label={props.label}>
        {props.sections.map(({ key, text, icon }) => (
          <Way
            key={key}
            section={key}
            text={text}
            icon={icon}
            looks="wide"
            on={key === props.current}
            onOpen={(chosen: T) => {
              props.onClose();
              props.onSection(chosen);
            }}
          />
        ))}
      </nav>
    </Sheet>
  );
}

interface WayProps<T extends string> {
  section: T;
  text: string;
  icon: IconName;
  looks: string;
  on: boolean;
  onOpen: (section: T) => void;
}

function Way<T extends string>({ section, text, icon, looks, on, onOpen }: WayProps<T>) {
  return (
    <button
      type="button"
      class={`button ${looks}`}
      aria-current={on ? 'page' : undefined}
      onClick={() => onOpen(section)}
    >
      <Icon name={icon} />
      {text}
    </button>
  );
}
