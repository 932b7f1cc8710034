// Searches while one writes: the server's own page of results, put in place of the one shown.
const box = document.querySelector<HTMLInputElement>('[data-live]')
const results = document.querySelector<HTMLElement>('#results')

/** Long enough not to ask for every key, short enough to feel at once. */
const pause = 160

if (box?.form && results) {
  const form = box.form
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined
  let shown = box.value.trim()

  const ask = async () => {
    const query = box.value.trim()
    if (query === shown) return
    shown = query
    running?.abort()
    const own = new AbortController()
    running = own
    const address = new URL(form.action)
    // All that the form holds: the order that was chosen stays when other words are asked for.
    if (query !== '')
      for (const [name, value] of new FormData(form)) address.searchParams.set(name, String(value).trim())
    results.setAttribute('aria-busy', 'true')
    try {
      const answer = await fetch(address, { signal: own.signal, headers: { Accept: 'text/html' } })
      if (!answer.ok) throw new Error(`search: ${answer.status}`)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const found = page.querySelector('#results')
      if (own.signal.aborted || found === null) return
      results.replaceChildren(...found.childNodes)
      document.title = page.title
      history.replaceState(null, '', address)
    } catch (error) {
      if (own.signal.aborted) return
      // Asking again by the button shows whatever is wrong as a page.
      results.textContent = results.dataset.failed ?? String(error)
      shown = ''
    } finally {
      if (!own.signal.aborted) results.removeAttribute('aria-busy')
    }
  }

  box.addEventListener('input', (event) => {
    // While a word is still being converted from kana it is not yet what is meant.
    if (event instanceof InputEvent && event.isComposing) return
    clearTimeout(timer)
    timer = setTimeout(ask, pause)
  })
  box.addEventListener('compositionend', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, pause)
  })
}

export {}
