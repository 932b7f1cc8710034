import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

const head = '個人情報の漏えいについて\n2024年5月1日\n株式会社アオゾラ\n'

const cases: readonly (readonly [text: string, values: string])[] = [
  ['当社従業員が業務用パソコンを電車内に置き忘れ、紛失しました。', 'loss'],
  ['USBメモリを紛失していることが判明しました。', 'loss'],
  ['書類の所在が確認できず、誤って廃棄した可能性が高いと判断しました。', 'loss disposal-error'],
  ['車上荒らしに遭い、名簿の入った鞄が盗まれました。', 'theft'],
  [
    '職員がメールを送信する際、宛先をBCCではなくTOに入力して送信したため、受信者全員にアドレスが見える状態となりました。',
    'misdelivery',
  ],
  ['メールマガジンの配信時に、宛先欄に他の会員のメールアドレスを表示したまま送信しました。', 'misdelivery'],
  ['別人の診断書を封筒に入れて郵送してしまいました。', 'misdelivery'],
  ['請求書を別のお客様に送付してしまいました。', 'misdelivery'],
  ['FAX番号を間違え、無関係の事業所に送信しました。', 'misdelivery'],
  ['ホームページに個人情報を含むファイルを誤って掲載しました。', 'publishing-error'],
  ['本来非公開とすべき名簿が、誰でも閲覧できる状態になっていました。', 'publishing-error'],
  ['Googleフォームの設定を誤り、他の申込者の情報が閲覧できる状態でした。', 'misconfiguration publishing-error'],
  ['クラウドストレージの共有設定に誤りがあり、外部から閲覧可能な状態でした。', 'misconfiguration publishing-error'],
  ['当社のサーバーがランサムウェアに感染し、ファイルが暗号化されました。', 'ransomware'],
  ['第三者によるサイバー攻撃（ランサムウェア）を受けました。', 'ransomware'],
  [
    '当社サーバーが第三者による不正アクセスを受け、ランサムウェアにより暗号化されました。',
    'ransomware unauthorized-access',
  ],
  ['社員のパソコンがマルウェアに感染しました。', 'malware'],
  [
    '社員がフィッシングメールに記載されたURLからIDとパスワードを入力し、メールアカウントに不正ログインされ、迷惑メールが送信されました。',
    'phishing unauthorized-access spoofed-mail',
  ],
  ['当社を装った不審なメールが送信されていることを確認しました。', 'spoofed-mail'],
  ['当社ホームページが改ざんされ、不審なサイトに誘導される状態となっていました。', 'defacement'],
  [
    'ECサイトのペイメントアプリケーションが改ざんされ、クレジットカード情報が流出しました。原因は、システムの一部の脆弱性をついた第三者の不正アクセスです。',
    'skimming unauthorized-access vulnerability',
  ],
  [
    '他社サービスから流出したIDとパスワードを用いたリスト型攻撃による不正ログインが発生しました。',
    'credential-attack unauthorized-access',
  ],
  ['パスワードリスト型攻撃により会員アカウントに不正ログインされました。', 'credential-attack unauthorized-access'],
  ['元従業員が退職時に顧客情報を不正に持ち出し、転職先で使用していました。', 'insider'],
  ['職員が業務に関係なく住民情報を閲覧していました。', 'insider'],
  ['保存期間内の文書を誤って廃棄しました。', 'disposal-error'],
  ['DDoS攻撃を受け、サービスが停止しました。', 'dos'],
  ['プログラムの不具合により、他のお客様の情報が表示されました。', 'system-failure publishing-error'],
  [
    'システム改修時のプログラムミスにより、別の利用者の情報が表示される事象が発生しました。',
    'system-failure publishing-error',
  ],
  ['VPN機器の脆弱性を悪用した不正アクセスでした。', 'vulnerability unauthorized-access'],
  ['職員が電話で警察官をかたる者に個人情報を伝えてしまいました。', 'phishing'],
  ['偽の警告画面に表示された電話番号に連絡し、遠隔操作ソフトをインストールしました。', 'phishing'],
  ['委託先の従業員が名簿を私物のスマートフォンで撮影し、SNSに投稿しました。', 'insider'],
  ['管理者アカウントに対する総当たり攻撃により不正にログインされました。', 'credential-attack unauthorized-access'],
  ['住民票を別の方に交付しました。', 'misdelivery'],
  ['答案用紙を入れた封筒を帰宅途中に紛失しました。', 'loss'],
  ['サーバー内のファイルが暗号化され、身代金を要求する脅迫文が表示されました。', 'ransomware'],
  ['当社のネットワークが第三者による侵害を受けました。', 'unauthorized-access'],
  ['外部の第三者がシステムに侵入し、データを窃取しました。', 'unauthorized-access'],
  ['問い合わせフォームを悪用して迷惑メールが大量に送信されました。', 'spoofed-mail'],
  ['名簿の入ったファイルをメールに誤って添付して送信しました。', 'misdelivery'],
  ['案内文書に別の会員の申込書が紛れて送られました。', 'misdelivery'],
  ['FAXを誤った番号に送信しました。', 'misdelivery'],
  ['処方箋を別の患者さんに渡してしまいました。', 'misdelivery'],
  ['個人情報を含むファイルがインターネット上で閲覧可能な状態となっていました。', 'publishing-error'],
  ['情報公開請求に対し、マスキングをしないまま文書を公開しました。', 'publishing-error'],
  ['アクセス権限の設定を誤ったため、全職員が閲覧できる状態でした。', 'misconfiguration publishing-error'],
  ['職員が帰宅途中に鞄を電車の網棚に置き忘れました。', 'loss'],
  ['保管しているはずの台帳が見当たらないことが判明しました。', 'loss'],
  ['伝票を配送中に紛失しました。', 'loss'],
  ['事務所に何者かが侵入し、パソコンが盗まれました。', 'theft'],
  ['保管期限前の帳票を誤ってシュレッダーにかけました。', 'disposal-error'],
  ['派遣社員が顧客名簿を無断で複写し、外部に持ち出していました。', 'insider'],
  ['職員が、知人の住民情報を業務外の目的で照会し、第三者に漏らしていました。', 'insider'],
  ['社員がニセの宅配業者のSMSに記載されたサイトで認証情報を入力してしまいました。', 'phishing'],
  ['偽のログイン画面に誘導され、メールのパスワードを詐取されました。', 'phishing'],
  ['推測されやすいパスワードが設定されていたため、不正にログインされました。', 'credential-attack unauthorized-access'],
  ['退職者のIDが悪用され、システムにログインされていました。', 'credential-attack unauthorized-access'],
  ['Webサイトのトップページが第三者に書き換えられました。', 'defacement'],
  [
    '通販サイトの決済画面に不正なスクリプトが埋め込まれ、カード情報が外部に送信されていました。',
    'skimming unauthorized-access',
  ],
  ['システムのバグにより、他人の申込内容が表示されました。', 'system-failure publishing-error'],
  ['システムの不具合により、検針票に別のお客様の氏名が印字され、誤って配布されました。', 'system-failure misdelivery'],
  ['当会のメールアカウントが第三者に不正に使用されました。', 'unauthorized-access'],
  [
    'アカウントのパスワードが盗まれ、これを用いてネットワークへ侵入されました。',
    'credential-attack unauthorized-access',
  ],
  ['部品を古いままにしていたため、弱点を突かれて侵入されました。', 'vulnerability unauthorized-access'],
  ['書類を電車内に置き忘れ、別の日にはカメラ1台が盗まれました。', 'loss theft'],
  ['お互いのメールアドレスが見える状態となりました。', 'misdelivery'],
  ['職員がメールの送信先を誤り、無関係の方に個人情報を送信しました。', 'misdelivery'],
  ['誤って別の顧客に請求書を送付しました。', 'misdelivery'],
  ['申請書を誤って別の世帯に配達しました。', 'misdelivery'],
  ['カルテが1冊見つかりません。', 'loss'],
  ['掲示板に生徒の氏名を誤って掲示しました。', 'publishing-error'],
  ['共有設定を誤り、回答が他の回答者から閲覧可能でした。', 'misconfiguration publishing-error'],
  ['システム改修の不備により、他人のマイページが表示されました。', 'publishing-error system-failure'],
  ['ECサイトが改ざんされ、不正なスクリプトによりカード情報が抜き取られました。', 'skimming unauthorized-access'],
  ['電話の相手の指示に従い、遠隔操作ソフトをインストールしてしまいました。', 'phishing'],
  ['退職した社員が在職中のIDで顧客情報を閲覧していました。', 'insider'],
  ['従業員が業務と無関係に顧客の個人情報を検索していました。', 'insider'],
  ['パスワードリスト攻撃により不正ログインされました。', 'credential-attack unauthorized-access'],
  ['VPN機器の脆弱性を突いて侵入され、ランサムウェアが実行されました。', 'ransomware unauthorized-access vulnerability'],
  ['再発防止のため、送信先を誤らないよう二人で確認します。', ''],
  ['大量のデータを送りつける攻撃（DDoS攻撃）により、サイトが閲覧しにくい状態となりました。', 'dos'],
  ['社内のパソコンがウイルス「Emotet」に感染し、当社社員を装ったメールが送信されました。', 'malware spoofed-mail'],
  ['退職した社員が顧客名簿を持ち出し、転職先の営業活動に用いていました。', 'insider'],
  ['職員が業務上の必要なく住民の記録を閲覧し、知人に話していました。', 'insider'],
  [
    '担当者がファイルの共有の設定を誤り、リンクを知っている人が開けるようになっていました。',
    'misconfiguration publishing-error',
  ],
  ['他の回答を表示する項目にチェックを入れたまま公開しました。', 'misconfiguration'],
  ['当会の会長の名をかたるメールが、会員の皆様に送られています。', 'spoofed-mail'],
  ['会員証の画面に、ご本人ではない方の会員証が表示されました。', 'publishing-error'],
  ['公開した一覧の非表示シートに、申請者の氏名が残っていました。', 'publishing-error'],
  ['メールのパスワードが短くて単純なものだったため、何者かに当てられました。', 'credential-attack unauthorized-access'],
  ['委託先の保守用のIDが第三者に窃取されました。', 'credential-attack unauthorized-access'],
  ['注文書に他の会員さまのお名前を印字してしまいました。', 'misdelivery'],
  ['認証の処理の不備を突かれ、情報を取得されました。', 'unauthorized-access vulnerability'],
  ['相手の指示に従ったところ、パソコンが遠隔操作されました。', 'phishing unauthorized-access'],
  ['リンク先の画面に職員がIDとパスワードを入力してしまいました。', 'phishing'],
  ['パソコンの電源を落とし、書類とともに保管しました。', ''],
  ['外部に送られた記録は見当たらず、ファイルの複製もありませんでした。', ''],
  ['窃取の手口は調査中で、盗まれた情報の範囲を確かめています。', ''],
  // What did not happen, what may happen and what is done against it are no actions.
  ['当社システムへの不正アクセスは確認されておりません。', ''],
  ['不正アクセスの痕跡は認められませんでした。', ''],
  ['当社を名乗る不審なメールにご注意ください。', ''],
  ['【再発防止策】\n不正アクセス対策を強化し、標的型メールの訓練を行います。', ''],
  ['【お客様へのお願い】\nフィッシング詐欺にお気をつけください。', ''],
]

describe('actions', () => {
  it.each(cases)('%j → %s', (text, values) => {
    const found = readRelease(`${head}${text}\n`).actions
    expect(
      found
        .map(({ value }) => value)
        .sort()
        .join(' '),
    ).toBe(values.split(' ').sort().join(' '))
  })

  it('point at the sentence rather than at the title', () => {
    const text = '不正アクセスについて\n株式会社例\n当社のサーバーが不正アクセスを受けました。'
    expect(readRelease(text).actions[0]?.evidence.quote).toBe('当社のサーバーが不正アクセスを受けました')
  })
})
