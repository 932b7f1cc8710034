import { expect, it } from 'vitest'
import { readRelease } from '../index.js'

const town = '2024年5月1日\n霧原市\n個人情報の漏えいについて\n'
const company = '2024年5月1日\n株式会社アオゾラ\n個人情報の漏えいについて\n'

/** Who works for whom, in the words of towns and companies; * marks where it happened. */
const cases: readonly (readonly [head: string, text: string, parties: string])[] = [
  [town, '窓口業務の受託事業者である株式会社ミナトの従業員が、名簿を紛失しました。', '株式会社ミナト contractor*'],
  [
    town,
    '本市の委託を受けて検診を行っている一般財団法人ミナト会が、結果を誤送付した。',
    '一般財団法人ミナト会 contractor*',
  ],
  [town, '市民会館の指定管理者（株式会社ミナト）が、メールを誤送信した。', '株式会社ミナト contractor*'],
  [town, '運営事務局（受託：株式会社ミナト）が、応募者にメールを誤送信した。', '株式会社ミナト contractor*'],
  [town, '事務局を務める株式会社ミナトが、応募者にメールを誤送信した。', '株式会社ミナト contractor*'],
  [
    company,
    '健康診断を実施した医療法人ミナト会において、受診者の結果が誤って送付されました。',
    '医療法人ミナト会 contractor*',
  ],
  [
    company,
    '当社の印刷を手がける株式会社ミナトの工場で、帳票が混入し、誤って発送されました。',
    '株式会社ミナト contractor*',
  ],
  [company, '廃棄を依頼した株式会社ミナトが、パソコンを中古市場に流出させていた。', '株式会社ミナト contractor*'],
  [
    company,
    '開発を委託していた株式会社ミナトの技術者が、名簿を公開の状態で保存していました。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '弊社が契約するデータセンター事業者の株式会社ミナトがランサムウェアの被害を受けました。',
    '株式会社ミナト provider*',
  ],
  [
    company,
    '弊社の業務委託先である株式会社ミナトの再委託先、株式会社カモメのサーバーが攻撃を受けました。',
    '株式会社カモメ subcontractor* · 株式会社ミナト contractor',
  ],
  [company, '当社がシステムの運用を受託している霧原市の住民情報が漏えいしました。', '霧原市 client'],
]

it.each(cases)('%s%s → %s', (head, text, parties) => {
  const found = readRelease(`${head}${text}\n`).parties.map(
    ({ name, role, origin = false }) => `${name} ${role}${origin ? '*' : ''}`,
  )
  expect(found.sort().join(' · ')).toBe(parties)
})
