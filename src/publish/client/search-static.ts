import { parseQuery } from '../../search/query.js'
import { makeFold, type RunQuery, runQueries, type Spellings, spell, spellingsOf } from '../../search/segment.js'

// Searches a static site in the browser, by the index the build made (publish/pagefind.ts).

interface Found {
  readonly id: string
  readonly score: number
  data(): Promise<{
    readonly url: string
    readonly content: string
    readonly meta: Readonly<Record<string, string>>
  }>
}
interface Pagefind {
  /** Without words: everything. */
  search(query: string | null): Promise<{ readonly results: readonly Found[] }>
}
type Hits = ReadonlyMap<string, Found>

const rowsShown = 20
const pause = 160

/** Releases that hold a run of the question. */
const findRun = async (pagefind: Pagefind, { tokens, prefix }: RunQuery): Promise<readonly Found[]> => {
  const words = tokens.map(spell).join(' ')
  // In quotation marks words must stand side by side and whole; a beginning must not.
  const { results } = await pagefind.search(prefix ? words : `"${words}"`)
  // Where nothing begins so, Pagefind gives what begins a little like it: then all of it is so.
  const first = prefix ? await results[0]?.data() : undefined
  return first === undefined || ` ${first.content}`.includes(` ${words}`) ? results : []
}

/** Releases in which every run of some words is found, with how well. */
const findAll = async (pagefind: Pagefind, runs: readonly RunQuery[]): Promise<Hits> => {
  let all: Map<string, Found> | undefined
  for (const run of runs) {
    const before: Hits | undefined = all
    const results = (await findRun(pagefind, run)).filter(({ id }) => before === undefined || before.has(id))
    all = new Map(results.map((r) => [r.id, { ...r, score: r.score + (before?.get(r.id)?.score ?? 0) }]))
  }
  return all ?? new Map((await pagefind.search(null)).results.map((r) => [r.id, r]))
}

/** Releases that hold all the words asked for and none of those left out, best first. */
const findReleases = async (
  pagefind: Pagefind,
  wanted: readonly RunQuery[],
  unwanted: readonly (readonly RunQuery[])[],
): Promise<readonly Found[]> => {
  const all = new Map(await findAll(pagefind, wanted))
  for (const runs of unwanted) for (const id of (await findAll(pagefind, runs)).keys()) all.delete(id)
  return [...all.values()].sort((one, other) => other.score - one.score)
}

/** A stretch of the text round the first word found, with the words marked. */
const snippet = (text: string, words: readonly string[]): Node[] => {
  const lower = text.toLowerCase()
  const places = words
    .flatMap((word) => {
      const found: { at: number; end: number }[] = []
      for (let at = lower.indexOf(word); at >= 0 && found.length < 50; at = lower.indexOf(word, at + word.length)) {
        found.push({ at, end: at + word.length })
      }
      return found
    })
    .sort((a, b) => a.at - b.at)
  const start = Math.max(0, (places[0]?.at ?? 0) - 40)
  const end = Math.min(text.length, start + 160)
  const nodes: Node[] = []
  let from = start
  if (start > 0) nodes.push(document.createTextNode('…'))
  for (const { at, end: to } of places) {
    if (at < from || to > end) continue
    nodes.push(document.createTextNode(text.slice(from, at)))
    const mark = document.createElement('mark')
    mark.className = 'found'
    mark.textContent = text.slice(at, to)
    nodes.push(mark)
    from = to
  }
  nodes.push(document.createTextNode(text.slice(from, end) + (end < text.length ? '…' : '')))
  return nodes
}

const element = (name: string, className: string, ...children: readonly (Node | string)[]): HTMLElement => {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

const link = (href: string, className: string, text: string): HTMLElement => {
  const made = element('a', className, text)
  made.setAttribute('href', href)
  return made
}

const start = async (box: HTMLInputElement, results: HTMLElement, source: string) => {
  const opening = [...results.childNodes]
  const isEnglish = document.documentElement.lang === 'en'
  let engine: Promise<{ pagefind: Pagefind; spellings: Spellings; fold: (text: string) => string }> | undefined
  const load = () => {
    engine ??= (async () => {
      const at = new URL(source, location.href)
      const [pagefind, spellings] = await Promise.all([
        import(at.href) as Promise<Pagefind>,
        fetch(new URL('spellings.json', at)).then((r) => r.json() as Promise<Spellings>),
      ])
      return { pagefind, spellings, fold: makeFold(spellings) }
    })()
    return engine
  }
  const entry = async (found: Found, words: readonly string[]): Promise<HTMLElement> => {
    const { url, meta } = await found.data()
    /** The build wrote what is told apart by language twice. */
    const said = (key: string): string => meta[isEnglish ? `${key}En` : key] ?? ''
    const when = element('time', '', said('date'))
    when.setAttribute('datetime', meta.published ?? '')
    return element(
      'li',
      '',
      element('p', 'when', when, link(said('case'), 'seal', `#${meta.number}`)),
      element(
        'div',
        '',
        element('p', 'who', meta.discloser ?? '', element('span', 'n', said('headline'))),
        element('h3', '', link(isEnglish ? said('url') : url, '', meta.title ?? url)),
        element('p', 'snippet', ...snippet(meta.text ?? '', words)),
      ),
    )
  }

  let asking = 0
  let most = rowsShown
  const search = async () => {
    const own = ++asking
    const query = box.value.trim()
    const address = new URL(location.href)
    if (query === '') address.searchParams.delete('q')
    else address.searchParams.set('q', query)
    history.replaceState(null, '', address)
    if (query === '') {
      results.replaceChildren(...opening)
      return
    }
    results.setAttribute('aria-busy', 'true')
    try {
      const { pagefind, spellings, fold } = await load()
      const { terms, filters } = parseQuery(query)
      // Without a server nothing is known but words; a number of a case is one.
      const numbers = filters.flatMap(({ field, value, not }) => (field === 'case' ? [{ text: value, not }] : []))
      const leftOut = filters.filter(({ field }) => field !== 'case').map(({ field, value }) => `${field}:${value}`)
      const asked = [...terms, ...numbers]
      const wanted = asked.filter(({ not }) => !not).map(({ text }) => text)
      const unwanted = asked.filter(({ not }) => not).map(({ text }) => runQueries(fold(text)))
      const found =
        asked.length === 0 ? [] : await findReleases(pagefind, runQueries(fold(wanted.join('\n'))), unwanted)
      const spelt = wanted.map(fold).flatMap((word) => spellingsOf(word, spellings))
      const words = [...new Set([...wanted.map((text) => text.toLowerCase()), ...spelt])]
      const entries = await Promise.all(found.slice(0, most).map((f) => entry(f, words)))
      if (own !== asking) return
      const total =
        found.length === 0
          ? results.dataset.nothing?.replace('{query}', query)
          : results.dataset.total?.replace('{n}', String(found.length))
      const heading = element('h2', 'hidden', results.dataset.heading ?? '')
      const notUsed = results.dataset.leftOut?.replace('{words}', leftOut.join(' ')) ?? ''
      results.replaceChildren(
        element('p', 'meta', total ?? ''),
        ...(leftOut.length === 0 ? [] : [element('p', 'warnings', notUsed)]),
        heading,
        element('ol', 'entries', ...entries),
      )
      if (found.length > most) {
        const more = element('button', '', results.dataset.more ?? '+')
        more.addEventListener('click', () => {
          most += rowsShown
          void search()
        })
        results.append(more)
      }
    } catch (error) {
      if (own === asking) results.textContent = `${results.dataset.failed ?? ''} ${String(error)}`
    } finally {
      if (own === asking) results.removeAttribute('aria-busy')
    }
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(timer)
    most = rowsShown
    timer = setTimeout(() => void search(), pause)
  }
  box.addEventListener('focus', () => void load().catch(() => undefined), { once: true })
  box.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) soon()
  })
  box.addEventListener('compositionend', soon)
  box.form?.addEventListener('submit', (event) => {
    event.preventDefault()
    void search()
  })
  const given = new URL(location.href).searchParams.get('q')
  if (given !== null && given !== '') {
    box.value = given
    await search()
  }
}

const box = document.querySelector<HTMLInputElement>('[data-live]')
const results = document.querySelector<HTMLElement>('#results')
const source = results?.dataset.pagefind
if (box && results && source !== undefined) void start(box, results, source)
