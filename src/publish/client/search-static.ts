import { fold, type IndexQuery, indexQueries, type Spellings } from '../segment.js'

// Searches a static site in the browser, by the index the build made (publish/pagefind.ts).

interface Found {
  readonly id: string
  readonly score: number
  data(): Promise<{ readonly url: string; readonly meta: Readonly<Record<string, string>> }>
}
interface Pagefind {
  search(query: string): Promise<{ readonly results: readonly Found[] }>
}

const rowsShown = 20
const pause = 160

/** Releases in which every part of the question is found, best first. */
const findAll = async (pagefind: Pagefind, queries: readonly IndexQuery[]): Promise<readonly Found[]> => {
  let all: Map<string, Found> | undefined
  const scores = new Map<string, number>()
  for (const { words, prefix } of queries) {
    // In quotation marks words must stand side by side and whole; a beginning must not.
    const { results } = await pagefind.search(prefix ? words.join(' ') : `"${words.join(' ')}"`)
    const before = all
    all = new Map(results.filter((r) => before === undefined || before.has(r.id)).map((r) => [r.id, r]))
    for (const r of results) scores.set(r.id, (scores.get(r.id) ?? 0) + r.score)
  }
  return [...(all?.values() ?? [])].sort((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0))
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
  let engine: Promise<{ readonly pagefind: Pagefind; readonly spellings: Spellings }> | undefined
  const load = () => {
    engine ??= (async () => {
      const at = new URL(source, location.href)
      const [pagefind, spellings] = await Promise.all([
        import(at.href) as Promise<Pagefind>,
        fetch(new URL('spellings.json', at)).then((r) => r.json() as Promise<Spellings>),
      ])
      return { pagefind, spellings }
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

  let asked = 0
  let most = rowsShown
  const search = async () => {
    const own = ++asked
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
      const { pagefind, spellings } = await load()
      const found = await findAll(pagefind, indexQueries(query, spellings))
      const folded = fold(query, spellings).split(/[\s\u3000"「」]+/)
      const spelt = folded.flatMap((word) => {
        const group = spellings.find(([first = '']) => word.includes(first))
        return group === undefined ? [word] : group.map((s) => word.replace(group[0] ?? '', s))
      })
      const words = [...new Set([...query.toLowerCase().split(/[\s\u3000"「」]+/), ...spelt])].filter((w) => w !== '')
      const entries = await Promise.all(found.slice(0, most).map((f) => entry(f, words)))
      if (own !== asked) return
      const total =
        found.length === 0
          ? results.dataset.nothing?.replace('{query}', query)
          : results.dataset.total?.replace('{n}', String(found.length))
      const heading = element('h2', 'hidden', results.dataset.heading ?? '')
      results.replaceChildren(element('p', 'meta', total ?? ''), heading, element('ol', 'entries', ...entries))
      if (found.length > most) {
        const more = element('button', '', results.dataset.more ?? '+')
        more.addEventListener('click', () => {
          most += rowsShown
          void search()
        })
        results.append(more)
      }
    } catch (error) {
      if (own === asked) results.textContent = `${results.dataset.failed ?? ''} ${String(error)}`
    } finally {
      if (own === asked) results.removeAttribute('aria-busy')
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
