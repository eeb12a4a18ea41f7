// What her phone does from the first moment: the way out, the lock, the silence.

import { followShortcut } from '../signin/Month';
import { askSession, signOut } from '../signin/session';
import { hushWhenHidden, recallVoice } from '../voice/speech';
import { followInstall } from './install';
import { followLeaving, recallLeaving } from './leaving';
import { lockWhenLeft, recallShared, startsLocked } from './mode';

/** Before it is known who is in. */
export async function prepare(): Promise<void> {
  followShortcut();
  followInstall();
  hushWhenHidden();
  lockWhenLeft();
  await Promise.all([recallShared(), recallLeaving(), recallVoice()]);
}

/** Once that is known: a phone that is not hers alone asks for the PIN whatever was open. */
export function begin(): void {
  void (startsLocked() ? signOut() : askSession());
  followLeaving();
}
