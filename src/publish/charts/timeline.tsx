import { daysBetween } from '../../casebook/dates.js'
import type { EventType } from '../../casebook/facts.js'
import { vocabulary } from '../../casebook/vocabulary.js'
import { lastToKnow } from '../../link/index.js'
import type { Timeline, TimelineMark } from '../../link/shapes.js'
import { formatDate, formatShortDate, formatSpan } from '../format.js'
import type { View } from '../site.js'
import { organisationName, Told } from '../view/parts.js'
import { drawnTimeline } from './drawn.js'
import type { Tick } from './time-scale.js'
import { layOutTimeline, type PlacedLane, type TimelineDrawing } from './timeline-layout.js'

const round = (n: number): number => Math.round(n * 10) / 10

/** One sign for each kind of event, told apart by form as well as by hue. */
const Sign = ({ type, x, y, end = x }: { type: EventType; x: number; y: number; end?: number }) => {
  const [cx, cy] = [round(x), round(y)]
  if (end > x) {
    return <rect class={`m span ${type}`} x={cx} y={cy - 6} width={round(end - x)} height="12" rx="2" />
  }
  switch (type) {
    case 'occurred':
      return <rect class="m occurred" x={cx - 5} y={cy - 7} width="10" height="14" rx="2" />
    case 'discovered':
      return <path class="m discovered" d={`M${cx - 6} ${cy}l6 -6l6 6l-6 6z`} />
    case 'informed':
      return <circle class="m informed" cx={cx} cy={cy} r="5.5" />
    case 'contained':
      return <path class="m contained" d={`M${cx - 5.5} ${cy - 5}h11v10h-11z`} />
    case 'determined':
      return <path class="m determined" d={`M${cx - 5} ${cy - 5}l10 10M${cx + 5} ${cy - 5}l-10 10`} />
    case 'reported':
      return <rect class="m reported" x={cx - 5} y={cy - 5} width="10" height="10" />
    case 'notified':
      return <path class="m notified" d={`M${cx - 6} ${cy + 5}l6 -11l6 11z`} />
    case 'published':
      return <circle class="m published" cx={cx} cy={cy} r="6" />
    default:
      return type satisfies never
  }
}

const tickText = (tick: Tick, view: View): string => {
  if (!tick.year) return formatShortDate(tick.date, view.lang)
  // The year in full beside a month cut short: room is what ticks have least of.
  return view.lang === 'ja'
    ? formatDate(tick.date, 'ja')
    : `${formatShortDate(tick.date, 'en')} ${tick.date.slice(0, 4)}`
}

const markWords = (m: TimelineMark, view: View): string =>
  [
    `${formatSpan(m.date, m.end, view.lang)} ${vocabulary.name('event', m.type, view.lang)}`,
    m.authority && vocabulary.name('authority', m.authority, view.lang),
  ]
    .filter(Boolean)
    .join(' · ')

const breakWords = (days: number, view: View): string =>
  days >= 700
    ? view.t('timeline.years', { n: Math.round(days / 365) })
    : view.t('timeline.months', { n: Math.round(days / 30) })

const LaneName = ({ view, lane: { lane, name, nameX, nameY } }: { view: View; lane: PlacedLane }) => {
  const lines = name.map((line, i) => (
    <text
      lang={lane.organisation && view.japanese}
      class={lane.origin ? 'at name' : 'name'}
      x={nameX}
      y={round(nameY + i * 17)}
    >
      {line}
    </text>
  ))
  return lane.organisation ? (
    <a href={view.urls.organisation(lane.organisation.key, view.lang).html}>{lines}</a>
  ) : (
    <g>{lines}</g>
  )
}

const Drawing = ({ view, drawing, name }: { view: View; drawing: TimelineDrawing; name: string }) => (
  <svg class={name} viewBox={`0 0 ${drawing.width} ${drawing.height}`} aria-label={view.t('timeline.title')}>
    {drawing.scale.ticks.map((tick) => (
      <>
        <line class="grid" x1={round(tick.x)} x2={round(tick.x)} y1={drawing.top - 2} y2={drawing.bottom} />
        <text class="soft" x={round(tick.x) + 3} y={drawing.top - 8}>
          {tickText(tick, view)}
        </text>
      </>
    ))}
    {/* Before the lanes: a name is never struck through by what it stands on. */}
    {drawing.scale.breaks.map((b) => (
      <g class="break">
        <path
          d={`M${round(b.x) - 5} ${drawing.top}V${round(drawing.bottom)}M${round(b.x) + 5} ${drawing.top}V${round(drawing.bottom)}`}
        />
        <text class="soft" x={round(b.x)} y={round(drawing.bottom + 12)} text-anchor="middle">
          {breakWords(b.days, view)}
        </text>
      </g>
    ))}
    {drawing.lanes.map((lane) => (
      <>
        <line class="lane" x1={drawing.left} x2={drawing.right} y1={round(lane.y)} y2={round(lane.y)} />
        <LaneName view={view} lane={lane} />
      </>
    ))}
    {drawing.lanes.flatMap((lane) =>
      lane.marks.map((p) => (
        <a
          href={view.urls.fact(p.mark.source.release, p.mark.source.fact, view.lang)}
          aria-label={`${organisationName(lane.lane.organisation, view)}: ${markWords(p.mark, view)}`}
        >
          <title>{markWords(p.mark, view)}</title>
          <Sign type={p.mark.type} x={p.x} y={p.y} end={p.end} />
        </a>
      )),
    )}
    {drawing.legend.map((l) => (
      <>
        <Sign type={l.type} x={l.x} y={l.y - 4} />
        <text class="soft" x={l.x + 12} y={l.y}>
          {view.t(`mark.${l.type}`)}
        </text>
      </>
    ))}
  </svg>
)

/** What the figure shows, in a sentence: who knew last, and how long after. A month or year is no day to count from. */
const Message = ({ timeline, view }: { timeline: Timeline; view: View }) => {
  const last = lastToKnow(timeline)
  const { occurred } = timeline
  const firstPublished = timeline.lanes
    .flatMap((l) => l.marks.filter((m) => m.type === 'published').map((m) => m.date))
    .sort()[0]
  const isDay = (date: string | undefined): date is string => date !== undefined && date.length >= 10
  const days = isDay(occurred) && isDay(firstPublished) ? daysBetween(occurred, firstPublished) : -1
  if (last === undefined && days < 0) return null
  return (
    <p class="note">
      {last && (
        <Told
          view={view}
          message="timeline.lastToKnow"
          values={{ days: last.days }}
          names={{ name: organisationName(last.organisation, view) }}
        />
      )}
      {view.lang === 'en' && ' '}
      {days >= 0 && view.t('timeline.firstPublished', { days })}
    </p>
  )
}

/** Who knew when: one lane an organisation, drawn wide and narrow, and as a table. */
export const TimelineFigure = ({ view, timeline }: { view: View; timeline: Timeline }) => {
  const drawn = drawnTimeline(timeline)
  const { wide, narrow } = layOutTimeline(drawn, view.t('discloser.unknown'))
  const { t } = view
  return (
    <>
      <figure class="figure">
        <Drawing view={view} drawing={wide} name="wide" />
        <Drawing view={view} drawing={narrow} name="narrow" />
      </figure>
      <Message timeline={timeline} view={view} />
      {drawn.lanes.length < timeline.lanes.length && (
        <p class="note">{t('timeline.drawn', { n: drawn.lanes.length, of: timeline.lanes.length })}</p>
      )}
      <details class="behind printed">
        <summary>{t('asTable')}</summary>
        <section class="scroll" tabindex={0} aria-label={t('timeline.title')}>
          <table>
            <caption>{t('timeline.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('col.date')}</th>
                <th scope="col">{t('col.organisation')}</th>
                <th scope="col">{t('col.event')}</th>
                <th scope="col" class="on-screen">
                  {t('col.source')}
                </th>
              </tr>
            </thead>
            <tbody>
              {timeline.lanes
                .flatMap((lane) => lane.marks.map((mark) => ({ lane, mark })))
                .sort((a, b) => a.mark.date.localeCompare(b.mark.date))
                .map(({ lane, mark }) => (
                  <tr>
                    <td>
                      <time datetime={mark.date}>{formatSpan(mark.date, mark.end, view.lang)}</time>
                    </td>
                    <td lang={lane.organisation && view.japanese}>{organisationName(lane.organisation, view)}</td>
                    <td>
                      {vocabulary.name('event', mark.type, view.lang)}
                      {mark.authority && ` (${vocabulary.name('authority', mark.authority, view.lang)})`}
                    </td>
                    <td class="on-screen">
                      <a href={view.urls.fact(mark.source.release, mark.source.fact, view.lang)}>
                        {t('source.evidence')}
                      </a>
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      </details>
    </>
  )
}
