import { vocabulary } from '../../casebook/vocabulary.js'
import type { Chain, ChainNode } from '../../link/shapes.js'
import { formatDate, formatHeadline } from '../format.js'
import type { View } from '../site.js'
import { Told } from '../view/parts.js'
import { type ChainDrawing, type ChainWords, layOutNarrow, layOutWide } from './chain-layout.js'
import { drawnChain, isRest } from './drawn.js'

const roleName = (node: ChainNode, view: View): string =>
  node.role === 'discloser' || node.role === 'product'
    ? view.t(`role.${node.role}`)
    : vocabulary.name('role', node.role, view.lang)

const wordsIn = (view: View): ChainWords => ({
  note: (node) => {
    const said = [
      node.published && view.t('chain.published', { date: formatDate(node.published, view.lang) }),
      node.headline && formatHeadline(node.headline, view.lang),
    ].filter((s) => s !== undefined && s !== '')
    return said.length === 0 ? [roleName(node, view)] : (said as string[])
  },
  // A tier is named by what its members are; where they differ, by the first two.
  caption: (tier) =>
    [...new Set(tier.map((n) => roleName(n, view)))].slice(0, 2).join(view.lang === 'ja' ? '・' : ', '),
})

const nameLang = (node: ChainNode, view: View) =>
  isRest(node) || node.name === view.t('discloser.unknown') ? undefined : view.japanese

const hrefOf = (node: ChainNode, view: View): string => {
  if (isRest(node)) return '#chain-table'
  const [unsigned] = node.sources.length === 0 ? node.releases : []
  if (unsigned !== undefined) return view.urls.release(unsigned, view.lang).html
  if (node.kind === 'organisation') return view.urls.organisation(node.key, view.lang).html
  const source = node.sources[0]
  return source === undefined ? '#chain-table' : view.urls.fact(source.release, source.fact, view.lang)
}

const Drawing = ({ view, chain, drawing, name }: { view: View; chain: Chain; drawing: ChainDrawing; name: string }) => {
  const labelOf = new Map(chain.nodes.map((n) => [n.key, n.name]))
  return (
    <svg class={name} viewBox={`0 0 ${drawing.width} ${drawing.height}`} aria-label={view.t('chain.title')}>
      <defs>
        <marker id={`arrow-${name}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path class="head" d="M0 0L8 4L0 8" />
        </marker>
      </defs>
      {drawing.captions.flatMap((c) =>
        c.lines.map((line, i) => (
          <text class="soft" x={c.x} y={c.y + i * 15}>
            {line}
          </text>
        )),
      )}
      {drawing.wires.map(({ edge, path }) => (
        <path class={`edge ${edge.kind}`} d={path} marker-end={`url(#arrow-${name})`}>
          <title
            lang={view.japanese}
          >{`${labelOf.get(edge.from)} → ${labelOf.get(edge.to)} (${view.t(`chain.${edge.kind}`)})`}</title>
        </path>
      ))}
      {drawing.boxes.map((b) => (
        <a href={hrefOf(b.node, view)}>
          <rect
            class={`box${b.node.origin ? ' origin' : ''}${b.node.kind === 'product' ? ' product' : ''}`}
            x={b.x}
            y={b.y}
            width={b.width}
            height={b.height}
            rx="3"
          />
          {b.name.map((line, i) => (
            <text lang={nameLang(b.node, view)} x={b.x + 12} y={b.y + 21 + i * 18}>
              {line}
            </text>
          ))}
          {b.note.map((line, i) => (
            <text class="soft" x={b.x + 12} y={b.y + 21 + b.name.length * 18 + i * 17 - 1}>
              {line}
            </text>
          ))}
          {b.node.origin && (
            <text class="at" x={b.x + b.width} y={b.y - 6} text-anchor="end">
              ● {view.t('origin')}
            </text>
          )}
        </a>
      ))}
    </svg>
  )
}

const Sources = ({ view, of }: { view: View; of: Chain['edges'][number]['sources'] }) => (
  <>
    {of.map((s, i) => (
      <>
        {i > 0 && ' '}
        <a href={view.urls.fact(s.release, s.fact, view.lang)}>{view.t('source.n', { n: i + 1 })}</a>
      </>
    ))}
  </>
)

/** Who stood behind whom: drawn wide and narrow (the style sheet shows one), and as a table. */
export const ChainFigure = ({ view, chain: { nodes, ...rest } }: { view: View; chain: Chain }) => {
  const { t } = view
  const chain = { ...rest, nodes: nodes.map((n) => (n.name === '' ? { ...n, name: t('discloser.unknown') } : n)) }
  const nameOf = (key: string) => chain.nodes.find((n) => n.key === key)?.name ?? key
  const words = wordsIn(view)
  const drawn = drawnChain(chain, (n) => t('chain.more', { n }))
  return (
    <>
      <figure class="figure">
        <Drawing view={view} chain={drawn} drawing={layOutWide(drawn, words)} name="wide" />
        <Drawing view={view} chain={drawn} drawing={layOutNarrow(drawn, words)} name="narrow" />
      </figure>
      <p class="note">
        {t('chain.legend')}{' '}
        {chain.conflicts.length === 0
          ? t('chain.agree')
          : chain.conflicts.map((c) =>
              c.code === 'two-origins' ? (
                <Told
                  view={view}
                  message="chain.twoOrigins"
                  names={{ names: c.keys.map(nameOf).join(view.lang === 'ja' ? '、' : ', ') }}
                />
              ) : (
                t('chain.noOrigin')
              ),
            )}
      </p>
      <details class="behind printed">
        <summary>{t('asTable')}</summary>
        {/* Where a link leads into it, a browser opens what it stands in. */}
        <section class="scroll" id="chain-table" tabindex={0} aria-label={t('chain.title')}>
          <table>
            <caption>{t('chain.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('col.organisation')}</th>
                <th scope="col">{t('col.role')}</th>
                <th scope="col">{t('chain.leadsTo')}</th>
                <th scope="col" class="on-screen">
                  {t('col.source')}
                </th>
              </tr>
            </thead>
            <tbody>
              {chain.nodes.map((n) => {
                const edges = chain.edges.filter((e) => e.from === n.key)
                return (
                  <tr>
                    <th scope="row" lang={nameLang(n, view)}>
                      {n.name}
                    </th>
                    <td>
                      {roleName(n, view)}
                      {n.origin && ` · ${t('origin')}`}
                    </td>
                    <td>
                      {edges.map((e, i) => (
                        <>
                          {i > 0 && view.lang === 'ja' ? '、' : i > 0 ? ', ' : ''}
                          <span lang={view.japanese}>{nameOf(e.to)}</span> ({t(`chain.${e.kind}`)})
                        </>
                      ))}
                    </td>
                    <td class="on-screen">
                      <Sources view={view} of={n.sources} />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      </details>
    </>
  )
}
