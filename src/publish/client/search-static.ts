import { parseQuery } from '../../search/query.js'
import { caseToken, makeFold, type PhraseQuery, phraseQuery, type Spellings, spell } from '../../search/segment.js'
import { snippetOf } from '../../search/snippet.js'
import { makeTranslate, type PhrasePair } from '../translate.js'

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

/** Where numbers lead that no release stands under. */
interface Numbers {
  readonly merged: Readonly<Record<string, string>>
  readonly emptied: Readonly<Record<string, { readonly ja: string; readonly en: string }>>
}

const rowsShown = 20
const pause = 160

/** Releases that hold some words side by side. */
const findPhrase = async (pagefind: Pagefind, { tokens, prefix }: PhraseQuery): Promise<readonly Found[]> => {
  const words = tokens.map(spell).join(' ')
  // In quotation marks words must stand side by side and whole; a beginning must not.
  const { results } = await pagefind.search(prefix ? words : `"${words}"`)
  // Where nothing begins so, Pagefind gives what begins a little like it: then all of it is so.
  const first = prefix ? await results[0]?.data() : undefined
  return first === undefined || ` ${first.content}`.includes(` ${words}`) ? results : []
}

/** Releases that hold all the words asked for and none of those left out, best first. */
const findReleases = async (
  pagefind: Pagefind,
  wanted: readonly PhraseQuery[],
  unwanted: readonly PhraseQuery[],
): Promise<readonly Found[]> => {
  let all: Hits | undefined
  for (const phrase of wanted) {
    const before = all
    const results = (await findPhrase(pagefind, phrase)).filter(({ id }) => before === undefined || before.has(id))
    all = new Map(results.map((r) => [r.id, { ...r, score: r.score + (before?.get(r.id)?.score ?? 0) }]))
  }
  const left = new Map(all ?? (await pagefind.search(null)).results.map((r) => [r.id, r]))
  for (const phrase of unwanted) for (const { id } of await findPhrase(pagefind, phrase)) left.delete(id)
  return [...left.values()].sort((one, other) => other.score - one.score)
}

/** A stretch of the text round the first word found, with the words marked. */
const snippet = (text: string, words: readonly string[], spellings: Spellings): Node[] => {
  const found = snippetOf(text, words, spellings)
  const nodes: Node[] = []
  let at = 0
  for (const [start, end] of found.marks) {
    nodes.push(document.createTextNode(found.snippet.slice(at, start)))
    nodes.push(element('mark', 'found', found.snippet.slice(start, end)))
    at = end
  }
  nodes.push(document.createTextNode(found.snippet.slice(at)))
  return nodes
}

const element = (name: string, className: string, ...children: readonly (Node | string)[]): HTMLElement => {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

/** What releases say is Japanese on English pages too. */
const japanese = (made: HTMLElement): HTMLElement => {
  made.lang = 'ja'
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
  let engine:
    | Promise<{
        pagefind: Pagefind
        spellings: Spellings
        numbers: Numbers
        fold: (text: string) => string
      }>
    | undefined
  const load = () => {
    engine ??= (async () => {
      const at = new URL(source, location.href)
      const [pagefind, spellings, numbers] = await Promise.all([
        import(at.href) as Promise<Pagefind>,
        fetch(new URL('spellings.json', at)).then((r) => r.json() as Promise<Spellings>),
        fetch(new URL('numbers.json', at)).then((r) => r.json() as Promise<Numbers>),
      ])
      return { pagefind, spellings, numbers, fold: makeFold(spellings) }
    })()
    return engine
  }
  /** What a query is warned of, in Japanese. */
  const translator = async (): Promise<(english: string) => string> => {
    const pairs = (await fetch(new URL('phrases.json', new URL(source, location.href))).then((r) =>
      r.json(),
    )) as PhrasePair[]
    const translate = makeTranslate(pairs)
    return (english) => translate(english) ?? english
  }
  const entry = async (found: Found, words: readonly string[], spellings: Spellings): Promise<HTMLElement> => {
    const { url, meta } = await found.data()
    /** The build wrote what is told apart by language twice. */
    const said = (key: string): string => meta[isEnglish ? `${key}En` : key] ?? ''
    const when = element(meta.published ? 'time' : 'span', '', said('date'))
    if (meta.published) when.setAttribute('datetime', meta.published)
    return element(
      'li',
      '',
      element('p', 'when', when, link(said('case'), 'seal', `#${meta.number}`)),
      element(
        'div',
        '',
        element(
          'p',
          'who',
          meta.discloser ? japanese(element('span', '', meta.discloser)) : said('nobody'),
          element('span', 'n', said('headline')),
        ),
        japanese(element('h3', '', link(isEnglish ? said('url') : url, '', meta.title ?? url))),
        japanese(element('p', 'snippet', ...snippet(meta.text ?? '', words, spellings))),
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
      const { pagefind, spellings, numbers, fold } = await load()
      const { terms, filters, warnings } = parseQuery(query)
      const leftOut = filters.filter(({ field }) => field !== 'case').map(({ field, value }) => `${field}:${value}`)
      const cases = filters
        .filter(({ field }) => field === 'case')
        .map(({ value, not }) => ({
          number: Object.hasOwn(numbers.merged, value) ? (numbers.merged[value] ?? value) : value,
          not,
        }))
      // Without a server nothing is known but words; a number of a case is one.
      const asked = [
        ...terms.flatMap(({ text, not }) => {
          const phrase = phraseQuery(fold(text))
          return phrase ? [{ phrase, not }] : []
        }),
        ...cases.map(({ number, not }) => ({ phrase: { tokens: [caseToken(number)], prefix: false }, not })),
      ]
      const emptied = cases.flatMap(({ number, not }) => {
        const page = Object.hasOwn(numbers.emptied, number) ? numbers.emptied[number] : undefined
        return page && !not ? [{ number, href: isEnglish ? page.en : page.ja }] : []
      })
      const phrases = (not: boolean) => asked.filter((a) => a.not === not).map(({ phrase }) => phrase)
      const found = asked.length === 0 ? [] : await findReleases(pagefind, phrases(false), phrases(true))
      const words = terms.filter(({ not }) => !not).map(({ text }) => text)
      const entries = await Promise.all(found.slice(0, most).map((f) => entry(f, words, spellings)))
      const said = warnings.length === 0 || isEnglish ? warnings : warnings.map(await translator())
      if (own !== asking) return
      const total =
        found.length === 0 && emptied.length === 0
          ? results.dataset.nothing?.replace('{query}', query)
          : results.dataset.total?.replace('{n}', String(found.length))
      const heading = element('h2', 'hidden', results.dataset.heading ?? '')
      const notUsed = results.dataset.leftOut?.replace('{words}', leftOut.join(' ')) ?? ''
      results.replaceChildren(
        element('p', 'meta', total ?? ''),
        ...[...said, ...(leftOut.length === 0 ? [] : [notUsed])].map((words) => element('p', 'warnings', words)),
        ...emptied.map(({ number, href }) =>
          element('p', '', `${results.dataset.emptied ?? ''} `, link(href, 'seal', `#${number}`)),
        ),
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
