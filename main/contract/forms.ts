/** A person may sign in several ways. Each way is a form; specimens of one form are never mixed with another's. */
import { z } from './schema.ts';

/** What a form is called: one of `knownForms`, or a name the person gives. */
export const FormName = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
export type FormName = z.infer<typeof FormName>;

/** Forms that every interface has a word for. The first is meant where none is named. */
export const knownForms = ['full', 'initials'] as const;
export const defaultForm: FormName = knownForms[0];

/** Which form a signature was compared with. `only`: there is one; `named`: the caller named it; `nearest`: the distances chose. */
export const ComparedForm = z.object({ name: FormName, chosen: z.enum(['only', 'named', 'nearest']) });
export type ComparedForm = z.infer<typeof ComparedForm>;

/** The full signature first, initials next, the others by name; within a form the order given. */
export function groupByForm<T extends { readonly form: FormName }>(
  items: readonly T[],
): { form: FormName; items: T[] }[] {
  const groups = new Map<FormName, T[]>();
  for (const item of items) groups.set(item.form, [...(groups.get(item.form) ?? []), item]);
  return [...groups].map(([form, members]) => ({ form, items: members })).sort((a, b) => compareForms(a.form, b.form));
}

function compareForms(a: FormName, b: FormName): number {
  return rankOf(a) - rankOf(b) || a.localeCompare(b);
}

function rankOf(form: FormName): number {
  const known = knownForms.findIndex((name) => name === form);
  return known === -1 ? knownForms.length : known;
}
