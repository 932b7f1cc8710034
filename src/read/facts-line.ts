import type { Evidence, Facts } from '../casebook/facts.js'

const quoted = (evidence: Evidence | undefined) => (evidence === undefined ? {} : { evidence: evidence.quote })

/**
 * Facts in the flat shape of the vocabulary (one line of JSON a release): names and dates as strings, evidence as
 * the words, what the text does not state left out.
 */
export const toFactsLine = (id: string, facts: Facts): Record<string, unknown> => ({
  id,
  notice: facts.notice,
  ...(facts.discloser && { discloser: facts.discloser.name }),
  ...(facts.published && { published: facts.published.date }),
  report: facts.report.value,
  parties: facts.parties.map(({ name, role, origin, evidence }) => ({
    name,
    role,
    ...(origin && { origin }),
    ...quoted(evidence),
  })),
  products: facts.products.map(({ name, evidence }) => ({ name, ...quoted(evidence) })),
  actions: facts.actions.map(({ value, evidence }) => ({ value, ...quoted(evidence) })),
  affected: facts.affected.map(({ count, countMax, unit, approx, status, scope, total, evidence }) => ({
    count,
    ...(countMax !== undefined && { countMax }),
    unit,
    approx,
    status,
    scope,
    ...(total && { total }),
    ...quoted(evidence),
  })),
  items: facts.items.map(({ value, evidence }) => ({ value, ...quoted(evidence) })),
  excludedItems: facts.excludedItems.map(({ value, evidence }) => ({ value, ...quoted(evidence) })),
  events: facts.events.map(({ type, date, end, authority, evidence }) => ({
    type,
    date,
    ...(end !== undefined && { end }),
    ...(authority !== undefined && { authority }),
    ...quoted(evidence),
  })),
  authorities: facts.authorities.map(({ value, state, evidence }) => ({ value, state, ...quoted(evidence) })),
  notification: { value: facts.notification.value, ...quoted(facts.notification.evidence) },
  misuse: { value: facts.misuse.value, ...quoted(facts.misuse.evidence) },
  prevention: facts.prevention.map(({ value, evidence }) => ({ value, ...quoted(evidence) })),
  contacts: facts.contacts.map(({ phone, email }) => ({
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
  })),
  secondaryVictim: facts.secondaryVictim.value,
})
