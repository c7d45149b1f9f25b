/** Forms of signature as people read them. */
import { knownForms, type FormName } from '../main/contract/forms.ts';
import { texts } from './texts.ts';

/** The word for a known form; one's own form is called as one called it. */
export function formLabel(form: FormName): string {
  const known = knownForms.find((name) => name === form);
  return known ? texts.forms.names[known] : form;
}

/** The form meant by what somebody typed: a form there is, whatever its capitals, or one of that name. */
export function formNamed(typed: string, forms: readonly FormName[]): FormName {
  const wanted = typed.trim().toLowerCase();
  const found = [...knownForms, ...forms].find((form) =>
    [form, formLabel(form)].some((name) => name.toLowerCase() === wanted),
  );
  return found ?? typed.trim();
}
