import type { Release } from '../../casebook/records.js'
import { changesOf, type FactChange, type VersionChange } from '../changes.js'
import { describeFact, type FactGroup, groupOf } from '../describe.js'
import type { View } from '../site.js'
import { diffTexts } from '../text-diff.js'
import { Moment } from './parts.js'
import { TextChanges } from './text-changes.js'

/** Versions whose sentences are compared on the page; older ones are a click away as they were received. */
const mostCompared = 20

/** 98人 → 1,204人, with words for those who see no arrow. A note that both have is said once. */
const Change = ({ change: { before, after }, view }: { change: FactChange; view: View }) => {
  const { t } = view
  const [then, now] = [before && describeFact(before, view), after && describeFact(after, view)]
  const both = then !== undefined && now !== undefined
  const note = (words: string | undefined) => words && <small> {words}</small>
  return (
    <>
      {then && (
        <del class={both ? 'was' : undefined}>
          <span class="hidden">{t(both ? 'diff.before' : 'diff.removed')} </span>
          {then.value}
          {then.note !== now?.note && note(then.note)}
        </del>
      )}
      {both && (
        <span class="to" aria-hidden="true">
          {' → '}
        </span>
      )}
      {now && (
        <ins>
          <span class="hidden">{t(both ? 'diff.after' : 'diff.added')} </span>
          {now.value}
          {note(now.note)}
        </ins>
      )}
    </>
  )
}

const FactChanges = ({ changes, view }: { changes: readonly FactChange[]; view: View }) => {
  const groups = new Map<FactGroup, FactChange[]>()
  for (const change of changes) {
    const group = groupOf(change.after ?? change.before)
    groups.set(group, [...(groups.get(group) ?? []), change])
  }
  return (
    <dl class="changes">
      {[...groups].map(([group, of]) => (
        <div>
          <dt>{view.t(`group.${group}`)}</dt>
          {of.map((change) => (
            <dd>
              <Change change={change} view={view} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

/** What a version says otherwise than the one before: facts first, then the sentences. */
const Differences = ({
  of: { version, previous, changes },
  newest,
  compared,
  view,
}: {
  of: VersionChange
  newest: boolean
  compared: boolean
  view: View
}) => {
  const { t } = view
  if (previous === undefined) return null
  const steps = compared ? diffTexts(previous.document, version.document) : []
  return (
    <>
      {changes.length > 0 ? (
        <FactChanges changes={changes} view={view} />
      ) : (
        <p class="note">{t('version.factsStayed')}</p>
      )}
      {steps.length > 0 && (
        <details class="behind" open={newest}>
          <summary>{t('version.text')}</summary>
          <TextChanges steps={steps} view={view} />
        </details>
      )}
    </>
  )
}

/** Every version of a release, newest first: when it was received, the proof, and what it changed. */
export const VersionHistory = ({ release, view }: { release: Release; view: View }) => {
  const { t, lang, urls } = view
  const versions = changesOf(release)
  return (
    <>
      {versions.length === 1 && <p class="note">{t('version.onlyOne')}</p>}
      <ol class="versions" reversed>
        {versions.map((of, i) => (
          <li>
            <h3>
              {t('release.version', { n: of.version.version })}
              {versions.length > 1 && i === 0 && <small> {t('version.newest')}</small>}
            </h3>
            <p class="meta">
              {t('version.received')} <Moment view={view} at={of.version.capture.receivedAt} />
              {' · '}
              <a href={urls.archive(of.version.capture.sha256, lang).html}>{t('release.archive')}</a>
            </p>
            <Differences of={of} newest={i === 0} compared={i < mostCompared} view={view} />
          </li>
        ))}
      </ol>
    </>
  )
}
