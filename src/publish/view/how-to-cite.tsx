import type { Citation } from '../cite.js'
import type { View } from '../site.js'

/** A citation to be copied, in words and for a bibliography. */
export const HowToCite = ({ view, citation }: { view: View; citation: Citation }) => (
  <section aria-labelledby="cite">
    <h2 id="cite">{view.t('cite.title')}</h2>
    <p class="citation">
      {citation.plain.map(({ text, isJapanese }) => (isJapanese ? <span lang={view.japanese}>{text}</span> : text))}
    </p>
    <details>
      <summary>BibTeX</summary>
      <pre tabindex={0}>{citation.bibtex}</pre>
    </details>
  </section>
)
