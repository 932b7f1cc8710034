import type { View } from '../site.js'

/** How the casebook works, in Japanese. */
export const AboutJa = ({ view }: { view: View }) => {
  const { urls } = view
  const at = (href: string) => urls.absolute(href) ?? href
  return (
    <>
      <h1>この事件簿について</h1>
      <p class="lead">
        組織が公表した情報漏えいや不正アクセスの知らせ(公表文)を集め、原文を保存し、書かれていることを読み取り、同じ事件の公表文をひとつの番号にまとめています。ページの数字や日付は、どれも公表文のもとの一文へたどれます。
      </p>
      <h2 id="facts">事実の読み取り</h2>
      <p>
        公表文に書かれていることだけを載せます。書かれていないことは空欄のままにし、推測で埋めません。それぞれの事実には根拠となる語句があり、公表文のページで事実を選ぶとその語句に印が付きます。「推」の印は、省かれた年や「同社」のように、同じ文書の別の箇所から決まる値です。
      </p>
      <p>
        読み取りはプログラムによるもので、誤りがありえます。根拠の語句を必ず確かめてください。どの規則で読んだかは、事実の欄の「なぜそう読んだか」にあります。
        {!view.isStatic && (
          <>
            手元の文章でも試せます: <a href={urls.read('ja').html}>{view.t('read.link')}</a>。
          </>
        )}
      </p>
      <h2 id="numbers">事件番号</h2>
      <p>
        ひとつの発生元で起きたひとつの出来事が、ひとつの事件(<span class="seal">#2023-416</span>
        のような番号)です。委託先やサービスを通じて複数の組織に及んだときも、発生元が同じなら同じ事件です。同じ製品の欠陥をそれぞれの組織が突かれたときは、別々の事件を「一連の事件」としてつなぎます。番号は再利用しません。事件を統合したときは、前の番号から統合先へ移ります。
      </p>
      <h2 id="chain">誰を通じて(委託のつながり)</h2>
      <p>
        それぞれの公表文が挙げる委託先・再委託先・サービス提供元・製品を合わせて、外側の公表者から内側へと並べます。公表文の間で発生元が食い違うときは、その旨を図の下に書きます。図の線や箱は、もとになった事実への出典を「表で見る」に持っています。
      </p>
      <h2 id="timeline">いつ、誰が知ったか</h2>
      <p>
        組織ごとに一本の線を引き、発生・発覚・連絡・報告・公表の日を同じ目盛りに並べます。長く何も起きなかった期間は二重線で縮め、その長さを書きます。日付は公表文の細かさのままです(「10月」は10月とだけ)。
      </p>
      <h2 id="totals">どれだけ(合計)</h2>
      <ul>
        <li>公表者ごとに、その組織自身の人数・件数をいちばん新しい公表文から一度だけ数えます。</li>
        <li>
          合計が書かれていれば内訳は足しません。合計がなく内訳だけのときは、内訳が重なりうるので、下限は最大の内訳、上限は内訳の和です。
        </li>
        <li>漏えいを確認した数が下限、おそれを含む数が上限です。</li>
        <li>発生元が述べる事件全体の数は横に並べるだけで、公表者の数とは足しません。人と件と世帯も足しません。</li>
      </ul>
      <h2 id="labels">ラベル</h2>
      <p>
        <code>インシデント:ランサムウェア</code>
        のように「分類:値」で表します。多くは事実から自動で付き、人が付けたものもあります(ラベルに触れると分かります)。
        <code>インシデント:2次被害</code>
        は、委託先・サービス・製品など他の組織を通じて被害を受けた公表文に付きます。
      </p>
      <h2 id="nine">9項目</h2>
      <p>
        個人情報保護法施行規則8条1項が報告に求める9項目(概要、項目、本人の数、原因、二次被害、本人への対応、公表、再発防止、その他)のうち、公表文が触れているものの数です。公表文の充実度を見る目安で、報告義務を果たしたかどうかを示すものではありません。
      </p>
      <h2 id="query">検索のことば</h2>
      <dl class="record">
        <dt>
          <code>漏えい 委託先</code>
        </dt>
        <dd>どちらの語も含む。漏洩・漏えいなどの表記の違いは同じとみなします。</dd>
        <dt>
          <code>"続いた語"</code>
        </dt>
        <dd>その並びのまま含む。</dd>
        <dt>
          <code>-訓練</code>
        </dt>
        <dd>含まない。</dd>
        <dt>
          <code>label:インシデント:2次被害</code>
        </dt>
        <dd>ラベルで絞る。</dd>
        <dt>
          <code>org:千葉市</code> <code>origin:会社名</code>
        </dt>
        <dd>関わった組織、発生元で絞る。</dd>
        <dt>
          <code>#2023-416</code>
        </dt>
        <dd>事件番号で絞る。</dd>
        <dt>
          <code>after:2023-10 before:2024</code>
        </dt>
        <dd>公表日で絞る。</dd>
      </dl>
      <h2 id="feeds">フィード</h2>
      <p>
        新着(<a href={urls.home('ja').feed}>Atom</a>)のほか、ラベル・事件・組織のそれぞれに、アドレスの末尾に
        <code>/feed.atom</code>{' '}
        を付けたフィードがあります。並びは事件簿に収録した順なので、古い日付の公表文が後から加わっても漏れません。
      </p>
      <h2 id="json">JSON</h2>
      <p>
        どのページにも、アドレスの末尾に <code>.json</code> を付けた同じ内容の JSON があります(トップは{' '}
        <code>/index.json</code>、一覧の2ページ目は <code>/releases/page/2.json</code>)。
      </p>
      <ul>
        <li>
          <code>{at('/releases/ID.json')}</code>:{' '}
          <code>
            {
              '{ id, number, title, discloser, published, addedAt, updatedAt, labels, versions: [{ version, capture, document: { text, blocks }, facts }], facts: [{ id, field, …, evidence: { quote, start, end }, rule, basis, url }], case }'
            }
          </code>
          。<code>start</code> と <code>end</code> は <code>document.text</code> の UTF-16 の位置です。
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
          一覧: <code>{'{ total, page, pages, releases | cases | organisations }'}</code>。検索:{' '}
          <code>/search.json?q=…</code> →{' '}
          <code>
            {'{ query, total, cases, pages, organisations, hits: [{ release, snippet, marks }], facets, warnings }'}
          </code>
        </li>
        <li>
          誤りはすべて <code>{'{ "error": { "code": "NOT_FOUND", "message": "…" } }'}</code> の形です。
        </li>
      </ul>
      <h2 id="archive">原文の保存</h2>
      <p>
        取得したバイト列は変えずに保存し、SHA-256
        で名付けます。公表文のページの「原文の保存」から、取得の日時、取得元、ハッシュ値を確かめられます。公表文が改訂されたときは新しい版を加え、前の版も残します。取り下げた公表文も、消さずにその旨を示します。
      </p>
    </>
  )
}
