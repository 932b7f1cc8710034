import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  actionValues,
  affectedScopes,
  affectedStatuses,
  affectedUnits,
  authorityStates,
  authorityValues,
  eventTypes,
  itemValues,
  misuseValues,
  notificationValues,
  partyRoles,
  preventionValues,
  reportStages,
} from '../src/casebook/facts.js'

// The golds are the measure the reader is held against, so they are checked for themselves here, without the reader.

const golden = new URL('./golden/', import.meta.url)
const examples = new URL('../examples/', import.meta.url)

const evidence = z.string().min(1)
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?$/)
const fact = <T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.strictObject({ value: z.enum(values), evidence }))

const party = z.strictObject({
  name: z.string().min(1),
  role: z.enum(partyRoles),
  origin: z.literal(true).optional(),
  evidence,
})

const affected = z.strictObject({
  count: z.int().nonnegative(),
  countMax: z.int().positive().optional(),
  unit: z.enum(affectedUnits),
  approx: z.boolean(),
  status: z.enum(affectedStatuses),
  scope: z.enum(affectedScopes),
  evidence,
})

const event = z.strictObject({
  type: z.enum(eventTypes),
  date,
  end: date.optional(),
  authority: z.enum(authorityValues).optional(),
  evidence,
})

const contact = z.union([
  z.strictObject({ phone: z.string().regex(/^0\d+(-\d+)+$/) }),
  z.strictObject({ email: z.string().regex(/^[\w.+-]+@[\w.-]+$/) }),
])

const release = z.strictObject({
  id: z.string(),
  notice: z.literal(true),
  discloser: z.string().min(1),
  published: date.optional(),
  report: z.enum(reportStages),
  parties: z.array(party),
  products: z.array(z.strictObject({ name: z.string().min(1), evidence })),
  actions: fact(actionValues).min(1),
  affected: z.array(affected),
  items: fact(itemValues),
  excludedItems: fact(itemValues),
  events: z.array(event),
  authorities: z.array(z.strictObject({ value: z.enum(authorityValues), state: z.enum(authorityStates), evidence })),
  notification: z.strictObject({ value: z.enum(notificationValues), evidence }).optional(),
  misuse: z.strictObject({ value: z.enum(misuseValues), evidence }).optional(),
  prevention: fact(preventionValues),
  contacts: z.array(contact),
  secondaryVictim: z.boolean(),
})
type Release = z.infer<typeof release>

const gold = z.union([release, z.strictObject({ id: z.string(), notice: z.literal(false) })])

const expected = z.record(
  z.string(),
  z.union([
    z.strictObject({ id: z.string(), notice: z.literal(false) }),
    z.strictObject({
      id: z.string(),
      case: z.string().min(1),
      campaign: z.string().optional(),
      release: z.string().optional(),
      version: z.int().positive().optional(),
    }),
  ]),
)

/** A text example's characters: its bytes are UTF-8, ISO-2022-JP (which escapes) or Shift_JIS. */
const decode = (bytes: Buffer) => {
  if (bytes.includes(0x1b)) return new TextDecoder('iso-2022-jp').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-31j').decode(bytes)
  }
}

const names = readdirSync(golden)
const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
const textOf = (id: string) => readFileSync(new URL(`${id}.txt`, golden), 'utf8')
const goldOf = (id: string) => gold.parse(JSON.parse(readFileSync(new URL(`${id}.json`, golden), 'utf8')))

/** Every quotation a gold gives, each with the place it stands for. */
const quotations = (of: Release) => [
  ...[
    of.parties,
    of.products,
    of.actions,
    of.affected,
    of.items,
    of.excludedItems,
    of.events,
    of.authorities,
    of.prevention,
  ]
    .flat()
    .map((entry) => entry.evidence),
  ...[of.notification, of.misuse].flatMap((entry) => (entry ? [entry.evidence] : [])),
]

describe('the golden set', () => {
  test('holds at least forty texts, each with its annotation', () => {
    expect(ids.length).toBeGreaterThanOrEqual(40)
    expect(names.filter((name) => name.endsWith('.txt')).sort()).toEqual(ids.map((id) => `${id}.txt`).sort())
  })

  test.each(ids)('%s is written in the vocabulary and quotes its own text', (id) => {
    const facts = goldOf(id)
    const text = textOf(id)
    expect(facts.id).toBe(id)
    if (!facts.notice) return
    expect(quotations(facts).filter((quote) => !text.includes(quote))).toEqual([])
    expect(
      [facts.discloser, ...facts.parties, ...facts.products]
        .map((n) => (typeof n === 'string' ? n : n.name))
        .filter((n) => !text.includes(n)),
    ).toEqual([])
  })

  test.each(ids)('%s does not contradict itself', (id) => {
    const facts = goldOf(id)
    if (!facts.notice) return
    const origins = facts.parties.filter((p) => p.origin)
    expect(origins.length).toBeLessThanOrEqual(1)
    expect(origins.length > 0 && !facts.secondaryVictim).toBe(false)
    for (const e of facts.events) {
      expect(e.authority !== undefined).toBe(e.type === 'reported')
      expect(e.end === undefined || e.end >= e.date).toBe(true)
      if (e.authority) expect(facts.authorities.map((a) => a.value)).toContain(e.authority)
    }
    for (const list of [facts.actions, facts.items, facts.excludedItems, facts.prevention, facts.authorities]) {
      const values = list.map((entry) => entry.value)
      expect(new Set<string>(values).size).toBe(values.length)
    }
    for (const a of facts.affected) expect(a.countMax === undefined || a.countMax > a.count).toBe(true)
  })
})

describe('expected-cases.json', () => {
  const cases = expected.parse(JSON.parse(readFileSync(new URL('./expected-cases.json', import.meta.url), 'utf8')))

  test('names every example file once, and every gold', () => {
    const files = readdirSync(examples, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.(html|txt|pdf)$/.test(path))
    expect(Object.keys(cases).sort()).toEqual(files.sort())
    expect(
      Object.values(cases)
        .map((entry) => entry.id)
        .sort(),
    ).toEqual([...ids].sort())
  })

  test('agrees with the golds on what is a notice', () => {
    for (const entry of Object.values(cases)) expect('case' in entry).toBe(goldOf(entry.id).notice)
  })

  test('gives the golden text of every plain-text example, whatever its encoding', () => {
    for (const [path, entry] of Object.entries(cases)) {
      if (path.endsWith('.txt')) expect(decode(readFileSync(new URL(path, examples))), path).toBe(textOf(entry.id))
    }
  })
})
