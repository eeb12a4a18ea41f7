import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons';

export function Empty({ icon, children }: { icon: IconName; children: ComponentChildren }) {
  return (
    <div class="empty">
      <Icon name={icon} />
      {children}
    </div>
  );
}
