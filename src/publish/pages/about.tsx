import { AboutEn } from './about-en.js'
import { AboutJa } from './about-ja.js'
import { definePage, once } from './page.js'

interface About {
  readonly counts: {
    readonly releases: number
    readonly cases: number
    readonly organisations: number
    readonly captures: number
  }
}

/** How numbers, labels, chain and totals come about, and how to build on the casebook. */
export const aboutPage = definePage<About>({
  name: 'about',
  pattern: ['about'],
  instances: once,
  load: async (_ask, { reader }) => ({ counts: await reader.counts() }),
  view: (_about, view) => ({
    title: view.t('nav.about'),
    section: 'about',
    body: <div class="prose">{view.lang === 'ja' ? <AboutJa view={view} /> : <AboutEn view={view} />}</div>,
  }),
  json: ({ counts }, { settings }) => ({
    title: settings.title,
    description: settings.description,
    author: settings.author,
    license: settings.license,
    counts,
  }),
})
