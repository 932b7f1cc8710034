import { lastToKnow } from '../../link/index.js'
import type { Chain, ChainNode, Lane, Timeline } from '../../link/shapes.js'

/** Organisations in like places that a figure draws one by one: of four hundred nobody finds one. The table has all. */
export const mostDrawn = 40

/** No organisation has such a key. */
const restMark = '\nrest\n'

/** Does a node stand for all those of its place that are not drawn? */
export const isRest = ({ key }: Pick<ChainNode, 'key'>): boolean => key.startsWith(restMark)

/**
 * A chain as it is drawn: of outermost organisations that lead to the same ones in the same part, the first, and the
 * others as one node, called what `restName` says of how many they are.
 */
export const drawnChain = (chain: Chain, restName: (n: number) => string): Chain => {
  const ledTo = new Set(chain.edges.map((e) => e.to))
  const leads = new Map<string, string[]>()
  for (const { from, to, kind } of chain.edges) {
    const known = leads.get(from)
    if (known) known.push(`${kind} ${to}`)
    else leads.set(from, [`${kind} ${to}`])
  }
  const groups = new Map<string, ChainNode[]>()
  for (const node of chain.nodes) {
    const to = leads.get(node.key)
    if (to === undefined || ledTo.has(node.key) || node.origin || node.kind === 'product') continue
    const place = [node.tier, node.role, ...to.toSorted()].join('\n')
    const group = groups.get(place)
    if (group) group.push(node)
    else groups.set(place, [node])
  }
  const restOf = new Map<string, ChainNode>()
  for (const [place, nodes] of groups) {
    const others = nodes.slice(mostDrawn - 1)
    const [first] = others
    if (first === undefined || others.length < 2) continue
    const rest: ChainNode = {
      key: `${restMark}${place}`,
      kind: 'organisation',
      name: restName(others.length),
      tier: first.tier,
      role: first.role,
      origin: false,
      secondHand: first.secondHand,
      releases: [],
      sources: [],
    }
    for (const node of others) restOf.set(node.key, rest)
  }
  if (restOf.size === 0) return chain
  const edges = new Map(
    chain.edges.map((e) => {
      const from = restOf.get(e.from)?.key ?? e.from
      return [`${from}\n${e.to}`, { ...e, from }] as const
    }),
  )
  return {
    nodes: [...new Set(chain.nodes.map((n) => restOf.get(n.key) ?? n))],
    edges: [...edges.values()],
    conflicts: chain.conflicts,
  }
}

/** A time line as it is drawn: its first lanes, and that of the last to know. */
export const drawnTimeline = (timeline: Timeline): Timeline => {
  if (timeline.lanes.length <= mostDrawn) return timeline
  const last = lastToKnow(timeline)?.organisation?.key
  const isLast = (lane: Lane) => last !== undefined && lane.organisation?.key === last
  const lanes = timeline.lanes.filter((lane, i) => i < mostDrawn - 1 || isLast(lane))
  return { ...timeline, lanes }
}
