import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { numbers } from '../test/support/numbers.js'

const kana = 'アカサタナハマヤラワイキシチニヒミリウクスツヌフムユルエケセテネヘメレオコソトノホモヨロ'
const places = ['浜', '崎', '野', '原', '山', '川', '島', '沢', '田', '谷', '瀬', '岡', '津', '森']
const items = ['氏名', '住所', '電話番号', 'メールアドレス', '生年月日', '性別', '会員番号', '購入履歴', '口座番号']
const actions = ['ランサムウェアに感染し', '第三者による不正アクセスを受け', '脆弱性を突いた攻撃を受け']
const filler =
  'お客様ならびに関係者の皆様には、多大なるご迷惑とご心配をおかけしておりますことを、深くお詫び申し上げます。今後、セキュリティ対策と監視体制を強化し、再発防止に努めてまいります。'

/** One invented release as a town's or company's site would give it, frame and all. */
const page = (i: number): string => {
  const next = numbers(i + 1)
  const pick = <T>(from: readonly T[]): T => from[next(from.length)] as T
  const word = (n: number) => Array.from({ length: n }, () => kana[next(kana.length)]).join('')
  // A contractor of every eight or so disclosers: cases with several releases, as in life.
  const contractor = (() => {
    const c = numbers(1_000_000 + Math.floor(i / 8))
    return `株式会社${Array.from({ length: 5 }, () => kana[c(kana.length)]).join('')}サービス`
  })()
  const through = i % 8 < 5
  const discloser = through ? `${pick(places)}${pick(places)}${word(2)}市` : `株式会社${word(6)}`
  const year = 2020 + (Math.floor(i / 8) % 6)
  const month = 1 + (Math.floor(i / 64) % 12)
  const count = 10 + next(90_000)
  const action = actions[Math.floor(i / 8) % actions.length] ?? ''
  const title = through
    ? `委託先への攻撃に伴う個人情報の漏えいについて(お詫び)`
    : `不正アクセスによる個人情報漏えいに関するお詫びとお知らせ`
  const nav = Array.from(
    { length: 24 },
    (_, n) => `<li><a href="/m${n}/">${pick(['くらし', '手続き', '観光', '事業者向け', '採用', 'IR'])}${n}</a></li>`,
  ).join('')
  const where = through
    ? `${discloser}が業務を委託している${contractor}(以下「委託先」という。)のサーバーが${month}月${3 + next(3)}日、${action}ました。`
    : `${month}月${3 + next(20)}日、弊社の会員サイトが${action}ました。`
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>${title} | ${discloser}</title>
<link rel="canonical" href="https://site${i}.example.jp/news/${i}.html"><style>.a{color:red}</style><script>var x=${i};</script></head>
<body><header><div class="logo">${discloser}</div><nav><ul>${nav}</ul></nav></header><div class="breadcrumb"><a href="/">トップ</a> &gt; <a href="/news/">お知らせ</a></div>
<main><article><h1>${title}</h1><p class="date">${year}年${month}月${20 + next(8)}日</p><p class="from">${discloser}</p><p>${where}${filler}</p>
<h2>1 経緯</h2><p>${month}月${8 + next(4)}日に${through ? '委託先から本市に報告があり' : '外部からの指摘により判明し'}、調査を開始しました。${month}月${13 + next(4)}日に個人情報保護委員会へ報告しました。</p><p>${filler}</p>
<h2>2 漏えいした情報</h2><table><tr><th>区分</th><th>件数</th></tr><tr><td>対象者</td><td>${count.toLocaleString('en-US')}人</td></tr></table><ul>${items
    .slice(0, 3 + next(5))
    .map((t) => `<li>${t}</li>`)
    .join('')}</ul><p>クレジットカード情報は含まれておりません。現時点で二次被害は確認されていません。</p>
<h2>3 対応</h2><p>対象となる方には順次書面でお知らせしています。${filler}${filler}</p><h2>お問い合わせ</h2><p>電話 0120-000-${String(100 + (i % 900))} 平日9時~17時</p></article></main>
<aside><h3>関連記事</h3><ul>${nav}</ul></aside><footer><ul>${nav}</ul><p>Copyright ${discloser}</p></footer></body></html>`
}

/** Writes `count` invented releases as HTML files into a folder, a thousand to a subfolder; the same ones every time. */
export const generateReleases = async (dir: string, count: number): Promise<number> => {
  let bytes = 0
  for (let i = 0; i < count; i++) {
    const folder = join(dir, String(Math.floor(i / 1000)).padStart(3, '0'))
    if (i % 1000 === 0) await mkdir(folder, { recursive: true })
    const html = page(i)
    bytes += Buffer.byteLength(html)
    await writeFile(join(folder, `${String(i).padStart(6, '0')}.html`), html)
  }
  return bytes
}
