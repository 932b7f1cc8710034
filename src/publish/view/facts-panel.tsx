import type { Child } from 'hono/jsx'
import type { Facts } from '../../casebook/facts.js'
import { describeFact, type FactGroup, groupFacts, hueOf, isName } from '../describe.js'
import type { View } from '../site.js'
import { statutoryCover } from '../statutory.js'
import type { MarkedText } from './marked.js'
import { Phrase } from './parts.js'
import type { FactNumbers } from './release-text.js'

/** The nine statutory items as a bar, and as a list that leads to the facts. */
const Nine = ({ view, facts }: { view: View; facts: Facts }) => {
  const { t } = view
  const cover = statutoryCover(facts)
  const spoken = cover.filter((c) => c.fact !== undefined)
  return (
    <section class="statutory">
      <h3>
        {t('nine.title')} <span class="n">{t('nine.count', { n: spoken.length })}</span>
      </h3>
      <div class="nine" aria-hidden="true">
        {cover.map((c) => (
          <i class={c.fact ? 'y' : undefined} />
        ))}
      </div>
      <details>
        <summary>{t('nine.show')}</summary>
        <ol>
          {cover.map((c) => (
            <li class={c.fact ? undefined : 'missing'}>
              {c.fact ? (
                <a href={`#${c.fact.id}`}>{t(`nine.${c.item}`)}</a>
              ) : (
                `${t(`nine.${c.item}`)} (${t('nine.missing')})`
              )}
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

/** Groups of short words that stand side by side. */
const flowing: ReadonlySet<FactGroup> = new Set(['what', 'item', 'prevention'])

/** Which rule found each fact, and whether the words say it themselves. */
const Why = ({ view, facts }: { view: View; facts: Facts }) => {
  const { t } = view
  return (
    <details class="why">
      <summary>{t('facts.why')}</summary>
      <p class="note">{t('facts.whyNote')}</p>
      <ul>
        {groupFacts(facts).flatMap((g) =>
          g.facts.map((f) => (
            <li>
              <a href={`#${f.id}`} lang={isName(f) ? view.japanese : undefined}>
                {describeFact(f, view).value}
              </a>{' '}
              <code>{f.rule}</code> <span class="nowrap">{t(`basis.${f.basis}`)}</span>
            </li>
          )),
        )}
      </ul>
    </details>
  )
}

/**
 * What a release says, each statement with a way to its words and, where the release is kept, an address of its own.
 */
export const FactsPanel = ({
  view,
  facts,
  marked,
  numbers,
  isKept = true,
  children,
}: {
  view: View
  facts: Facts
  marked: MarkedText
  numbers: FactNumbers
  isKept?: boolean
  /** What stands below the facts. */
  children?: Child
}) => {
  const { t } = view
  const groups = groupFacts(facts)
  return (
    <aside class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('facts.title')}</h2>
      {groups.length === 0 && <p class="note">{t('facts.none')}</p>}
      <dl>
        {groups.map(({ group, facts: listed }) => (
          <div class={flowing.has(group) ? `${hueOf(group)} flow` : hueOf(group)}>
            <dt>{t(`group.${group}`)}</dt>
            {listed.map((f) => {
              const { value, note } = describeFact(f, view)
              const evidence = marked.evidenceIds.get(f.id)
              const lang = isName(f) ? view.japanese : undefined
              return (
                <dd id={f.id} data-f={numbers.get(f.id)} data-fact>
                  {evidence === undefined ? (
                    <span class="v" lang={lang}>
                      {value}
                    </span>
                  ) : (
                    <a class="v" href={`#${evidence}`} title={f.evidence?.quote} lang={lang}>
                      {value}
                    </a>
                  )}
                  <small>
                    {note}
                    {f.basis === 'inferred' && (
                      <>
                        {note === '' ? '' : ' · '}
                        <abbr title={t('fact.inferredWhy')}>{t('fact.inferred')}</abbr>
                      </>
                    )}
                  </small>
                  {isKept && (
                    <a class="perma" href={`#${f.id}`} aria-label={t('fact.link', { fact: value })}>
                      #
                    </a>
                  )}
                </dd>
              )
            })}
          </div>
        ))}
      </dl>
      <Nine view={view} facts={facts} />
      {groups.length > 0 && <Why view={view} facts={facts} />}
      {facts.doubts.length > 0 && (
        <section class="doubts">
          <h3>{t('facts.doubts')}</h3>
          <ul>
            {facts.doubts.map((d) => (
              <li>
                <Phrase view={view} english={d.message} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {children}
    </aside>
  )
}
