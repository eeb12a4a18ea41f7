// Words in two languages. Each room of the app keeps its own words beside its screens and
// makes a speaker of them; the type of the English ones is made from the Spanish ones, so a
// missing or misnamed key does not compile, and placeholders become named parameters.
import { signal } from '@preact/signals';
import type { Language } from '../server/resources';

export const language = signal<Language>('es');

export interface Plural {
  readonly one: string;
  readonly other: string;
}
export type Entry = string | Plural;
export type Dictionary = Readonly<Record<string, Entry>>;

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type NamesOf<E extends Entry> = E extends string
  ? Names<E>
  : E extends Plural
    ? Names<E['one']> | Names<E['other']> | 'n'
    : never;
type Parameters<E extends Entry> = [NamesOf<E>] extends [never]
  ? []
  : [values: Readonly<Record<NamesOf<E>, string | number>>];

type Translated<D extends Dictionary> = {
  readonly [K in keyof D]: D[K] extends string ? string : Plural;
};

export type Speaker<D extends Dictionary> = (<K extends keyof D>(
  key: K,
  ...values: Parameters<D[K]>
) => string) & { readonly dictionaries: { readonly es: Dictionary; readonly en: Dictionary } };

const rules = { es: new Intl.PluralRules('es'), en: new Intl.PluralRules('en') };

/** One function that says any of these entries in the language of the screen. */
export function speaker<const D extends Dictionary>(es: D, en: Translated<D>): Speaker<D> {
  const dictionaries = { es, en: en as Dictionary };
  const say = (key: keyof D, values: Record<string, string | number> = {}): string => {
    const entry = dictionaries[language.value][key as string] ?? es[key as string] ?? String(key);
    return fill(choose(entry, values), values);
  };
  return Object.assign(say, { dictionaries }) as unknown as Speaker<D>;
}

function choose(entry: Entry, values: Record<string, string | number>): string {
  if (typeof entry === 'string') return entry;
  return rules[language.value].select(Number(values.n)) === 'one' ? entry.one : entry.other;
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
