import {canonicalJson} from '../hash/canonical-json.ts';
import type {Account, Description, Link} from './subject.ts';

/** What is written of a person in the form: everything but the exhibits and tags, which are put to them elsewhere. */
export type PersonForm = Omit<Description, 'exhibits' | 'tags'>;

/** What the form shows of a description. */
export function formOf({exhibits, tags, ...form}: Description): PersonForm {
  return form;
}

/**
 * What stands after somebody changed `base` to `typed` in the form, while `now` is what stands: what was put to the person
 * meanwhile stays, and only what was changed in the form changes.
 */
export function changedBy(now: Description, base: PersonForm, typed: PersonForm): Description {
  const form = tidyForm(typed);
  return {
    ...now,
    names: merged(now.names, base.names, form.names),
    relation: newer(now.relation, base.relation, form.relation),
    description: newer(now.description, base.description, form.description),
    accounts: merged(now.accounts, base.accounts, form.accounts),
    phones: merged(now.phones, base.phones, form.phones),
    vehicles: merged(now.vehicles, base.vehicles, form.vehicles),
    addresses: merged(now.addresses, base.addresses, form.addresses),
    unknown: newer(now.unknown, base.unknown, form.unknown),
  };
}

/** The form without the lines in which nothing was written. */
export function tidyForm(form: PersonForm): PersonForm {
  return {
    ...form,
    names: form.names.filter((name) => name.trim() !== ''),
    accounts: form.accounts.filter((account) => !isEmptyAccount(account)),
    phones: form.phones.filter(isWritten),
    vehicles: form.vehicles.filter(isWritten),
    addresses: form.addresses.filter(isWritten),
  };
}

function isWritten({value, why}: Link): boolean {
  return `${value}${why}`.trim() !== '';
}

/** Whether nothing was written in it; how sure somebody is says nothing by itself. */
function isEmptyAccount({basis, ...texts}: Account): boolean {
  return Object.values(texts).every((text) => text.trim() === '');
}

function newer<T>(now: T, base: T, typed: T): T {
  return typed === base ? now : typed;
}

function merged<T>(now: readonly T[], base: readonly T[], typed: readonly T[]): T[] {
  if (canonicalJson(now) === canonicalJson(base)) return [...typed];
  const [nowTexts, baseTexts, typedTexts] = [textsOf(now), textsOf(base), textsOf(typed)];
  const stays = now.filter((one) => !baseTexts.has(canonicalJson(one)) || typedTexts.has(canonicalJson(one)));
  const added = typed.filter((one) => !baseTexts.has(canonicalJson(one)) && !nowTexts.has(canonicalJson(one)));
  return [...stays, ...added];
}

function textsOf<T>(list: readonly T[]): ReadonlySet<string> {
  return new Set(list.map((one) => canonicalJson(one)));
}
