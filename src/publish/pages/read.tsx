import type { Facts } from '../../casebook/facts.js'
import type { PassedOver } from '../../casebook/passed-over.js'
import { explainRelease, type Lexicon } from '../../read/index.js'
import { factsJson } from '../facts-json.js'
import { formatNumber } from '../format.js'
import { type GivenText, mostBytes, mostCharacters, type RefusedText } from '../given-text.js'
import type { View } from '../site.js'
import { FactsPanel } from '../view/facts-panel.js'
import { markEvidence } from '../view/marked.js'
import { Phrase } from '../view/parts.js'
import { markPassedOver, PassedOverList } from '../view/passed-over.js'
import { numberFacts, ReleaseText } from '../view/release-text.js'
import { definePage, type PageView } from './page.js'

/** Where a notice is given: pasted or as a file. It works without a script. */
const Form = ({ view, pasted = '' }: { view: View; pasted?: string | undefined }) => {
  const { t, lang, urls } = view
  const { html } = urls.read(lang)
  return (
    <form class="give" action={html} method="post" enctype="multipart/form-data">
      <label for="give-text">{t('read.text')}</label>
      <textarea id="give-text" name="text" rows={12} lang="ja" placeholder={t('read.placeholder')} spellcheck={false}>
        {pasted}
      </textarea>
      <label for="give-file">{t('read.file')}</label>
      <input
        id="give-file"
        type="file"
        name="file"
        accept=".txt,.html,.htm,.pdf,.docx,.eml,text/plain,text/html,application/pdf,message/rfc822"
        aria-describedby="give-note"
      />
      <p class="note" id="give-note">
        {t('read.fileNote')}
      </p>
      <p class="buttons">
        <button type="submit" class="main">
          {t('read.submit')}
        </button>
        <button type="submit" name="example" value="1">
          {t('read.tryExample')}
        </button>
        <button type="submit" formaction={`${html}?format=json`}>
          {t('read.asJson')}
        </button>
      </p>
    </form>
  )
}

const Programs = ({ view }: { view: View }) => {
  const { html } = view.urls.read('ja')
  return (
    <details>
      <summary>{view.t('read.programs')}</summary>
      <pre tabindex={0}>{`curl -F file=@notice.pdf -H 'Accept: application/json' ${
        view.urls.absolute(html) ?? `http://localhost:3000${html}`
      }`}</pre>
    </details>
  )
}

/** Reads a notice that somebody gives, and keeps nothing of it; only a server can, so a static site has no such page. */
export const readPage = definePage<object>({
  name: 'read',
  pattern: ['read'],
  instances: async function* () {},
  load: async (_ask, { isStatic }) => (isStatic ? undefined : {}),
  view: (_found, view) => {
    const { t } = view
    return {
      title: t('read.title'),
      description: t('read.description'),
      body: (
        <>
          <h1>{t('read.title')}</h1>
          <p class="lead">{t('read.lead')}</p>
          <p class="note">{t('read.private')}</p>
          <Form view={view} />
          <Programs view={view} />
        </>
      ),
    }
  },
  json: (_found, { urls }) => ({
    method: 'POST',
    url: urls.absolute(urls.read('ja').html) ?? urls.read('ja').html,
    contentType: 'multipart/form-data',
    fields: { text: 'the text of a notice', file: 'or a file: text, HTML, PDF, Word or mail' },
    limits: { bytes: mostBytes, characters: mostCharacters },
  }),
})

/** What was given, with what it says. */
export interface ReadText {
  readonly given: GivenText
  readonly facts: Facts
  readonly passedOver: readonly PassedOver[]
}

export const readGiven = (given: GivenText, lexicon?: Lexicon): ReadText => ({
  given,
  ...explainRelease(given.document, lexicon ? { lexicon } : {}),
})

const nameOf = ({ from }: GivenText, { t }: View): string => (from.kind === 'file' ? from.name : t(`read.${from.kind}`))

const Verdict = ({ facts, view }: { facts: Facts; view: View }) => {
  const { t } = view
  return (
    <div class={facts.notice ? 'shown verdict' : 'warnings verdict'}>
      <p>
        <b>{t(facts.notice ? 'read.isNotice' : 'read.isNoNotice')}</b>
        {!facts.notice && ` ${t('read.asIf')}`}
      </p>
      <p>
        {t('read.because')}{' '}
        {facts.noticeReasons.map((reason, i) => (
          <>
            {i > 0 && ' · '}
            <Phrase view={view} english={reason} />
          </>
        ))}
      </p>
    </div>
  )
}

/** What a given text says, laid out as a release is. */
export const readView = ({ given, facts, passedOver }: ReadText, view: View): PageView => {
  const { t, lang, urls } = view
  const { document } = given
  const marked = markEvidence(document, facts)
  const numbers = numberFacts(facts)
  const passed = markPassedOver(document, passedOver)
  return {
    title: t('read.resultFor', { name: nameOf(given, view) }),
    scripts: ['highlight'],
    unlisted: true,
    body: (
      <>
        <p class="kicker">
          <a href={urls.read(lang).html}>{t('read.title')}</a>
        </p>
        <h1>{t('read.result')}</h1>
        <p class="meta">
          {nameOf(given, view)} · {t('read.length', { n: formatNumber(document.text.length) })} · {t('read.notKept')}
        </p>
        <Verdict facts={facts} view={view} />
        <div class="cols">
          <ReleaseText view={view} document={document} marked={marked} numbers={numbers} passed={passed} />
          <FactsPanel view={view} facts={facts} marked={marked} numbers={numbers} isKept={false}>
            <PassedOverList view={view} passedOver={passedOver} passed={passed} />
          </FactsPanel>
        </div>
        <section aria-labelledby="again">
          <h2 id="again">{t('read.again')}</h2>
          <p class="note">{t('read.private')}</p>
          <Form view={view} pasted={given.pasted} />
        </section>
      </>
    ),
  }
}

/** The same for a program. Offsets point into `document.text`. */
export const readJson = ({ given, facts, passedOver }: ReadText) => ({
  ...(given.from.kind === 'file' && { file: given.from.name }),
  notice: facts.notice,
  noticeReasons: facts.noticeReasons,
  facts: factsJson(facts),
  doubts: facts.doubts,
  passedOver,
  document: given.document,
})

/** What went wrong and what to do, above the form with what was typed still in it. */
export const refusedView = ({ refused, pasted }: RefusedText, view: View): PageView => {
  const { t } = view
  return {
    title: t('read.failed'),
    unlisted: true,
    body: (
      <>
        <h1>{t('read.title')}</h1>
        <div class="warnings verdict" role="alert">
          <p>
            <b>{t('read.failed')}</b>
          </p>
          <p>{t(`read.error.${refused}`, { most: formatNumber(mostCharacters) })}</p>
        </div>
        <Form view={view} pasted={pasted} />
        <p class="note">{t('read.private')}</p>
      </>
    ),
  }
}
