import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const head = '2024年5月1日\n株式会社アオゾラ\n個人情報の漏えいについて\n'

/** Sentences as releases write them, each beside one of another meaning. */
const sayings: readonly (readonly [text: string, items: string, excluded: string])[] = [
  // What was sent elsewhere has leaked; what is kept or handed on elsewhere has not.
  ['従業員の氏名、役職、社用メールアドレスが外部に送信されました。', 'email job-title name', ''],
  ['お客様の氏名、住所を誤って別の取引先に提供していました。', 'address name', ''],
  ['カード番号は別の会社のサーバーに保管しており、漏えいしておりません。', '', 'credit-card'],
  ['カード番号は外部の決済代行会社に送信しており、当社では保有しておりません。', '', 'credit-card'],
  ['住所を誤って公開しました。成績を閲覧できる者を教員に限る設定が外れていました。', 'address education', ''],
  ['氏名、病歴が、既に適切に廃棄されたはずの端末から漏えいしました。', 'health name', ''],
  ['氏名、病歴が、規程どおり廃棄済みの端末から復元され、漏えいしました。', 'health name', ''],
  // Who may look, what was thrown away as it should be, and what nothing is written of.
  ['名簿には氏名が載っていました。病歴に関する記載はありません。', 'name', 'health'],
  ['紛失したのは氏名の載った名簿です。健康診断の記録は、昨年度に規程どおり廃棄済みです。', 'name', 'health'],
  ['名簿には氏名が載っていました。児童の健康や家族に関する記載はありません。', 'name', 'family health'],
  [
    '流出したのは氏名です。マイナンバーは、閲覧できる職員を2名に限った別の台帳にあり、流出していません。',
    'name',
    'my-number',
  ],
  [
    '流出したのは氏名です。口座番号は、アクセスできる端末を限定した別のシステムにあり、攻撃者は取得していません。',
    'name',
    'bank-account',
  ],
  ['閲覧できる職員を限っていましたが、氏名、住所が流出しました。', 'address name', ''],
  [
    '廃棄したのは氏名の載った名簿1冊で、名簿には氏名が記載されていました。健康診断票は保存期間が満了しており、既に適切に廃棄しています。',
    'name',
    'health',
  ],
  [
    '誤って渡した名簿には氏名、病歴が記載されていました。名簿は受け取った方が適切に廃棄されたとのことです。',
    'health name',
    '',
  ],
  // Addresses all could see.
  ['全員のメールアドレスをBCC欄に設定すべきところ、誤ってTo欄に設定して送信した。', 'email', ''],
  ['調査対象者のメールアドレスを宛先欄に並べたまま一斉に発信した。', 'email', ''],
  ['受信者36名のメールアドレスが、受信者同士で分かる形となっていました。', 'email', ''],
  ['氏名を確認し、正しい宛先に設定して送信しました。', '', ''],
  // What is said of a field, a list, or by a sign.
  ['口座番号は印字の対象ではありません。', '', 'bank-account'],
  ['個人番号の記載は省略されていた。', '', 'my-number'],
  ['口座番号、カード番号は伏字で表示されるため、漏れておりません。', '', 'bank-account credit-card'],
  ['カード番号は黒塗りで表示した箇所を選択すると読み取れる状態でした。', 'credit-card', ''],
  ['病歴は隔離された環境で管理しており、被害は受けておりません。', '', 'health'],
  ['決済情報やパスワードへの影響は確認されておらず、漏えいしたのは氏名です。', 'name', 'password payment'],
  ['ご注文への影響は確認されておりません。', '', ''],
  ['本名、住所、電話番号は登録をお願いしておらず、該当しません。', '', 'address name phone'],
  ['住所の変更をお願いしておりません。', '', ''],
  ['クレジットカード情報:非保持のため漏えいなし。', '', 'credit-card'],
  ['対象:氏名、電話番号。対象外:住所、生年月日。', 'name phone', 'address birth-date'],
  ['含まれる情報|氏名、住所\n含まれないもの|引落口座、生年月日', 'address name', 'bank-account birth-date'],
  ['ファイルには氏名・性別・生年月日があり、現住所の欄は空欄でした。', 'birth-date name sex', 'address'],
  [
    '漏えいした情報は受験番号、氏名、住所(病歴に関する情報は含まれていない。)です。',
    'address member-id name',
    'health',
  ],
  ['住所や電話番号など、氏名以外の情報は含まれていません。漏えいしたのは氏名です。', 'name', 'address phone'],
  ['パスワード：×　カード番号：×　氏名：○　住所：○', 'address name', 'credit-card password'],
  ['漏えいしたのは氏名・電話番号です(住所、生年月日は非該当)。', 'name phone', 'address birth-date'],
  ['住所は書いてありません。電話番号もです。', '', 'address phone'],
  ['顔写真は別のパソコンに入っています。名簿にあったのは氏名と学年です。', 'affiliation name', 'photo'],
  ['別のパソコンに入っていた顔写真が流出しました。', 'photo', ''],
  ['先方の手に渡ったのは、二十三名様のお名前を書き留めた紙です。', 'name', ''],
  // What was used to find out, and what was to be there.
  ['漏えいしたのは氏名です。閲覧履歴を調査し、閲覧の履歴は残らないことを確認しました。', 'name', ''],
  ['端末には、氏名、住所、閲覧履歴が残っていました。', 'address name usage', ''],
  ['本来は受験番号のみを載せるべきところ、氏名と生年月日を掲載しました。', 'birth-date name', ''],
  ['氏名を公開すべきでないのに公開しました。', 'name', ''],
  ['他の会員の氏名、閲覧履歴を確認できる状態でした。', 'name usage', ''],
  ['名簿には氏名があり、住所も記載されていました。', 'address name', ''],
  ['お礼の品の送り状に記載された氏名が漏えいしました。', 'name', ''],
  ['受診先の医療機関で、氏名が記載された書類を取り違えました。', 'name', ''],
  ['録音音声を調査した結果、漏えいしたのは氏名でした。', 'name', ''],
  ['申込書(氏名、住所を含む)を紛失しました。', 'address name', ''],
  ['ログイン用のパスワードは別のデータベースにあり、漏れていません。', '', 'password'],
  ['閉鎖した管理画面のパスワードを長いものに変え、事務所以外からは入れないようにしました。', '', ''],
  ['氏名、旅券番号及び旅券の有効期限が漏えいしました。', 'name other', ''],
  ['氏名、カードの有効期限が漏えいしました。', 'credit-card name', ''],
  // Words that go on, and what is counted.
  ['漏えいした情報は、氏名、受講した講座名、配達希望日時、職場名です。', 'affiliation name usage', ''],
  ['漏えいした情報は、氏名、保険種類、保険料 613件です。', 'name payment usage', ''],
  ['公開講座 412名の氏名が漏えいしました。', 'name', ''],
  ['園児12名の写真30枚が流出しました。', 'photo', ''],
  ['紛失した場所の写真3枚を撮影し、警察に提出しました。', '', ''],
  ['第2学年4クラス、157名の氏名が流出しました。', 'name', ''],
  ['漏えいした情報は、氏名、相談内容(心身の状態に関するものを含む)です。', 'health name survey', ''],
]

const sorted = (words: string): string[] => (words === '' ? [] : words.split(' '))

describe('what is said of data in everyday words', () => {
  it.each(sayings)('%s', (text, items, excluded) => {
    const found = readRelease(`${head}${text}\n`)
    expect({
      items: found.items.map(({ value }) => value).sort(),
      excluded: found.excludedItems.map(({ value }) => value).sort(),
    }).toEqual({ items: sorted(items), excluded: sorted(excluded) })
  })

  it('find the answer to what was taken', () => {
    const text = `${head}よくあるご質問\nQ3 盗まれたのは何ですか。\nA3 メールを交わした方のお名前とアドレスです。\n`
    expect(readRelease(text).items.map(({ value }) => value)).toEqual(['name', 'email'])
  })

  it('find a labelled list, whatever its words, and after the measures', () => {
    const text = `${head}■内容:プレイヤー名、メールアドレス、お問い合わせの本文\n再発防止策\n(2) 掲載情報の確認:住所の有無を二人で確認する。\n`
    expect(readRelease(text).items.map(({ value }) => value)).toEqual(['login-id', 'email', 'survey'])
    const last = `${head}■今後の対応\n点検表を作ります。\n\n表示されたおそれのある項目:氏名、学籍番号\n`
    expect(readRelease(last).items.map(({ value }) => value)).toEqual(['name', 'member-id'])
  })
})
