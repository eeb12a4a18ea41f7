import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons';

interface Props {
  children?: ComponentChildren;
  onClick?: () => void;
  icon?: IconName;
  kind?: 'main' | 'bare' | 'plain';
  size?: 'big' | 'chip' | 'normal';
  wide?: boolean;
  busy?: boolean;
  type?: 'button' | 'submit';
  label?: string;
  pressed?: boolean;
  expanded?: boolean;
}

export function Button(props: Props) {
  const { children, onClick, icon, kind = 'plain', size = 'normal', busy = false } = props;
  const looks = ['button', kind, size, props.wide ? 'wide' : '', children ? '' : 'round']
    .filter(Boolean)
    .join(' ');
  return (
    <button
      type={props.type ?? 'button'}
      class={looks}
      // Not `disabled`: a disabled button loses the focus and says nothing to a screen reader.
      aria-disabled={busy || undefined}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
