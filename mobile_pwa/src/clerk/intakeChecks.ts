// What the court's own server says of an order before it is entered. It warns and never stops.
import { call, type Result } from '../server/client';
import type { IntakeChecks } from '../server/resources';
import { heeding } from '../signin/session';
import { type OrderForm, orderBody } from './intake';

export async function checked(id: string, form: OrderForm): Promise<Result<IntakeChecks>> {
  const weeks = Number(form.weeksOrdered.trim());
  const known = form.weeksOrdered.trim() !== '' && Number.isInteger(weeks) && weeks > 0;
  const body = { ...orderBody(form), id, sentence_weeks: known ? weeks : null };
  return heeding(await call<IntakeChecks>('/orders/checks', { method: 'POST', body }));
}

/** Whether there is something that the clerk should have read before she goes on. */
export function saysSomething(checks: IntakeChecks): boolean {
  const { remarks, same_case: same, same_document: known } = checks;
  return remarks.length > 0 || same !== null || known.length > 0 || checks.second_person;
}
