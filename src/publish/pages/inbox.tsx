import type { Child } from 'hono/jsx'
import { type ItemState, itemStates, type WatchedItem } from '../../casebook/watching.js'
import { formatNumber } from '../format.js'
import { publicItem } from '../public-source.js'
import type { Site, View } from '../site.js'
import { webAddress } from '../urls.js'
import { Moment, Pager, Phrase, Seal } from '../view/parts.js'
import { definePage, loadRows, never } from './page.js'

interface Filter {
  readonly source?: string
  readonly state?: ItemState
}

interface Inbox {
  readonly filter: Filter
  readonly rows: readonly WatchedItem[]
  readonly total: number
  readonly pages: number
  /** Items in each state, within the source asked for. */
  readonly states: readonly { readonly state: ItemState; readonly items: number }[]
}

/** Undefined where a state is asked for that there is not. */
const filterOf = (query: URLSearchParams): Filter | undefined => {
  const source = query.get('source') ?? ''
  const wanted = query.get('state') ?? ''
  const state = itemStates.find((s) => s === wanted)
  if (state === undefined && wanted !== '') return undefined
  return { ...(source === '' ? {} : { source }), ...(state === undefined ? {} : { state }) }
}

const countStates = ({ reader }: Site, { source }: Filter) =>
  Promise.all(
    itemStates.map(async (state) => {
      const { total } = await reader.inbox({ state, limit: 0, ...(source === undefined ? {} : { source }) })
      return { state, items: total }
    }),
  )

/** By what became of items and by source; what is chosen leads back to all. */
const Filters = ({ view, inbox: { filter, states } }: { view: View; inbox: Inbox }) => {
  const { t, lang, urls, settings } = view
  const choice = (name: Child, to: Filter, chosen: boolean, items?: number) => (
    <li>
      <a href={urls.inboxOf(lang, to)} rel="nofollow" aria-current={chosen ? 'true' : undefined}>
        {name}
      </a>
      {items !== undefined && <span class="n">{formatNumber(items)}</span>}
    </li>
  )
  const { source, state } = filter
  const bySource = (name: string | undefined): Filter => ({
    ...(name === undefined ? {} : { source: name }),
    ...(state === undefined ? {} : { state }),
  })
  const byState = (to: ItemState | undefined): Filter => ({
    ...(source === undefined ? {} : { source }),
    ...(to === undefined ? {} : { state: to }),
  })
  const all = states.reduce((sum, { items }) => sum + items, 0)
  const names = (settings.sources ?? []).map((s) => s.name)
  return (
    <nav class="chosen" aria-label={t('inbox.filters')}>
      <section aria-labelledby="by-state">
        <h2 id="by-state">{t('inbox.byState')}</h2>
        <ul>
          {choice(t('inbox.all'), byState(undefined), state === undefined, all)}
          {states
            .filter((s) => s.items > 0 || s.state === state)
            .map((s) => choice(t(`item.${s.state}`), byState(s.state), s.state === state, s.items))}
        </ul>
      </section>
      <section aria-labelledby="by-source">
        <h2 id="by-source">{t('inbox.bySource')}</h2>
        <ul>
          {choice(t('inbox.all'), bySource(undefined), source === undefined)}
          {names.map((name) => choice(<span lang={view.japanese}>{name}</span>, bySource(name), source === name))}
        </ul>
      </section>
    </nav>
  )
}

const Item = ({ view, item: watched }: { view: View; item: WatchedItem }) => {
  const { t, lang, urls } = view
  const item = publicItem(watched)
  const href = webAddress(item.uri)
  const name = item.title ?? item.uri ?? ''
  const reasons = item.why?.split('; ') ?? []
  return (
    <li class={item.state}>
      <p class="when">
        <Moment view={view} at={item.foundAt} />
        {item.number !== undefined && <Seal view={view} number={item.number} />}
      </p>
      <div>
        <p class="who">
          <span lang={view.japanese}>{item.source}</span>
        </p>
        <h3 lang={view.japanese}>
          {href === undefined ? (
            name
          ) : (
            <a href={href} rel="nofollow noopener">
              {name}
            </a>
          )}
        </h3>
        <p class="became">
          <b class="state">{t(`item.${item.state}`)}</b>{' '}
          {item.release !== undefined && (
            <>
              <a href={urls.release(item.release, lang).html}>{t('item.release')}</a>{' '}
            </>
          )}
          {reasons.length > 0 && (
            <span class="why-not">
              {reasons.map((reason, i) => (
                <>
                  {i > 0 && ' · '}
                  <Phrase view={view} english={reason} />
                </>
              ))}
            </span>
          )}
          {item.nextTry !== undefined && (
            <small>
              {' '}
              {t('item.nextTry')} <Moment view={view} at={item.nextTry} />
            </small>
          )}
        </p>
      </div>
    </li>
  )
}

/** What watched sources brought, newest first, each with what became of it and why. */
export const inboxPage = definePage<Inbox>({
  name: 'inbox',
  pattern: ['inbox'],
  paged: true,
  // It changes by the hour, and a static site has nobody to watch for it.
  instances: never,
  pages: ({ pages }) => pages,
  load: async (ask, site) => {
    const filter = filterOf(ask.query)
    if (filter === undefined) return undefined
    const found = await loadRows(ask, (options) => site.reader.inbox({ ...filter, ...options }))
    return found && { ...found, filter, states: await countStates(site, filter) }
  },
  view: (inbox, view, { page }) => {
    const { t, lang, urls } = view
    const { rows, total, pages, filter } = inbox
    return {
      title: t('inbox.title'),
      unlisted: true,
      asked: { ...filter },
      body: (
        <>
          <h1>{t('inbox.title')}</h1>
          <p class="lead">
            {t('inbox.lead')}{' '}
            <a class="nowrap" href={urls.sources(lang).html}>
              {t('sources.title')}
            </a>
          </p>
          <Filters view={view} inbox={inbox} />
          <p class="meta">{t('inbox.total', { n: formatNumber(total) })}</p>
          <h2 class="hidden">{t('inbox.list')}</h2>
          {rows.length === 0 ? (
            <p class="shown">{t(Object.keys(filter).length === 0 ? 'inbox.empty' : 'inbox.nothing')}</p>
          ) : (
            <ol class="entries inbox">
              {rows.map((item) => (
                <Item view={view} item={item} />
              ))}
            </ol>
          )}
          <Pager
            view={view}
            urls={urls.inbox(lang)}
            page={page}
            pages={pages}
            to={(n) => urls.inboxOf(lang, filter, n)}
          />
        </>
      ),
    }
  },
  json: ({ filter, rows, total, pages, states }, _site, { page }) => ({
    ...filter,
    total,
    page,
    pages,
    states: Object.fromEntries(states.map((s) => [s.state, s.items])),
    items: rows.map(publicItem),
  }),
})
