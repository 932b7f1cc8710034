import { describe, expect, it } from 'vitest'
import { testValues, type ValueProbe } from '../../../../test/support/value-probes.js'
import { readRelease } from '../../index.js'

/** What is left undone, who is made to do it, what goes on elsewhere, and what one thing takes the place of. */
const cases: readonly ValueProbe[] = [
  ['出願の受付中は、システムの更新を行わないこととします。', 'process'],
  ['申込期間中のプログラムの改修は、行わないことといたしました。', 'process'],
  ['繁忙期にはサイトの更新作業をしません。', 'process'],
  ['営業時間中のソフトの入れ替えは見合わせます。', 'process'],
  ['プログラムの更新を毎月行います。', 'patching'],
  ['公開の前に、多人数の同時操作の試験を行います。', 'process'],
  ['改修のたびに、本番と同じ件数で負荷の試験を行います。', 'process'],
  ['新しい画面を出す前に、複数の端末で操作の試験をします。', 'process'],
  ['切替えの前に、職員が立ち会って表示の試験を行う。', 'process'],
  ['全職員に操作の研修を行います。', 'training'],
  ['圧縮ファイルのやりとりはやめます。', 'process'],
  ['添付ファイルでの名簿のやり取りを取りやめます。', 'process'],
  ['取引先とのファクスでのやりとりをやめました。', 'process'],
  ['メールでの書類の受け渡しは行わないことにしました。', 'process'],
  ['申込フォームの内容は、返信した後にサーバーから消すことにしました。', 'process'],
  ['受け付けた内容は、回答が済んだらサイトから削除することにしました。', 'process'],
  ['応募の記録は、抽選が終わった日にサーバーから消すことにしました。', 'process'],
  ['いただいた写真は、掲載後すぐに端末から消します。', 'process'],
  ['新しい版に更新したサーバーで再開しました。', 'patching'],
  ['最新の版に入れ替えたサーバーでサービスを再開しました。', 'patching'],
  ['修正版を適用したサイトで受付を再開しました。', 'patching'],
  ['CMSを新しい版に上げたうえで、サイトを再び公開しました。', 'patching'],
  ['「給与便」の利用は9月分で終わりにし、10月からは自社のシステムで明細を出します。', 'system-replacement'],
  ['クラウドサービスの利用は年度末で終え、4月からは自前の仕組みで受け付けます。', 'system-replacement'],
  ['同サービスの利用をやめ、別のサービスで配信することにしました。', 'system-replacement'],
  ['外部の予約サイトの使用は今月限りとし、来月からは当館のサイトで予約を受け付けます。', 'system-replacement'],
  ['問い合わせフォームは使うのをやめ、県の電子申請で受け付けます。', 'system-replacement'],
  ['外部サービスを事前に当社へ届け出てもらうよう、契約を改めました。', 'contractor-oversight'],
  ['事務所には、使うサービスを事前に知らせてもらうことを契約に加えました。', 'contractor-oversight'],
  ['印刷事業者に、抜取検査の枚数を10倍にさせる。', 'contractor-oversight'],
  ['発送業者に、封入後の重さを全件計らせる。', 'contractor-oversight'],
  ['保守会社に、更新の結果を毎月報告させます。', 'contractor-oversight'],
  ['印刷会社に、刷り上がりを1枚ずつ見比べさせる。', 'contractor-oversight'],
  ['委託先に、作業記録を毎週出させることにしました。', 'contractor-oversight'],
  ['同社の開発と試験の手順について、当社による年1回の監査を契約に加えます。', 'contractor-oversight'],
  ['ログインには指紋の認証を用います。', 'access-control'],
  ['管理画面に入るときは、顔の認証を使います。', 'access-control'],
  ['端末の起動に静脈の認証を加えます。', 'mfa'],
  ['新しい端末からログインするとき、SMSで届く番号の入力を必須にします。', 'mfa'],
  ['全ての県立学校の書庫を点検する。', 'other'],
  ['全施設の保管庫を点検します。', 'other'],
  ['市内のすべての小中学校で、校務用の戸棚を点検します。', 'other'],
  ['各支所の書庫を年内に一斉点検します。', 'other'],
  ['端末の操作には、4桁の番号に替えて指紋の認証を用います。', 'access-control'],
  ['パスワードに加えて、指紋による認証を求めます。', 'mfa'],
]

const head =
  '個人情報の漏えいについて\n2024年5月1日\n株式会社アオゾラ\n5月1日、お客様120名の氏名が漏えいしました。お詫びします。\n'

/** Outside a part about prevention: in what is told when, in a letter, and under a plain heading. */
const elsewhere: readonly (readonly [values: string, text: string])[] = [
  [
    'process',
    '5.これから\n対象の皆様には、今週から順にお知らせしています。\n問い合わせフォームの内容は、返信した後にサーバーから消すことにしました。',
  ],
  ['process', 'これから\n申込みの控えは、受付が済んだらパソコンから消すことにしました。'],
  [
    'monitoring,process,training',
    '今後は、添付ファイルを自動で検査する仕組みを5月に入れ、圧縮ファイルのやりとりはやめます。全職員への研修も、4月中に行います。',
  ],
  ['process', '今後は、名簿をメールでやりとりするのはやめます。'],
  ['monitoring,process', '今後は、不審な添付を自動で見つける仕組みを入れ、ファイルでの名簿のやり取りをやめます。'],
  ['patching', '経過\n8月31日 同社がサーバーを止めた。\n9月3日 新しい版に更新したサーバーで観光サイトを再開'],
  ['patching', '経過\n8月31日 サイトを停止しました。\n9月3日 修正版を入れたサーバーでサイトを再開しました。'],
  ['', '経過\n8月31日 サイトを停止しました。\n9月3日 サイトを再開しました。'],
  ['', '経過\n9月3日 サーバーからファイルを削除しました。'],
]

describe('measures left undone, and those of others', () => testValues('prevention', cases, '再発防止策\n・'))

describe('measures told in passing', () => {
  it.each(elsewhere)('%s: %s', (values, text) => {
    const read = readRelease(`${head}${text}\nお問い合わせ 0120-000-111`).prevention.map(({ value }) => value)
    expect(read.sort().join(',')).toBe(values)
  })
})
