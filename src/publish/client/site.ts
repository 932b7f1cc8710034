import { readableAddress } from '../readable-address.js'
import { isTyping } from './_keys.js'

type Theme = 'auto' | 'light' | 'dark'
const themes: readonly Theme[] = ['auto', 'light', 'dark']

/** The switch goes round: as the system has it, light, dark. */
const startThemeSwitch = (button: HTMLButtonElement) => {
  const words = (button.dataset.words ?? '').split('|')
  const current = (): Theme => {
    const set = document.documentElement.dataset.theme
    return set === 'light' || set === 'dark' ? set : 'auto'
  }
  const show = () => {
    button.textContent = words[themes.indexOf(current())] ?? ''
  }
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(current()) + 1) % themes.length] ?? 'auto'
    if (next === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    try {
      if (next === 'auto') localStorage.removeItem('theme')
      else localStorage.setItem('theme', next)
    } catch {
      // Where nothing can be kept the choice holds for this page.
    }
    show()
  })
  show()
  button.hidden = false
}

const startKeys = () => {
  const help = document.querySelector<HTMLDialogElement>('#help')
  const opener = document.querySelector<HTMLButtonElement>('[data-help]')
  const openHelp = () => {
    if (help && !help.open) help.showModal()
  }
  if (opener) {
    opener.hidden = false
    opener.addEventListener('click', openHelp)
  }
  document.addEventListener('keydown', (event) => {
    if (isTyping(event)) return
    if (event.key === '/') {
      const box =
        document.querySelector<HTMLInputElement>('[data-live]') ??
        document.querySelector<HTMLInputElement>('[data-search]')
      if (box === null) return
      event.preventDefault()
      box.focus()
      box.select()
    } else if (event.key === '?') {
      event.preventDefault()
      openHelp()
    }
  })
}

// Searching as one types changes the address without a new page; what was asked goes along into the other language, to
// its data, and onto paper.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-asked]'))
  link.addEventListener('click', () => {
    link.search = location.search
  })
addEventListener('beforeprint', () => {
  for (const address of document.querySelectorAll('span[data-asked]'))
    address.textContent = `${address.textContent?.split('?')[0]}${readableAddress(location.search)}`
})

const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]')
if (button) startThemeSwitch(button)
startKeys()
