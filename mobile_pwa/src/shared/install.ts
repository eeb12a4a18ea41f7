// The place on the home screen: offered after the first scan that arrived, never by the browser at
// a time of its own, and never on a phone that is not hers alone.
import { computed, signal } from '@preact/signals';
import { scans } from '../outbox/rows';
import { kept, remember } from '../store/db';
import { shared } from './mode';

interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

const offered = signal<InstallEvent | null>(null);
const declined = signal(true);

export const mayInstall = computed(
  () =>
    offered.value !== null &&
    !declined.value &&
    !shared.value &&
    scans.value.some((row) => row.state === 'received'),
);

export function followInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered.value = event as InstallEvent;
  });
  addEventListener('appinstalled', () => {
    offered.value = null;
  });
  void kept<boolean>('no-install').then((no) => {
    declined.value = no ?? false;
  });
}

export async function install(): Promise<void> {
  const event = offered.value;
  offered.value = null;
  await event?.prompt();
}

export async function declineInstall(): Promise<void> {
  declined.value = true;
  await remember('no-install', true);
}
