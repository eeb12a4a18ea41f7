import { call, type Problem } from '../server/client';
import type { Challenge, Session } from '../server/resources';
import { device, sign } from '../store/device';
import { opened } from './session';

/** Her PIN and a challenge signed by this phone's key, for a session. Null when it worked. */
export async function unlock(pin: string): Promise<Problem | null> {
  const identity = await device();
  if (!identity) return null;
  const path = `/devices/${identity.id}/challenge`;
  const asked = await call<Challenge>(path, { method: 'POST', body: {} });
  if (!asked.ok) return asked.problem;
  const { challenge } = asked.data;
  const signature = await sign(identity.privateKey, challenge);
  const body = { device: identity.id, challenge, signature, pin };
  const result = await call<Session>('/sessions/device', { method: 'POST', body });
  if (!result.ok) return result.problem;
  await opened(result.data);
  return null;
}
