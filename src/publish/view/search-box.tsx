import type { Child } from 'hono/jsx'
import type { View } from '../site.js'

interface SearchBoxProps {
  readonly view: View
  /** Where the question goes. */
  readonly action: string
  /** What can be found with it. */
  readonly name: string
  readonly value: string
  /** Says in the empty box what it is for, where nothing else does. */
  readonly hint?: string
  /** Asks while one writes, where scripts run. */
  readonly live?: true
  /** What else the form holds. */
  readonly children?: Child
}

/** A box for words and its button. */
export const SearchBox = ({ view, action, name, value, hint, live, children }: SearchBoxProps) => (
  <search aria-label={name}>
    <form class="searchbox" action={action} method="get">
      <input
        type="search"
        name="q"
        value={value}
        placeholder={hint}
        aria-label={name}
        autocomplete="off"
        data-live={live && ''}
      />
      {children}
      <button type="submit">{view.t('search.button')}</button>
    </form>
  </search>
)
