import { factIds } from '../casebook/fact-ids.js'
import type { Fact, Facts, Party } from '../casebook/facts.js'
import { organisationKey } from '../casebook/organisation-key.js'
import type { Release } from '../casebook/records.js'
import { headlineOf } from './counts.js'
import { currentFacts, inOrder } from './current.js'
import { productKeyOf } from './match.js'
import { happenedHere, hitThroughOther } from './origin.js'
import type { Chain, ChainEdge, ChainNode, Source } from './shapes.js'

/** A node while it is being drawn. */
type OpenNode = { -readonly [K in keyof Omit<ChainNode, 'releases' | 'sources'>]: ChainNode[K] } & {
  readonly releases: string[]
  readonly sources: Source[]
}

interface Drawn {
  readonly nodes: Map<string, OpenNode>
  readonly edges: Map<string, ChainEdge & { readonly sources: Source[] }>
}

const productKey = (name: string): string => `product:${productKeyOf(name)}`

const touch = (drawn: Drawn, key: string, name: string, role: ChainNode['role']): OpenNode => {
  const known = drawn.nodes.get(key)
  // Its place between others says more about a node than that it also published a release.
  if (known) {
    if (known.role === 'discloser' && role !== 'discloser') known.role = role
    return known
  }
  const kind = role === 'product' ? 'product' : 'organisation'
  const node: OpenNode = { key, name, kind, tier: 0, role, origin: false, secondHand: false, releases: [], sources: [] }
  drawn.nodes.set(key, node)
  return node
}

const join = (drawn: Drawn, from: string, to: string, kind: ChainEdge['kind'], source: Source) => {
  if (from === to) return
  const id = `${from}\n${to}`
  const edge = drawn.edges.get(id)
  if (edge) edge.sources.push(source)
  else drawn.edges.set(id, { from, to, kind, sources: [source] })
}

/** The party that the words of another fact name, so that a provider hangs on whoever used it. */
const namedIn = (quote: string, parties: readonly Fact<Party>[], except: Fact<Party>): Fact<Party> | undefined =>
  parties.find((p) => p !== except && [p.name, ...(p.aliases ?? [])].some((n) => quote.includes(n)))

const drawRelease = (drawn: Drawn, release: Release, facts: Facts) => {
  const ids = factIds(facts)
  const source = (fact: object): Source => ({ release: release.id, fact: ids.get(fact) ?? '' })
  const discloser = facts.discloser
  const self = discloser ? organisationKey(discloser.name) : undefined
  if (discloser && self) {
    const node = touch(drawn, self, discloser.name, 'discloser')
    node.releases.push(release.id)
    node.sources.push(source(discloser))
    if (release.published && node.published === undefined) node.published = release.published.date
    const headline = headlineOf(facts)
    if (headline) node.headline = headline
  }
  const parties = facts.parties.filter((p) => p.role !== 'vendor-agent' && organisationKey(p.name) !== self)
  for (const p of parties) {
    const node = touch(drawn, organisationKey(p.name), p.name, p.role)
    node.origin ||= p.origin === true
    node.sources.push(source(p))
  }
  const of = (role: Party['role']) => parties.filter((p) => p.role === role)
  const contractors = of('contractor')
  const subcontractors = of('subcontractor')
  const key = (p: Fact<Party>) => organisationKey(p.name)
  for (const p of of('client')) if (self) join(drawn, key(p), self, 'entrusts', source(p))
  for (const p of contractors) if (self) join(drawn, self, key(p), 'entrusts', source(p))
  for (const p of subcontractors) {
    const named = contractors.filter((c) => namedIn(p.evidence.quote, [c], p))
    const above = named.length > 0 ? named : contractors.filter((c) => !c.origin)
    const from = above.length > 0 ? above.map(key) : contractors.length > 0 ? contractors.map(key) : self ? [self] : []
    for (const f of from) join(drawn, f, key(p), 'entrusts', source(p))
  }
  for (const p of of('provider')) {
    const user =
      namedIn(p.evidence.quote, [...subcontractors, ...contractors], p) ??
      (contractors.length === 1 ? contractors[0] : undefined)
    const from = user ? key(user) : self
    if (from) join(drawn, from, key(p), 'uses', source(p))
  }
  const origin = parties.find((p) => p.origin)
  const at = origin ? key(origin) : self
  for (const p of of('victim')) if (at) join(drawn, key(p), at, 'entrusts', source(p))
  for (const product of facts.products) {
    const node = touch(drawn, productKey(product.name), product.name, 'product')
    node.sources.push(source(product))
    const maker = of('provider').find((p) => product.evidence.quote.includes(p.name) && p.origin)
    const from = maker ? key(maker) : at
    if (from) join(drawn, from, node.key, 'uses', source(product))
  }
}

const successors = (edges: Iterable<Pick<ChainEdge, 'from' | 'to'>>): Map<string, string[]> => {
  const next = new Map<string, string[]>()
  for (const e of edges) {
    const list = next.get(e.from)
    if (list) list.push(e.to)
    else next.set(e.from, [e.to])
  }
  return next
}

/** All keys that can be come to from one. */
const reachedFrom = (key: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
  const seen = new Set<string>()
  const open = [key]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const n of next.get(at) ?? []) {
      if (seen.has(n)) continue
      seen.add(n)
      open.push(n)
    }
  }
  return seen
}

/** Takes out edges that close a circle (two releases that each call the other a contractor), newest first to go. */
const breakCircles = (drawn: Drawn) => {
  const next = new Map<string, string[]>()
  for (const [id, e] of drawn.edges) {
    // A leaf that nothing leads from cannot close a circle; this keeps fifty disclosers of one contractor cheap.
    if (next.has(e.to) && reachedFrom(e.to, next).has(e.from)) drawn.edges.delete(id)
    else next.set(e.from, [...(next.get(e.from) ?? []), e.to])
  }
}

/** Takes out A → C where A → B → C is known too: one release leaves the contractor unnamed that another names. */
const takeOutShortcuts = (drawn: Drawn) => {
  const next = successors(drawn.edges.values())
  const below = new Map<string, ReadonlySet<string>>()
  const reach = (key: string): ReadonlySet<string> => {
    const known = below.get(key)
    if (known) return known
    const all = new Set<string>()
    below.set(key, all)
    for (const n of next.get(key) ?? []) {
      all.add(n)
      for (const m of reach(n)) all.add(m)
    }
    return all
  }
  for (const [id, e] of drawn.edges) {
    if ((next.get(e.from) ?? []).some((n) => n !== e.to && reach(n).has(e.to))) drawn.edges.delete(id)
  }
}

const setTiers = (drawn: Drawn) => {
  const next = successors(drawn.edges.values())
  const waiting = new Map<string, number>()
  for (const e of drawn.edges.values()) waiting.set(e.to, (waiting.get(e.to) ?? 0) + 1)
  const open = [...drawn.nodes.keys()].filter((k) => !waiting.has(k))
  for (let key = open.shift(); key !== undefined; key = open.shift()) {
    const tier = drawn.nodes.get(key)?.tier ?? 0
    for (const n of next.get(key) ?? []) {
      const node = drawn.nodes.get(n)
      if (node) node.tier = Math.max(node.tier, tier + 1)
      const left = (waiting.get(n) ?? 1) - 1
      waiting.set(n, left)
      if (left === 0) open.push(n)
    }
  }
}

/**
 * The chain 委託元 → 委託先 → 再委託先 of a case as its releases together tell it. Every node and edge names the facts
 * it comes from. A discloser whose own incident it is, and whom others may point at, is the origin.
 */
export const chainOf = (releases: readonly Release[]): Chain => {
  const drawn: Drawn = { nodes: new Map(), edges: new Map() }
  const ordered = inOrder(releases)
  for (const r of ordered) drawRelease(drawn, r, currentFacts(r))
  for (const r of ordered) {
    const facts = currentFacts(r)
    const node = facts.discloser && drawn.nodes.get(organisationKey(facts.discloser.name))
    if (node === undefined) continue
    node.origin ||= happenedHere(facts)
    node.secondHand ||= hitThroughOther(facts)
  }
  for (const node of drawn.nodes.values()) if (node.origin) node.secondHand = false
  breakCircles(drawn)
  takeOutShortcuts(drawn)
  setTiers(drawn)
  const nodes = [...drawn.nodes.values()].sort((a, b) => a.tier - b.tier)
  const origins = nodes.filter((n) => n.origin).map((n) => n.key)
  return {
    nodes,
    edges: [...drawn.edges.values()],
    conflicts: [
      ...(origins.length > 1 ? [{ code: 'two-origins' as const, keys: origins }] : []),
      ...(origins.length === 0 && nodes.length > 0 ? [{ code: 'no-origin' as const, keys: [] }] : []),
    ],
  }
}

/**
 * The organisations hit through one of a chain: whoever leads to it, where it is the origin, stands between them and
 * the origin, or no origin is known.
 */
export const hitThrough = ({ nodes, edges }: Chain, key: string): readonly ChainNode[] => {
  const origins = nodes.filter((n) => n.origin).map((n) => n.key)
  const below = reachedFrom(key, successors(edges))
  if (origins.length > 0 && !origins.some((o) => o === key || below.has(o))) return []
  const above = reachedFrom(key, successors(edges.map(({ from, to }) => ({ from: to, to: from }))))
  return nodes.filter((n) => n.kind === 'organisation' && above.has(n.key))
}
