import { isTyping } from './_keys.js'

const marks = [...document.querySelectorAll<HTMLElement>('mark[data-f]')]
const facts = [...document.querySelectorAll<HTMLElement>('[data-fact]')]

const marksOf = new Map<string, HTMLElement[]>()
for (const mark of marks) {
  for (const fact of (mark.dataset.f ?? '').split(' ')) marksOf.set(fact, [...(marksOf.get(fact) ?? []), mark])
}

/** Lights up facts and their words, and only those. */
const light = (numbers: readonly string[]) => {
  const lit = new Set<Element>(numbers.flatMap((n) => marksOf.get(n) ?? []))
  for (const mark of marks) mark.classList.toggle('on', lit.has(mark))
  for (const fact of facts) fact.classList.toggle('on', numbers.includes(fact.dataset.f ?? ''))
}

/** What stays lit when the pointer leaves: the fact that was chosen by a click, a key or the address. */
let chosen: readonly string[] = []

const calm = matchMedia('(prefers-reduced-motion: reduce)')
const showOf = (element: Element | undefined) =>
  element?.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' })

/** Chooses a fact: its words are lit and brought into sight, and the address says so. */
const chooseFact = (fact: HTMLElement, bring: 'words' | 'fact') => {
  const number = fact.dataset.f ?? ''
  chosen = [number]
  light(chosen)
  history.replaceState(null, '', `#${fact.id}`)
  showOf(bring === 'words' ? marksOf.get(number)?.[0] : fact)
}

/** Where the pointer was last moved to: a page that scrolls under a resting pointer points at nothing. */
let pointer = { x: Number.NaN, y: Number.NaN }
document.addEventListener('pointermove', ({ clientX, clientY }) => {
  pointer = { x: clientX, y: clientY }
})
const lightWhenPointedAt = (element: HTMLElement, numbers: readonly string[]) => {
  element.addEventListener('pointerenter', ({ clientX, clientY }) => {
    if (clientX !== pointer.x || clientY !== pointer.y) light(numbers)
  })
  element.addEventListener('pointerleave', () => light(chosen))
}

for (const fact of facts) {
  const number = fact.dataset.f ?? ''
  lightWhenPointedAt(fact, [number])
  fact.addEventListener('focusin', () => light([number]))
  fact.addEventListener('focusout', () => light(chosen))
  fact.addEventListener('click', (event) => {
    // A new tab, a selection and the link to the fact itself stay what they are.
    if (event.ctrlKey || event.metaKey || event.shiftKey || getSelection()?.isCollapsed === false) return
    if (event.target instanceof Element && event.target.closest('.perma')) return
    event.preventDefault()
    chooseFact(fact, 'words')
  })
}

for (const mark of marks) {
  const numbers = (mark.dataset.f ?? '').split(' ')
  lightWhenPointedAt(mark, numbers)
  mark.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || getSelection()?.isCollapsed === false) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link !== null && !link.getAttribute('href')?.startsWith('#')) return
    const fact = facts.find((f) => f.dataset.f === numbers[0])
    if (fact === undefined) return
    event.preventDefault()
    chooseFact(fact, 'fact')
    chosen = numbers
    light(chosen)
  })
}

document.addEventListener('keydown', (event) => {
  if (isTyping(event) || facts.length === 0) return
  if (event.key === 'Escape' && chosen.length > 0) {
    chosen = []
    light(chosen)
    history.replaceState(null, '', location.pathname + location.search)
    return
  }
  if (event.key !== 'j' && event.key !== 'k') return
  event.preventDefault()
  const at = facts.findIndex((f) => f.dataset.f === chosen[0])
  const next = event.key === 'j' ? at + 1 : at < 0 ? facts.length - 1 : at - 1
  const fact = facts[(next + facts.length) % facts.length]
  if (fact === undefined) return
  chooseFact(fact, 'words')
  fact.querySelector<HTMLElement>('a')?.focus({ preventScroll: true })
})

/** An address may name a fact from the start, or come to do so by a link on the page. */
const followAddress = () => {
  let id = location.hash.slice(1)
  try {
    id = decodeURIComponent(id)
  } catch {
    // Not ours: no fact has such a name.
  }
  const fact = facts.find((f) => f.id === id)
  if (fact === undefined) return
  chosen = [fact.dataset.f ?? '']
  light(chosen)
  if (chosen[0] !== undefined) showOf(marksOf.get(chosen[0])?.[0])
}
addEventListener('hashchange', followAddress)
followAddress()
