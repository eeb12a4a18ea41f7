import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons';

export type Tone = 'good' | 'wait' | 'plain';

/** A state: an icon and a word; the colour repeats what both say. */
export function Badge(props: { icon: IconName; tone?: Tone; children: ComponentChildren }) {
  return (
    <span class={`badge ${props.tone ?? 'plain'}`}>
      <Icon name={props.icon} little /> {props.children}
    </span>
  );
}
