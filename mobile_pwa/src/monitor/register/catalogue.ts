import { useAsked } from '../../clerk/asking';
import type * as api from '../../server/types';

export type Account = api.Application;
export type WholeAccount = api.WholeApplication;
export type Told = api.ApplicationEvent;
export type Step = api.ApplicationStep;
export type Catalogue = api.RegisterCatalogue;
type List = keyof Catalogue;

/** Everything that can be chosen, in words; it comes with the screen's language. */
export function useCatalogue() {
  return useAsked<Catalogue>('/decisions/catalogue');
}

/** A code in words. */
export function named(catalogue: Catalogue, list: List, code: string | null): string {
  return catalogue[list].find((one) => one.code === code)?.name ?? code ?? '';
}

/** What can be chosen of a list, for a field. */
export function options(catalogue: Catalogue, list: List): (readonly [string, string])[] {
  return catalogue[list].map(({ code, name }) => [code, name] as const);
}
