import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const head = '2024年5月1日\n株式会社アオゾラ\n個人情報の漏えいについて\n当社のサーバーが不正アクセスを受けました。\n'

const cases: readonly (readonly [text: string, items: string, excluded: string])[] = [
  ['漏えいした個人情報は、氏名、住所、電話番号です。', 'name address phone', ''],
  [
    '■漏えいした可能性のある情報\n・お客様の氏名\n・ご住所\n・お電話番号\n・クレジットカード番号\n・有効期限\n・セキュリティコード',
    'name address phone credit-card card-security-code',
    '',
  ],
  ['対象項目：氏名（漢字・カナ）、性別、生年月日、保険証番号', 'name kana sex birth-date insurance-id', ''],
  ['名簿には、児童の氏名、学年、保護者の氏名及び緊急連絡先が記載されていました。', 'name affiliation family phone', ''],
  ['なお、クレジットカード情報及びマイナンバーは含まれておりません。', '', 'credit-card my-number'],
  ['クレジットカード情報は決済代行会社が管理しており、漏えいの対象ではありません。', '', 'credit-card'],
  ['当該ファイルに住所、電話番号の記載はありませんでした。', '', 'address phone'],
  ['口座情報やパスワードの漏えいはございません。', '', 'bank-account password'],
  ['パスワードは暗号化（ハッシュ化）された状態で保存されており、含まれていました。', 'password', ''],
  ['会員のメールアドレスとハッシュ化されたパスワードが流出しました。', 'email password', ''],
  ['閲覧可能であった情報：企業名、部署名、役職、担当者名、メールアドレス', 'affiliation job-title name email', ''],
  ['患者様の氏名、年齢、病名、検査結果が記載された書類', 'name age health', ''],
  ['その他の情報（電話番号、口座番号等）は漏えいしておりません。', '', 'phone bank-account'],
  ['従業員の氏名、社員番号、給与額、扶養家族の情報', 'name member-id other family', ''],
  ['生徒の氏名及び試験の点数', 'name education', ''],
  ['お客様の車両番号、契約内容、請求金額が含まれる明細書', 'property usage payment', ''],
  ['氏名以外の情報は含まれていません。', 'name', ''],
  ['個人を特定できる情報は氏名のみで、住所や電話番号は含まれません。', 'name', 'address phone'],
  ['アンケートの回答内容と年代、性別', 'survey age sex', ''],
  ['運転免許証の画像、顔写真', 'document photo', ''],
  [
    'お問い合わせフォームに入力された氏名、会社名、メールアドレス、お問い合わせ内容',
    'name affiliation email survey',
    '',
  ],
  ['接続元のIPアドレス、端末の機種名', 'device', ''],
  ['病名や検査の結果は扱っていないため、漏れておりません。パスワードも同様です。', '', 'health password'],
  ['当社が電話で暗証番号や口座番号をお尋ねすることはございません。', '', ''],
  ['よその園では写真も流出しましたが、当園は登録していません。', '', 'photo'],
  ['抜き取られた会員のメールアドレスは 1,204件です。', 'email', ''],
  ['■見られてしまったもの\n・申し込まれた方のメールアドレス 83件', 'email', ''],
  ['写真の画像そのものは別の機械にあり、抜き取られておりません。', '', 'photo'],
  ['内容：氏名、保険料\n除くもの：住所、病歴', 'name payment', 'address health'],
  ['・教職員 氏名、市が発行したメールアドレス', 'name email', ''],
  ['名簿には、世帯主の氏名と続柄、更新後の保険料が記載されていました。', 'name family payment', ''],
  ['会費の納入に使用されたカード番号は、流出の対象ではありません。', '', 'credit-card'],
  ['このファイルにパスワードは、かけておりませんでした。', '', ''],
  ['起動には暗証番号が要りますが、中身は守られておりません。', '', ''],
  [
    '■流出した個人情報\nA 外部の研究者 902名 氏名、所属機関、電子メールアドレス\nB 職員 88名 氏名、職員番号',
    'name affiliation email member-id',
    '',
  ],
  [
    'Q3 何を見られたのですか。\nA3 640名の情報です。お名前、年代、メールアドレスを控えておりました。',
    'name age email',
    '',
  ],
  ['リンク先のページでカードの番号を入力された方がいらっしゃいます。', '', ''],
  ['従業員が、お客様の電話番号を控え、私的な連絡をしていました。', 'phone', ''],
  ['職員が利用者の住所をメモし、電話番号を無断で書き写していました。', 'address phone', ''],
  ['社員がお客様のメールアドレスを知人に教えていました。', 'email', ''],
  ['宛先に68名分のメールアドレスを入力して送信しました。', 'email', ''],
  ['宛先に誤ったメールアドレスを入力して送信しました。', '', ''],
  ['受信者のあいだでアドレスが見えてしまいました。', 'email', ''],
  ['写真には、入居者様のお顔と居室の名札が写っておりました。', 'photo', ''],
  ['別の会員様の度数データが表示されました。', 'health', ''],
  ['氏名、生活の課題、延滞の有無が記載されています。', 'name health payment', ''],
  ['ペンネームで掲載すべきところ、本名を掲載しました。', 'name', ''],
  ['氏名、志望動機が流出しました。', 'name biography', ''],
  ['当社の名前をかたるメールが、流出したアドレスに届いています。', '', ''],
  ['お客様のご住所最大1万2千件が流出した可能性があります。', 'address', ''],
  ['会員のメールアドレス延べ300件、電話番号少なくとも12件が流出しました。', 'email phone', ''],
  ['利用者の氏名総数82件、生年月日推定40件、住所数十件が流出しました。', 'name birth-date address', ''],
  ['氏名総合受付表は流出しておりません。', '', ''],
  ['口座番号以外の氏名、住所、生年月日が流出しました。', 'name address birth-date', 'bank-account'],
  ['電話番号と性別以外のお名前とご住所が、外から見える状態でした。', 'name address', 'phone sex'],
  ['氏名と学年以外の住所、保護者名は載っておりません。', 'name affiliation', 'address family'],
  ['学校名を除き、氏名、住所等は黒く塗りつぶされていました。', 'affiliation', 'name address'],
  ['年齢を除き、電話番号や性別は含まれておりません。', 'age', 'phone sex'],
  ['カード番号は、下4桁を除き画面に表示されません。', '', 'credit-card'],
  ['口座番号を除き、氏名と住所が流出しました。', 'name address', 'bank-account'],
  ['注文の内容は別に控えているため、商品の発送への影響はありません。', '', ''],
  ['診療の内容は紙でも保管しており、診療に支障はございません。', '', ''],
  ['本件により、成績の判定や進級の審査に影響はありません。', '', ''],
  ['お届けの住所に変更はなく、配送への影響もございません。', '', ''],
  ['住所、電話番号は別のサーバーに保管しているため、影響はありません。', '', 'address phone'],
  ['クレジットカード情報への影響はございません。', '', 'credit-card'],
  ['お買い上げの品、けがの有無、呼び名、勤務時間割が流出しました。', 'payment health login-id other', ''],
  ['お問い合わせ先 電話番号 03-0000-0001 メールアドレス info@example.jp', '', ''],
  ['名簿には組合員758名の氏名、組合員番号、自宅の電話番号が記されています。', 'name member-id phone', ''],
  ['流出したのは、お名前、希望する間取りです。', 'name property', ''],
  [
    'よくあるご質問\nQ1. 漏れた情報の内容を教えてください。\nA1. お名前、社員番号、性別です。',
    'name member-id sex',
    '',
  ],
  ['他社のサービスから流出したメールアドレスとパスワードの組み合わせによる不正ログインです。', '', ''],
  ['当該ページにはパスワードを設けておりませんでした。', '', ''],
  ['九十四組のお客様の氏名が閲覧できる状態でした。', 'name', ''],
  ['クレジットカード情報の漏えいは確認されておりません。', '', 'credit-card'],
  ['クレジットカード情報については、当社では保持していないため、漏えいのおそれはありません。', '', 'credit-card'],
  ['マイナンバーは別システムで管理しているため影響ありません。', '', 'my-number'],
  ['パスワードは保存していないため、流出していません。', '', 'password'],
  ['口座番号、暗証番号等の情報は当該ファイルには入っていません。', '', 'bank-account password'],
  ['なお、成績や健康に関する情報は一切含まれていませんでした。', '', 'education health'],
  ['氏名や住所など、個人を特定できる情報は含まれていない。', '', 'name address'],
  ['電話番号は書かれていません。', '', 'phone'],
  ['住所・電話番号・口座情報については対象外です。', '', 'address phone bank-account'],
  ['このほかの情報（住所、電話番号、メールアドレス等）の漏えいはございません。', '', 'address phone email'],
  [
    'クレジットカード情報、口座情報は当該システムで取り扱っておらず、漏えいはありません。',
    '',
    'credit-card bank-account',
  ],
  ['氏名、住所（電話番号は含まない）', 'name address', 'phone'],
  ['氏名、生年月日。ただし、住所は含まれていません。', 'name birth-date', 'address'],
  ['決済情報はシステム上閲覧できない仕様となっています。', '', 'payment'],
  ['クレジットカード番号はマスクされており、閲覧されていません。', '', 'credit-card'],
  ['診療録や検査結果などの診療情報の流出はありませんでした。', '', 'health'],
  ['個人番号、基礎年金番号は記録されておりません。', '', 'my-number other'],
  ['※住所、電話番号は対象に含まれておりません。', '', 'address phone'],
  ['パスワードやクレジットカード情報が漏えいした事実はありません。', '', 'password credit-card'],
  ['インターネットバンキングのID・パスワードは、当該サーバーに保存していません。', '', 'login-id password'],
  ['会員のログインパスワードは復元できない形で保存しています。', 'password', ''],
  ['ファイルにはパスワードが設定されていました。氏名と電話番号が入力されていました。', 'name phone', ''],
  ['会社名、お名前、部署、TEL', 'affiliation name phone', ''],
  ['利用者の氏名・フリガナ・住所・電話番号・生年月日・障害支援区分', 'name kana address phone birth-date health', ''],
  ['お客様のお名前、お届け先住所、ご注文商品、ご注文金額', 'name address payment', ''],
  ['受験生の氏名、受験番号、出身高校、合否結果', 'name member-id affiliation education', ''],
  ['世帯主及び世帯員の氏名、続柄、課税所得額、国民健康保険税額', 'family name other payment', ''],
  ['従業員の顔写真付き社員証データ、給与明細', 'photo other', ''],
  [
    '氏名、連帯保証人、屋号、送り状番号、来店履歴、療育手帳の等級',
    'name family affiliation member-id usage health',
    '',
  ],
  ['氏名、男女の別、保有ポイント、内申書、投稿内容、課税状況', 'name sex payment education survey other', ''],
  ['漏えいした情報は氏名及び住所で、電話番号は含まれていません。', 'name address', 'phone'],
  ['本人確認のため、お名前と生年月日をお伺いする場合があります。', '', ''],
  ['住所、電話番号、保護者の口座は、閲覧できる状態にはありませんでした。', '', 'address phone bank-account'],
  ['◇表示されていない情報：お名前、メールアドレス、パスワード', '', 'name email password'],
  ['被扶養者 約2,600名\n氏名、生年月日', 'name birth-date', ''],
  ['保護者 651名 氏名、生年月日', 'family name birth-date', ''],
  ['第2学年120名の氏名、出席番号、中間考査の得点', 'name member-id education', ''],
  ['氏名、学籍番号。画面の電話番号に連絡し、パソコンを操作されました。', 'name member-id', ''],
  ['氏名。表示名が当会の職員であっても、そのまま削除してくださいますようお願いいたします。', 'name', ''],
  ['氏名、緊急連絡先（電話番号は載っていません）', 'name', 'phone'],
  ['従業員のマイナンバーは、別の事業者のシステムで管理しております。', '', 'my-number'],
  ['口座番号は別のサーバーに保管していますが、これも流出しました。', 'bank-account', ''],
  ['お名前、ご住所、電話番号が見られたかもしれません。', 'name address phone', ''],
  ['会員のパスワードは今回の範囲外です。', '', 'password'],
  ['児童374名分(児童の氏名、学年、援助費の振込額。口座番号は含まない。)', 'name affiliation payment', 'bank-account'],
  ['口座開設申込書 3箱\n氏名、住所', 'name address', ''],
  ['申込者31組の保護者氏名、電話番号', 'family name phone', ''],
  ['受講申込者87名のメールアドレスを、誤って「宛先」に入力して送信しました。', 'email', ''],
  ['52名の方のメールアドレス（うち29名はお名前も表示）が、互いに分かる状態となりました。', 'name email', ''],
  [
    'お届け先やお電話番号など、注文時に入力いただいたその他の情報については、閲覧された形跡は見つかっておりません。',
    '',
    'address phone',
  ],
  ['クレジットカード番号や口座は体験時にはお尋ねしていないので、記載はありません。', '', 'credit-card bank-account'],
  ['当社からカード番号をお尋ねすることはありません。', '', ''],
  ['本人確認書類の画像は別のサーバーで管理しており、この機器には入っておりません。', '', 'document'],
  ['カード番号は決済会社に直接入力していただく仕組みなので、当店にはありません。', '', 'credit-card'],
  ['マイナンバーを保管するサーバーへの侵害は認められておりません。', '', 'my-number'],
  ['パスワードを保存している領域への接続の記録はありませんでした。', '', 'password'],
  ['顔写真は、別の保管先にあり、読み出されていません。', '', 'photo'],
  ['患者さまの薬歴は、盗難には遭っておりません。', '', 'health'],
  ['会費の引落口座は別に管理しており、漏えいしておりません。', '', 'bank-account'],
  ['氏名、原稿料の振込先口座', 'name bank-account', ''],
  ['不正な接続は海外のIPアドレスから計58回あり、複製以外に持ち出されたものはありませんでした。', '', ''],
  ['保護者とお子さんの氏名、生年月日', 'family name birth-date', ''],
  ['ご家族（緊急連絡先）のお名前とお電話番号', 'family name phone', ''],
  ['申請書はお出しいただいておりません。', '', ''],
  ['表には、児童の名前と学年・組、アレルギーの内容が載っていました。', 'name affiliation health', ''],
  ['お客様の口座からお金が引き出されることはありません。', '', ''],
  ['診療の内容や病名などは別のシステムにあり、影響は受けておりません。', '', 'health'],
  ['成績や家庭環境に関する情報は含まれていない。', '', 'education family'],
  ['お問い合わせの内容、回答の履歴', 'survey', ''],
  ['氏名、3年2組、出席番号', 'name affiliation member-id', ''],
  ['保護者 143名(お名前、メールアドレス)', 'family name email', ''],
  ['旅券の写し、在留カードの写し', 'document', ''],
  [
    '帳面に載る氏名、生年月日、希望する健診の日時で、住所や電話番号は印刷に出ない作りでした。',
    'name birth-date usage',
    'address phone',
  ],
  ['氏名、口座の番号、旅券の番号、相談の中身、寄付の額', 'name bank-account other survey payment', ''],
  ['氏名、法要の日、乗り降りの履歴、見積もりの額、書き込んだ文章', 'name usage payment survey', ''],
  ['氏名、お布施の額、受けた講座、犬種', 'name payment usage other', ''],
  ['生徒の氏名、生まれた月、レポートの成績、見学した日', 'name birth-date education usage', ''],
  ['住所も、電話も、口座も、この帳面にはありません。', '', 'address phone bank-account'],
  ['ご住所や分割のお支払いに関することは載っておりません。', '', 'address payment'],
  ['会費の口座やカードは、ここにはない。', '', 'bank-account credit-card'],
  ['担当者が案内の偽物を信じ、開いた画面にアドレスとパスワードを打ち込んでしまいました。', '', ''],
  ['よそで出回ったメールアドレスとパスワードの組が使われました。', '', ''],
  ['マイナンバーを含む給与システムは暗号化を免れました。', '', 'my-number'],
  ['口座・カードの番号：なし', '', 'bank-account credit-card'],
  ['ご契約者さまのお名前、証券番号、ご契約内容、保険金の振込口座', 'name member-id usage bank-account', ''],
]

const sorted = (values: string) =>
  values
    .split(' ')
    .filter((value) => value !== '')
    .sort()

describe('items', () => {
  it.each(cases)('%s', (text, items, excluded) => {
    const whole = `${head}2.漏えいした情報\n${text}\n`
    const found = readRelease(whole)
    expect(found.items.map(({ value }) => value).sort()).toEqual(sorted(items))
    expect(found.excludedItems.map(({ value }) => value).sort()).toEqual(sorted(excluded))
    for (const { evidence } of [...found.items, ...found.excludedItems]) {
      expect(whole.slice(evidence.start, evidence.end)).toBe(evidence.quote)
    }
  })

  it('read the list of what an answer says was in there', () => {
    const text = `${head}よくあるご質問\nQ わたしの情報は漏れたのですか?\nA このパソコンには、患者さんのお名前、住所、電話番号を書いた一覧表が入っていました。\nQ なぜ生年月日と性別を集めるのですか？\nA 生年月日、性別は診療に使います。\n`
    expect(readRelease(text).items.map(({ value }) => value)).toEqual(['name', 'address', 'phone'])
  })

  it('read the answer to which data it was, and no other answer', () => {
    const text = `${head}よくあるご質問\nQ. どの情報ですか？\nA. 氏名、年齢、メールアドレスです。\nQ. なぜ住所を集めるのですか？\nA. 住所、電話番号は配送に使います。\n`
    expect(readRelease(text).items.map(({ value }) => value)).toEqual(['name', 'age', 'email'])
  })

  it('deny in a request what it says in passing', () => {
    const text = `${head}お願い\n不審な電話にご注意ください。なお、ご住所とお電話番号は、壊された画面を通っておりません。\n`
    expect(readRelease(text).excludedItems.map(({ value }) => value)).toEqual(['address', 'phone'])
  })

  it("leave out what is quoted from another's announcement", () => {
    const text = `${head}(参考)事業者の公表内容\n・漏洩したおそれのある項目\n 1.氏名 2.メールアドレス\n`
    expect(readRelease(text).items).toEqual([])
  })
})
