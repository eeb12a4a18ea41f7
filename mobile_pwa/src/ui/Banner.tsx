import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons';

interface Props {
  icon: IconName;
  calm?: boolean;
  role?: 'status' | 'alert';
  children: ComponentChildren;
}

export function Banner({ icon, calm = false, role, children }: Props) {
  return (
    <div class={calm ? 'banner calm' : 'banner'} role={role}>
      <Icon name={icon} />
      <div class="body">{children}</div>
    </div>
  );
}
