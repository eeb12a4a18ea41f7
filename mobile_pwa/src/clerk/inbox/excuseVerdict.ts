import { call } from '../../server/client';
import type { Excuse } from '../../server/resources';

export interface ExcuseVerdict {
  verdict: 'accept' | 'refuse' | 'ask' | 'reopen';
  text?: string;
  answer_by?: string;
}

/** A clerk's word on the version that was seen. */
export function decideExcuse({ id, version }: Pick<Excuse, 'id' | 'version'>, said: ExcuseVerdict) {
  const { verdict, text = null, answer_by = null } = said;
  const body = { verdict, text, answer_by };
  return call<Excuse>(`/excuses/${id}/decision`, { method: 'PUT', version, body });
}
