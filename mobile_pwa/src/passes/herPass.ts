// Her phone's own pass: a secret of this phone that can make passes and can never be read out,
// fetched while there is network and good without it.
import { signal } from '@preact/signals';
import { call } from '../server/client';
import type { MyPass } from '../server/resources';
import { serverOffset } from '../server/time';
import { fromBase64url } from '../store/bytes';
import { kept, remember } from '../store/db';
import { device } from '../store/device';
import { importSecret, passToken } from './codes';

interface HerPass {
  /** The phone that it was made for: another enrolment is another pass. */
  device: string;
  secret: CryptoKey;
  sites: MyPass['sites'];
  /** Server time minus this phone's, when it came: the codes hold after a start without network. */
  offsetMs: number;
}

export const herPass = signal<HerPass | null>(null);

export async function recallPass(): Promise<void> {
  const found = await kept<HerPass>('pass');
  const own = (await device())?.id;
  herPass.value = found && found.device === own ? found : null;
}

/** Asks for it; what is kept stays until the answer is here. */
export async function pullPass(): Promise<void> {
  const own = (await device())?.id;
  const result = own ? await call<MyPass>('/me/pass') : null;
  if (!own || !result?.ok) return;
  const { secret, sites } = result.data;
  herPass.value = {
    device: own,
    secret: await importSecret(fromBase64url(secret)),
    sites,
    offsetMs: serverOffset()?.ms ?? 0,
  };
  await remember('pass', herPass.value);
}

/** Seconds since 1970 by the server's clock, as far as this phone knows it. */
export function passTime(pass: HerPass): number {
  return (Date.now() + (serverOffset()?.ms ?? pass.offsetMs)) / 1000;
}

/** What the screen of this site reads in the half-minute of this time. */
export async function passText(pass: HerPass, keyId: string, unixSeconds: number): Promise<string> {
  const token = await passToken(pass.secret, fromBase64url(keyId), unixSeconds);
  return `${location.origin}/c#${token}`;
}
