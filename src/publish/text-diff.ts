import { diffArrays } from 'diff'
import type { Document } from '../casebook/document.js'
import { spelling } from '../text/compare.js'

/** A stretch of a sentence: the same in both versions, only in the newer (`added`), or only in the older (`removed`). */
export interface DiffPart {
  readonly text: string
  readonly kind: 'same' | 'added' | 'removed'
}

/** One step from an older text to a newer one. `skipped` stands for sentences that did not change. */
export type DiffStep =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'added'; readonly text: string }
  | { readonly kind: 'removed'; readonly text: string }
  /** A sentence that was reworded: what of it changed. */
  | { readonly kind: 'changed'; readonly parts: readonly DiffPart[] }
  | { readonly kind: 'skipped'; readonly sentences: number }

/** Unchanged sentences shown before and after a change. */
const context = 1
/** Beyond this many characters two sentences are compared as a whole: a look at each character would take too long. */
const comparedLength = 600

/** Texts farther apart than this many sentences are shown one after the other: nobody reads such a diff, and it takes long. */
const mostEdits = 2_000

/** The sentences of a document: each block cut after 。 and the like. */
export const sentencesOf = ({ text, blocks }: Document): readonly string[] =>
  blocks.flatMap(({ start, end }) =>
    text
      .slice(start, end)
      .split(/(?<=[。!?!?])(?![」』)）])/)
      .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
      .filter((sentence) => sentence !== ''),
  )

/** The characters two sentences have in common, as a share of the longer one. */
const likeness = (parts: readonly DiffPart[]): number => {
  const length = { same: 0, added: 0, removed: 0 }
  for (const { kind, text } of parts) length[kind] += text.length
  const longer = length.same + Math.max(length.added, length.removed)
  return longer === 0 ? 0 : length.same / longer
}

/** A sentence in characters, but numbers and Latin words whole: of 1,204 for 1,732 nobody wants to see that the 1 stayed. */
const piecesOf = (sentence: string): string[] => sentence.match(/\d[\d,.]*|[０-９][０-９，．]*|[a-z]+|./gisu) ?? []

/** Between two changes this many characters that stayed only break up the reading. */
const tooFew = 3

/** Changes that stand close together as one: first all that was taken out, then all that was put in. */
const joined = (parts: readonly DiffPart[]): readonly DiffPart[] => {
  const shown: DiffPart[] = []
  let [before, after] = ['', '']
  const close = () => {
    if (before !== '') shown.push({ text: before, kind: 'removed' })
    if (after !== '') shown.push({ text: after, kind: 'added' })
    before = after = ''
  }
  for (const [i, { kind, text }] of parts.entries()) {
    const changing = before + after !== '' && i < parts.length - 1
    if (kind === 'same' && !(changing && text.length < tooFew)) {
      close()
      shown.push({ text, kind })
    } else {
      if (kind !== 'added') before += text
      if (kind !== 'removed') after += text
    }
  }
  close()
  return shown
}

const reworded = (before: string, after: string): readonly DiffPart[] | undefined => {
  if (before.length > comparedLength || after.length > comparedLength) return undefined
  const parts = diffArrays(piecesOf(before), piecesOf(after)).map(
    ({ value, added, removed }): DiffPart => ({
      text: value.join(''),
      kind: added ? 'added' : removed ? 'removed' : 'same',
    }),
  )
  return likeness(parts) >= 0.5 ? joined(parts) : undefined
}

/** A run of removed sentences and the run that took their place: those that are rewordings are paired, in order. */
const replaced = (removed: readonly string[], added: readonly string[]): readonly DiffStep[] => {
  const steps: DiffStep[] = []
  let next = 0
  for (const before of removed) {
    const after = added[next]
    const parts = after === undefined ? undefined : reworded(before, after)
    if (parts === undefined) steps.push({ kind: 'removed', text: before })
    else {
      steps.push({ kind: 'changed', parts })
      next++
    }
  }
  return [...steps, ...added.slice(next).map((text): DiffStep => ({ kind: 'added', text }))]
}

/** Leaves of unchanged sentences only those beside a change. */
const condensed = (steps: readonly DiffStep[]): readonly DiffStep[] => {
  const near = steps.map((_, i) =>
    steps.slice(Math.max(0, i - context), i + context + 1).some((other) => other.kind !== 'same'),
  )
  const shown: DiffStep[] = []
  for (const [i, step] of steps.entries()) {
    const last = shown.at(-1)
    if (near[i]) shown.push(step)
    else if (last?.kind === 'skipped') shown[shown.length - 1] = { kind: 'skipped', sentences: last.sentences + 1 }
    else shown.push({ kind: 'skipped', sentences: 1 })
  }
  return shown
}

/**
 * What changed from one version's text to the next, by sentence, with a sentence of context around each change; empty
 * where a reader would see no difference. Myers' algorithm over sentences, then over the characters, numbers and words of reworded ones.
 *
 * @example diffTexts(plainDocument('対象は98人です。'), plainDocument('対象は1,204人です。'))
 * // [{ kind: 'changed', parts: [{ text: '対象は', kind: 'same' }, { text: '98', kind: 'removed' }, …] }]
 */
export const diffTexts = (before: Document, after: Document): readonly DiffStep[] => {
  const [then, now] = [[...sentencesOf(before)], [...sentencesOf(after)]]
  const changes = diffArrays(then, now, {
    comparator: (a, b) => a === b || spelling(a) === spelling(b),
    maxEditLength: mostEdits,
  }) ?? [
    { value: then, added: false, removed: true },
    { value: now, added: true, removed: false },
  ]
  const steps: DiffStep[] = []
  for (let i = 0; i < changes.length; i++) {
    const { value, added, removed } = changes[i] as (typeof changes)[number]
    const next = changes[i + 1]
    if (removed && next?.added && value.length + next.value.length < mostEdits) {
      steps.push(...replaced(value, next.value))
      i++
    } else
      steps.push(...value.map((text): DiffStep => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text })))
  }
  return steps.some(({ kind }) => kind !== 'same') ? condensed(steps) : []
}
