import { factIds } from '../casebook/fact-ids.js'
import type { Fact, Facts, Party } from '../casebook/facts.js'
import { organisationKey } from '../casebook/organisation-key.js'
import type { Release } from '../casebook/records.js'
import { bySpeaker, currentFacts, inOrder, speakerOf } from './current.js'
import { productKeyOf } from './match.js'
import { calledBy } from './names.js'
import { decideOrigin, hitThroughOther, originWords } from './origin.js'
import type { Chain, ChainEdge, ChainNode, Source } from './shapes.js'
import { headlineIn, threadsOf } from './standing.js'

/** A node while it is being drawn. */
type OpenNode = { -readonly [K in keyof Omit<ChainNode, 'name' | 'releases' | 'sources'>]: ChainNode[K] } & {
  readonly signed: string[]
  readonly called: string[]
  readonly sources: Source[]
}

interface Drawn {
  readonly nodes: Map<string, OpenNode>
  readonly edges: Map<string, ChainEdge & { readonly sources: Source[] }>
}

const productKey = (name: string): string => `product:${productKeyOf(name)}`

const touch = (drawn: Drawn, key: string, role: ChainNode['role']): OpenNode => {
  const known = drawn.nodes.get(key)
  // Its place between others says more about a node than that it also published a release.
  if (known) {
    if (known.role === 'discloser' && role !== 'discloser') known.role = role
    return known
  }
  const kind = role === 'product' ? 'product' : 'organisation'
  const node: OpenNode = {
    key,
    kind,
    tier: 0,
    role,
    origin: false,
    secondHand: false,
    signed: [],
    called: [],
    sources: [],
  }
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
  const { discloser } = facts
  // Who does not say who speaks was hit all the same, and has a place of its own.
  const self = speakerOf(release).key
  const own = touch(drawn, self, 'discloser')
  own.secondHand ||= hitThroughOther(facts)
  if (discloser) {
    own.signed.push(discloser.name)
    own.sources.push(source(discloser))
  }
  if (release.published && own.published === undefined) own.published = release.published.date
  const parties = facts.parties.filter((p) => p.role !== 'vendor-agent' && organisationKey(p.name) !== self)
  for (const p of parties) {
    const node = touch(drawn, organisationKey(p.name), p.role)
    node.called.push(p.name)
    node.sources.push(source(p))
  }
  const of = (role: Party['role']) => parties.filter((p) => p.role === role)
  const contractors = of('contractor')
  const subcontractors = of('subcontractor')
  const key = (p: Fact<Party>) => organisationKey(p.name)
  for (const p of of('client')) join(drawn, key(p), self, 'entrusts', source(p))
  for (const p of contractors) join(drawn, self, key(p), 'entrusts', source(p))
  for (const p of subcontractors) {
    const named = contractors.filter((c) => namedIn(p.evidence.quote, [c], p))
    const above = named.length > 0 ? named : contractors.filter((c) => !c.origin)
    const from = above.length > 0 ? above.map(key) : contractors.length > 0 ? contractors.map(key) : [self]
    for (const f of from) join(drawn, f, key(p), 'entrusts', source(p))
  }
  for (const p of of('provider')) {
    const user =
      namedIn(p.evidence.quote, [...subcontractors, ...contractors], p) ??
      (contractors.length === 1 ? contractors[0] : undefined)
    join(drawn, user ? key(user) : self, key(p), 'uses', source(p))
  }
  const origin = parties.find((p) => p.origin)
  const at = origin ? key(origin) : self
  for (const p of of('victim')) join(drawn, key(p), at, 'entrusts', source(p))
  for (const product of facts.products) {
    const node = touch(drawn, productKey(product.name), 'product')
    node.called.push(product.name)
    node.sources.push(source(product))
    const maker = of('provider').find((p) => product.evidence.quote.includes(p.name) && p.origin)
    join(drawn, maker ? key(maker) : at, node.key, 'uses', source(product))
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

/** Who names the product alone used it of the origin all the same, where other releases say that it is the origin's. */
const joinByProduct = (drawn: Drawn, origin: string) => {
  const products = new Set([...drawn.edges.values()].filter((e) => e.from === origin).map((e) => e.to))
  for (const { from, to, sources } of [...drawn.edges.values()]) {
    if (!drawn.nodes.get(from)?.secondHand || drawn.nodes.get(to)?.kind !== 'product' || !products.has(to)) continue
    for (const source of sources) join(drawn, from, origin, 'uses', source)
  }
}

/** Whoever is entrusted and leads on is a contractor, whichever release told of it first, and as what. */
const setRoles = (drawn: Drawn) => {
  const edges = [...drawn.edges.values()]
  const entrusted = new Set(edges.filter((e) => e.kind === 'entrusts').map((e) => e.to))
  const outward: readonly ChainNode['role'][] = ['discloser', 'client', 'victim']
  for (const { from } of edges) {
    const node = drawn.nodes.get(from)
    if (node && entrusted.has(from) && outward.includes(node.role)) node.role = 'contractor'
  }
}

const closed = ({ signed, called, ...node }: OpenNode, releases: readonly Release[]): ChainNode => {
  const headline = headlineIn(threadsOf(releases))
  return {
    ...node,
    name: calledBy(signed, called) ?? '',
    releases: releases.map((r) => r.id),
    ...(headline && { headline }),
  }
}

/**
 * The chain 委託元 → 委託先 → 再委託先 of a case as its releases together tell it. Every node and edge names the facts
 * it comes from. It has one origin, whom most releases name; whom others name instead is said as a conflict, unless
 * that one was hit through the origin itself.
 */
export const chainOf = (releases: readonly Release[]): Chain => {
  const drawn: Drawn = { nodes: new Map(), edges: new Map() }
  const ordered = inOrder(releases)
  for (const r of ordered) drawRelease(drawn, r, currentFacts(r))
  const words = originWords(ordered)
  const origin = decideOrigin(words)
  const node = origin === undefined ? undefined : drawn.nodes.get(origin)
  if (node) {
    node.origin = true
    node.secondHand = false
    joinByProduct(drawn, node.key)
  }
  breakCircles(drawn)
  takeOutShortcuts(drawn)
  setTiers(drawn)
  setRoles(drawn)
  const spoken = bySpeaker(ordered)
  const next = successors(drawn.edges.values())
  const others = new Set(words.map((w) => w.key).filter((key) => key !== origin))
  const named = [
    ...(origin === undefined ? [] : [origin]),
    ...[...others].filter((key) => origin === undefined || !reachedFrom(key, next).has(origin)),
  ]
  return {
    nodes: [...drawn.nodes.values()].sort((a, b) => a.tier - b.tier).map((n) => closed(n, spoken.get(n.key) ?? [])),
    edges: [...drawn.edges.values()],
    conflicts: [
      ...(named.length > 1 ? [{ code: 'two-origins' as const, keys: named }] : []),
      ...(node === undefined && drawn.nodes.size > 0 ? [{ code: 'no-origin' as const, keys: [] }] : []),
    ],
  }
}

/** All that lead to one of a chain, near or far. */
export const leadingTo = ({ edges }: Chain, key: string): ReadonlySet<string> =>
  reachedFrom(key, successors(edges.map(({ from, to }) => ({ from: to, to: from }))))

/**
 * The organisations hit through one of a chain: whoever leads to it, where it is the origin, stands between them and
 * the origin, or no origin is known.
 */
export const hitThrough = (chain: Chain, key: string): readonly ChainNode[] => {
  const { nodes, edges } = chain
  const origins = nodes.filter((n) => n.origin).map((n) => n.key)
  const below = reachedFrom(key, successors(edges))
  if (origins.length > 0 && !origins.some((o) => o === key || below.has(o))) return []
  const above = leadingTo(chain, key)
  return nodes.filter((n) => n.kind === 'organisation' && above.has(n.key))
}
