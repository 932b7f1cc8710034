import { longestGram, type Parts, plainPart, scaleOf, type Weights } from '../../src/read/ja/weights/weigher.js'

/** A matter to be judged, and the classes an analyst gave it. */
export interface Row {
  readonly parts: Parts
  readonly classes: readonly string[]
}

interface Example {
  readonly grams: Int32Array
  readonly values: Float64Array
}

export interface Settings {
  readonly rounds: number
  /** How fast weights follow. */
  readonly rate: number
  /** How much must speak for a gram before it is kept, and how far the weights of those kept are drawn to nought. */
  readonly toKeep: number
  readonly l1: number
  readonly l2: number
  /** A gram of fewer rows teaches nothing. */
  readonly fewest: number
}

export const usual: Settings = { rounds: 8, rate: 0.3, toKeep: 2.5, l1: 0.1, l2: 1, fewest: 4 }

const gramsOf = (parts: Parts): Map<string, number> => {
  const grams = new Map<string, number>()
  for (const [part, words] of Object.entries(parts)) {
    if (words === undefined) continue
    const plain = plainPart(words)
    const scale = scaleOf(plain.length)
    for (let start = 0; start < plain.length; start++)
      for (let end = start + 1; end <= Math.min(plain.length, start + longestGram); end++) {
        const gram = `${part}\t${plain.slice(start, end)}`
        grams.set(gram, (grams.get(gram) ?? 0) + scale)
      }
  }
  return grams
}

/** The same order on every machine. */
const shuffled = (length: number): Int32Array => {
  const order = Int32Array.from({ length }, (_, i) => i)
  let state = 20250101
  for (let i = length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const j = state % (i + 1)
    const held = order[i]!
    order[i] = order[j]!
    order[j] = held
  }
  return order
}

/**
 * Logistic regression, one class against the rest, with FTRL-Proximal (McMahan et al. 2013): weights that little speaks
 * for are exactly nought, so that what is learned is a short list.
 */
const trainClass = (examples: readonly Example[], labels: Uint8Array, size: number, settings: Settings) => {
  const { rounds, rate, l1, l2 } = settings
  // The last weight is the bias: always there, never drawn to nought.
  const z = new Float64Array(size + 1)
  const n = new Float64Array(size + 1)
  const weightAt = (i: number, pull: number): number => {
    const zi = z[i]!
    if (Math.abs(zi) <= pull) return 0
    return -(zi - Math.sign(zi) * pull) / ((1 + Math.sqrt(n[i]!)) / rate + (pull === 0 ? 0 : l2))
  }
  const learn = (i: number, weight: number, gradient: number) => {
    const before = n[i]!
    n[i] = before + gradient * gradient
    z[i]! += gradient - ((Math.sqrt(n[i]!) - Math.sqrt(before)) / rate) * weight
  }
  const order = shuffled(examples.length)
  for (let round = 0; round < rounds; round++)
    for (const at of order) {
      const { grams, values } = examples[at]!
      const weights = new Float64Array(grams.length)
      const bias = weightAt(size, 0)
      let sum = bias
      for (let k = 0; k < grams.length; k++) {
        const weight = weightAt(grams[k]!, l1)
        weights[k] = weight
        sum += weight * values[k]!
      }
      const error = 1 / (1 + Math.exp(-sum)) - labels[at]!
      learn(size, bias, error)
      for (let k = 0; k < grams.length; k++) learn(grams[k]!, weights[k]!, error * values[k]!)
    }
  return { bias: weightAt(size, 0), weightOf: (i: number) => weightAt(i, l1) }
}

const onlyKept = ({ grams, values }: Example, kept: Uint8Array): Example => ({
  grams: grams.filter((id) => kept[id] === 1),
  values: values.filter((_, at) => kept[grams[at]!] === 1),
})

const rounded = (weight: number): number => Math.round(weight * 100) / 100

/** Learns from rows what speaks for each class. The same rows give the same weights. */
export const train = <Class extends string>(
  rows: readonly Row[],
  classes: readonly Class[],
  settings: Settings = usual,
): Weights<Class> => {
  const counts = new Map<string, number>()
  const found = rows.map(({ parts }) => gramsOf(parts))
  for (const grams of found) for (const gram of grams.keys()) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const names = [...counts].filter(([, count]) => count >= settings.fewest).map(([gram]) => gram)
  const ids = new Map(names.map((gram, id) => [gram, id]))
  const examples = found.map((grams) => {
    const known = [...grams].flatMap(([gram, value]) => {
      const id = ids.get(gram)
      return id === undefined ? [] : [[id, value] as const]
    })
    return { grams: Int32Array.from(known, ([id]) => id), values: Float64Array.from(known, ([, value]) => value) }
  })
  const weights: Record<string, { bias: number; grams: Record<string, Record<string, number>> }> = {}
  for (const name of classes) {
    const labels = Uint8Array.from(rows, (row) => (row.classes.includes(name) ? 1 : 0))
    // Once to see which grams speak for the class, once to see how much those do.
    const first = trainClass(examples, labels, names.length, { ...settings, l1: settings.toKeep })
    const kept = Uint8Array.from(names, (_, id) => (first.weightOf(id) === 0 ? 0 : 1))
    const { bias, weightOf } = trainClass(
      examples.map((example) => onlyKept(example, kept)),
      labels,
      names.length,
      settings,
    )
    const grams: Record<string, Record<string, number>> = {}
    names.forEach((gram, id) => {
      const weight = rounded(weightOf(id))
      if (weight === 0) return
      const [part, words] = gram.split('\t') as [string, string]
      grams[part] ??= {}
      grams[part][words] = weight
    })
    weights[name] = { bias: rounded(bias), grams }
  }
  return weights as Weights<Class>
}
