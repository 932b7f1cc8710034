/** One release's facts in the flat shape, gold or answer. */
export interface FlatFacts {
  readonly id: string
  readonly [field: string]: unknown
}

export interface FieldScore {
  readonly score: number
  readonly precision?: number
  readonly recall?: number
  readonly n: number
}

type Entry = Record<string, unknown>

const legalForms =
  /株式会社|有限会社|合同会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|独立行政法人|国立研究開発法人|国立大学法人|公立大学法人|学校法人|医療法人|社会福祉法人|\(株\)|㈱/g

const nameKey = (value: unknown): string => {
  const plain = String(value ?? '')
    .normalize('NFKC')
    .replace(/\s+/g, '')
  return plain.replace(legalForms, '') || plain
}
/** The day of a date that may have an hour. */
export const day = (value: unknown): string => String(value ?? '').replace(/T.*$/, '')
export const list = (value: unknown): Entry[] => (Array.isArray(value) ? (value as Entry[]) : [])
const values = (field: string) => (facts: FlatFacts) => list(facts[field]).map((entry) => String(entry.value))

/** Field → the set of keys that stand for it in one release. */
const sets: Record<string, (facts: FlatFacts) => string[]> = {
  discloser: (facts) => (facts.discloser ? [nameKey(facts.discloser)] : []),
  parties: (facts) => list(facts.parties).map((party) => `${nameKey(party.name)}|${party.role}`),
  origin: (facts) =>
    list(facts.parties)
      .filter((party) => party.origin)
      .map((party) => nameKey(party.name)),
  products: (facts) => list(facts.products).map((product) => nameKey(product.name).toLowerCase()),
  actions: values('actions'),
  affected: (facts) => list(facts.affected).map((a) => `${a.count}|${a.unit}`),
  affectedFull: (facts) =>
    list(facts.affected).map((a) => `${a.count}|${a.unit}|${Boolean(a.approx)}|${a.status}|${a.scope}`),
  items: values('items'),
  excludedItems: values('excludedItems'),
  events: (facts) => list(facts.events).map((event) => `${event.type}|${day(event.date)}|${day(event.end)}`),
  authorities: values('authorities'),
  prevention: values('prevention'),
  contacts: (facts) =>
    list(facts.contacts).flatMap(({ phone, email }) =>
      [
        phone ? String(phone).normalize('NFKC').replace(/\D/g, '') : '',
        email ? String(email).normalize('NFKC').toLowerCase() : '',
      ].filter((key) => key !== ''),
    ),
}

const singleValue = (entry: unknown): string => String((entry as Entry | undefined)?.value ?? 'unstated')

/** One-valued fields, with the value that silence means. */
const singles: Record<string, (facts: FlatFacts) => string> = {
  notification: (facts) => singleValue(facts.notification),
  misuse: (facts) => singleValue(facts.misuse),
  secondaryVictim: (facts) => String(Boolean(facts.secondaryVictim)),
  report: (facts) => String(facts.report ?? 'first'),
}

export interface Scored {
  readonly fields: Readonly<Record<string, FieldScore>>
  readonly overall: number
  readonly evidence: { readonly given: number; readonly inText: number }
  /** `field`, and what differs, for each difference. */
  readonly diffs: readonly { readonly field: string; readonly line: string }[]
  readonly texts: number
}

export interface Sample {
  readonly gold: FlatFacts
  readonly answer: FlatFacts
  readonly text: string
}

/** Scores answers against gold: F1 over all texts together for sets, accuracy for one-valued fields, `overall` their mean. */
export const scoreSamples = (samples: readonly Sample[]): Scored => {
  const tally = new Map<string, { tp: number; fp: number; fn: number; right: number; all: number }>()
  const of = (field: string) => {
    const found = tally.get(field) ?? { tp: 0, fp: 0, fn: 0, right: 0, all: 0 }
    tally.set(field, found)
    return found
  }
  const diffs: { field: string; line: string }[] = []
  const evidence = { given: 0, inText: 0 }
  for (const { gold, answer, text } of samples) {
    const differs = (field: string, what: string) => diffs.push({ field, line: `${gold.id} ${field}: ${what}` })
    of('notice').all++
    if ((answer.notice !== false) === (gold.notice !== false)) of('notice').right++
    else differs('notice', `gold ${gold.notice}, got ${answer.notice}`)
    if (gold.notice === false) continue
    for (const [field, keys] of Object.entries(sets)) {
      const want = new Set(keys(gold))
      const got = new Set(keys(answer))
      for (const key of got) {
        if (want.has(key)) of(field).tp++
        else {
          of(field).fp++
          differs(field, `extra   ${key}`)
        }
      }
      for (const key of want)
        if (!got.has(key)) {
          of(field).fn++
          differs(field, `missing ${key}`)
        }
    }
    for (const [field, value] of Object.entries(singles)) {
      of(field).all++
      if (value(answer) === value(gold)) of(field).right++
      else differs(field, `gold ${value(gold)}, got ${value(answer)}`)
    }
    for (const entry of [...Object.values(answer).filter(Array.isArray).flat(), answer.notification, answer.misuse]) {
      const quote = (entry as Entry | undefined)?.evidence
      if (typeof quote !== 'string') continue
      evidence.given++
      if (text.includes(quote)) evidence.inText++
      else differs('evidence', `not in the text: ${quote}`)
    }
  }
  const fields: Record<string, FieldScore> = {}
  for (const field of ['notice', ...Object.keys(sets), ...Object.keys(singles)]) {
    const t = of(field)
    fields[field] = t.all
      ? { score: t.right / t.all, n: t.all }
      : {
          score: t.tp + t.fp + t.fn ? (2 * t.tp) / (2 * t.tp + t.fp + t.fn) : 1,
          precision: t.tp / (t.tp + t.fp || 1),
          recall: t.tp / (t.tp + t.fn || 1),
          n: t.tp + t.fn,
        }
  }
  const scores = Object.values(fields)
  const overall = scores.reduce((sum, field) => sum + field.score, 0) / scores.length
  return { fields, overall, evidence, diffs, texts: samples.length }
}
