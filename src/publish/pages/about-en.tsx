import type { View } from '../site.js'

/** How the casebook works, in English. */
export const AboutEn = ({ view }: { view: View }) => {
  const { urls } = view
  const at = (href: string) => urls.absolute(href) ?? href
  return (
    <>
      <h1>About this casebook</h1>
      <p class="lead">
        When an organisation in Japan tells the public that data leaked, it publishes a release. This casebook collects
        releases, keeps the bytes as proof, reads what they say, and files all releases about one incident under one
        number. Every figure and date on these pages leads to the sentence it came from.
      </p>
      <h2 id="facts">How facts are read</h2>
      <p>
        Only what a release says is shown. What it does not state stays absent and is never guessed. Each fact has its
        evidence: choose a fact on a release’s page and its words are marked. A value marked “inf.” follows from words
        elsewhere in the same text, such as a year left out.
      </p>
      <p>
        A program reads the releases and can be wrong. Check the evidence before you rely on a value; “Why it was read
        so”, below the facts, names the rule behind each.
        {!view.isStatic && (
          <>
            {' '}
            Try it on a text of your own: <a href={urls.read('en').html}>{view.t('read.link')}</a>.
          </>
        )}
      </p>
      <h2 id="numbers">Case numbers</h2>
      <p>
        One incident at one origin is one case, such as <span class="seal">#2023-416</span>, however many organisations
        it reached through a contractor or a service. Organisations that were each attacked through the same product’s
        flaw are separate cases joined in a campaign. A number is never used again; a merged case’s number leads to the
        case it went into.
      </p>
      <h2 id="chain">Through whom: the chain</h2>
      <p>
        The contractors, subcontractors, providers and products that the releases name are put together, from the
        outermost discloser inwards. Where releases disagree about the origin, the figure says so. The table behind it
        has the source of every box.
      </p>
      <h2 id="timeline">Who knew when</h2>
      <p>
        One lane an organisation on one axis. Long stretches in which nothing happened are shortened, shown by a double
        line with their length. Dates keep the precision the release has.
      </p>
      <h2 id="totals">How many: the totals</h2>
      <ul>
        <li>Each discloser counts once, with its own subjects, from its newest release that gives figures.</li>
        <li>
          A stated total holds its groups. Without one, groups may overlap: the largest is the least, their sum the
          most.
        </li>
        <li>What is confirmed is the lower end, what is possible only raises the upper end.</li>
        <li>
          The origin’s figure for the whole incident stands beside and is never added; nor are people, records and
          households.
        </li>
      </ul>
      <h2 id="labels">Labels</h2>
      <p>
        A label is <code>facet:value</code>. Most follow from the facts; some were put on by hand. The label{' '}
        <code lang="ja">インシデント:2次被害</code> (second-hand victim) stands on releases of organisations hit through
        another organisation.
      </p>
      <h2 id="nine">Nine items</h2>
      <p>
        How many of the nine items that Enforcement Rule 8(1) of the Act on the Protection of Personal Information wants
        in a report the release speaks of. It measures the text, not whether a duty was met.
      </p>
      <h2 id="query">Searching</h2>
      <dl class="record">
        <dt>
          <code lang="ja">漏えい 委託先</code>
        </dt>
        <dd>Both words. Spellings of one word count as the same.</dd>
        <dt>
          <code>"words together"</code>
        </dt>
        <dd>In that order.</dd>
        <dt>
          <code lang="ja">-訓練</code>
        </dt>
        <dd>Must not be there.</dd>
        <dt>
          <code lang="ja">label:インシデント:2次被害</code>
        </dt>
        <dd>By label.</dd>
        <dt>
          <code lang="ja">org:千葉市</code> <code>origin:NAME</code>
        </dt>
        <dd>By organisation, or by where it happened.</dd>
        <dt>
          <code>#2023-416</code>
        </dt>
        <dd>By case number.</dd>
        <dt>
          <code>after:2023-10 before:2024</code>
        </dt>
        <dd>By date of publication.</dd>
      </dl>
      <h2 id="feeds">Feeds</h2>
      <p>
        Beside the <a href={urls.home('en').feed}>newest releases</a>, every label, case and organisation has a feed:
        its address with <code>/feed.atom</code>. Feeds are sorted by when a release was added here, so that one with an
        old date is not missed.
      </p>
      <h2 id="json">JSON</h2>
      <p>
        Every page has a JSON twin: its address with <code>.json</code> (<code>/index.json</code> for the first page,{' '}
        <code>/releases/page/2.json</code> for the second page of a list).
      </p>
      <ul>
        <li>
          <code>{at('/releases/ID.json')}</code>:{' '}
          <code>
            {
              '{ id, number, title, discloser, published, addedAt, updatedAt, labels, versions: [{ version, capture, document: { text, blocks }, facts }], facts: [{ id, field, …, evidence: { quote, start, end }, rule, basis, url }], case }'
            }
          </code>
          . Offsets count UTF-16 code units of <code>document.text</code>.
        </li>
        <li>
          <code>{at('/cases/2023-416.json')}</code>:{' '}
          <code>
            {
              '{ number, title, origin, disclosers, releases, campaigns, proposals, chain: { nodes, edges, conflicts }, timeline: { lanes, lags }, totals: { own, byDiscloser, whole, organisations } }'
            }
          </code>
        </li>
        <li>
          Lists: <code>{'{ total, page, pages, releases | cases | organisations }'}</code>. Search:{' '}
          <code>/search.json?q=…</code> →{' '}
          <code>
            {'{ query, total, cases, pages, organisations, hits: [{ release, snippet, marks }], facets, warnings }'}
          </code>
        </li>
        <li>
          Every error is <code>{'{ "error": { "code": "NOT_FOUND", "message": "…" } }'}</code>.
        </li>
      </ul>
      <h2 id="archive">Proof</h2>
      <p>
        The bytes are kept as received and named by their SHA-256. A release’s page leads to when and whence they came.
        An edited release gets a new version and keeps the old; a withdrawn one is marked, never deleted.
      </p>
    </>
  )
}
