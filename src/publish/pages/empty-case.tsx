import type { Case } from '../../casebook/records.js'
import type { View } from '../site.js'
import { ReleaseList, Seal } from '../view/parts.js'
import type { PageView } from './page.js'

/**
 * A case without a release that counts: all withdrawn, or moved to other cases. Its number was given out, so its page
 * stays and says so.
 */
export const emptyCaseView = (of: Case, view: View): PageView => {
  const { t, lang, urls } = view
  const note = t(of.releases.length > 0 ? 'case.allWithdrawn' : 'case.allMoved')
  return {
    title: `#${of.number} ${of.title || note}`,
    section: 'cases',
    kind: 'article',
    unlisted: true,
    description: note,
    body: (
      <>
        <p class="kicker">
          <Seal view={view} number={of.number} />
        </p>
        <h1 lang={of.title === '' ? undefined : view.japanese}>{of.title || note}</h1>
        {of.title !== '' && <p class="warnings">{note}</p>}
        {of.wentTo && of.wentTo.length > 0 && (
          <p>
            {t('case.wentTo')}{' '}
            {of.wentTo.map((number) => (
              <>
                <Seal view={view} number={number} />{' '}
              </>
            ))}
          </p>
        )}
        {of.releases.length > 0 && (
          <section aria-labelledby="releases">
            <h2 id="releases">{t('case.releases')}</h2>
            <ReleaseList view={view} releases={of.releases} />
          </section>
        )}
        <p class="note on-screen">
          <a href={urls.case(of.number, lang).json}>JSON</a>
        </p>
      </>
    ),
  }
}
