import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

const head =
  '2024年5月1日\n株式会社アオゾラ\n個人情報の漏えいについて\n当社のサーバーが不正アクセスを受け、お客様の氏名が漏えいしました。\n'

/** Under a heading: means and deeds in everyday words. */
const headed: readonly (readonly [text: string, value: string])[] = [
  ['すべての業務用パソコンで、許可のないソフトを入れられないようにしました。', 'access-control'],
  ['攻撃に使われる通信を早期に遮断するサービスを追加で契約しました。', 'access-control'],
  ['外部媒体に保存することを原則として禁止し、研究データは院内の専用サーバーでのみ扱うこととしました。', 'process'],
  ['保守業者の作業を毎月点検し、作業報告書の提出を義務付けました。', 'contractor-oversight'],
  ['共有リンクの発行に上長の承認を要する設定とします。', 'access-control'],
  ['窓に防犯フィルムと警備会社の通報装置を取り付けました。', 'other'],
  ['用の済んだメールを毎月消す決まりといたします。', 'process'],
  ['アカウントの共有を禁じて教員一人ひとりに割り当てます。', 'access-control'],
  ['当該代理店への募集の委託は、当面の間、停止いたします。', 'contract-change'],
  ['掲載用のフォルダーを個人情報の置き場所から切り離します。', 'access-control'],
  ['B社への委託を2024年3月末で終了します。', 'contract-change'],
  ['同社への新規の相談受付の委託は、改善が確認されるまで停止しております。', 'contract-change'],
  ['同社への新たな依頼を停止し、他の会社に切り替えております。', 'contract-change'],
  ['同社との業務委託契約を2024年3月31日付で終了いたします。', 'contract-change'],
  ['外部に送る表計算ファイルは、原則としてPDFに変換します。', 'process'],
  ['全庁の一斉メールを、専用の配信システムからの送信に切り替えました。', 'system-replacement'],
  ['応募フォームは、市販のサービスに置き換えます。', 'system-replacement'],
  ['委託契約書に、機器の更新の義務を明記し、年1回の監査に応じることを求めます。', 'contractor-oversight'],
  ['託送業務システムを営業システムから物理的に分離します。', 'system-replacement'],
  ['全職員及び委託業者の職員に、守秘義務に関する講義を受講させます。', 'training'],
  ['管理者の許可なくソフトを導入できない設定に変更しました。', 'access-control'],
  ['1年を経過した応募者の情報を自動で消去する機能を、標準の設定といたします。', 'process'],
  ['端末での照会履歴を本部が毎日抽出して点検します。', 'monitoring'],
  ['防御サービスを常時利用します。', 'other'],
  ['サイトは、ソフトを使わない静的なページに作り替えて再開します。', 'system-replacement'],
  ['抽選が終わったデータは1週間で消去します。', 'process'],
  ['廃棄するときは目録を作り、事務局長の決裁を受けてから搬出します。', 'process'],
  ['サイトは閉鎖し、今後は県の公式ホームページの中で情報を提供します。', 'system-replacement'],
  ['旧APIは廃止し、認証を作り直した新しい版に置き換えます。', 'system-replacement'],
  ['照会できる範囲を、職員の担当する支所の利用者に限りました。', 'access-control'],
  ['照会記録の点検を、抽出による月1回から全件の毎日に改めました。', 'monitoring'],
  ['クラウド環境の設定を監視するシステムを導入します。', 'monitoring'],
  ['バックアップを3世代とし、うち1世代は社内ネットワークから切り離して保管します。', 'other'],
  ['個人用メールアドレスへの業務データの転送を禁じます。', 'process'],
  ['業務用端末で私用のクラウドサービスを開けないようにしました。', 'access-control'],
  ['退職者のアカウントを退職日に自動で止める仕組みを入れました。', 'access-control'],
  ['名簿の閲覧は、担当課の職員だけに限ります。', 'access-control'],
  ['管理画面には事業所の回線からしか入れないようにしました。', 'access-control'],
  ['データベースへの接続を許す端末を2台に減らしました。', 'access-control'],
  ['サーバー室に入れる職員を4名に限定しました。', 'access-control'],
  ['ファイルサーバーの権限を部署ごとに割り当て直しました。', 'access-control'],
  ['保守用の遠隔接続は、作業のある時間だけ開くことにしました。', 'access-control'],
  ['USBメモリーは、登録済みのもの以外はパソコンが認識しない設定にしました。', 'access-control'],
  ['サーバーへの不審な接続を24時間見張るサービスに加入しました。', 'monitoring'],
  ['異常な件数の検索があれば管理者に通知が届くようにしました。', 'monitoring'],
  ['監視カメラを受付と書庫に設置しました。', 'monitoring'],
  ['全端末にEDRを入れ、外部の専門会社が監視します。', 'monitoring'],
  ['送信ログを毎日点検することとしました。', 'monitoring'],
  ['持ち出し用パソコンのディスクを暗号化しました。', 'encryption'],
  ['個人情報を含む添付ファイルはすべて暗号化して送ることにします。', 'encryption'],
  ['通信を暗号化する方式に改めました。', 'encryption'],
  ['VPN装置のソフトウェアを最新版に更新し、以後は公表から3日以内に更新します。', 'patching'],
  ['プログラムの誤りを直し、同じ条件で再現しないことを確かめました。', 'patching'],
  ['月に一度、利用しているソフトの更新の有無を確認して適用します。', 'patching'],
  ['脆弱性情報を毎日集め、緊急のものは当日中に対応します。', 'patching'],
  ['全アカウントのパスワードを16文字以上のものに改めました。', 'password'],
  ['初期パスワードのまま使えないようにしました。', 'password'],
  ['パスワードの使い回しを禁じ、管理ソフトを導入しました。', 'password'],
  ['すべての利用者に二段階の認証を必須といたしました。', 'mfa'],
  ['管理者のログインにはセキュリティキーを使うこととしました。', 'mfa'],
  ['SMSによる確認を加えました。', 'mfa'],
  ['公開しているすべてのフォームについて、回答の公開範囲を点検しました。', 'configuration-review'],
  ['クラウド上の保管領域の設定を毎月点検いたします。', 'configuration-review'],
  ['共有リンクの設定を全件見直しました。', 'configuration-review'],
  ['発送前に、宛名と中身を別の職員が突き合わせます。', 'process'],
  ['窓口では、お渡しする前に氏名と生年月日を確かめます。', 'process'],
  ['書類を外に持ち出すときは、管理簿に記入し、上司の許可を受けます。', 'process'],
  ['かばんは肌身離さず持ち、途中で店などに立ち寄らないことを徹底します。', 'process'],
  ['封筒に入れる作業は一件ずつ行い、机の上にほかの書類を置かないようにします。', 'process'],
  ['メールの送信は5分間保留し、その間に宛先を見直せるようにしました。', 'process'],
  ['アンケートの公開前には、回答者と同じ画面で試すことを決まりとしました。', 'process'],
  ['保存期間を過ぎた申込書は、年度末にまとめて溶解処理します。', 'process'],
  ['個人情報が入った書類を机に置いたまま席を離れないことを徹底します。', 'process'],
  ['表計算ファイルをそのまま載せず、必ずPDFにしてから載せます。', 'process'],
  ['FAXによる送付をやめ、郵送に統一します。', 'process'],
  ['全職員を対象に、個人情報の取り扱いに関する研修を7月に行います。', 'training'],
  ['朝礼で事例を取り上げ、注意を促しました。', 'training'],
  ['新人研修に情報管理の科目を加えます。', 'training'],
  ['標的型メールを模した訓練を半年に一度行います。', 'training'],
  ['職員全員が情報セキュリティの自己点検表に取り組みます。', 'training'],
  ['全社員にeラーニングを受けさせます。', 'training'],
  ['校長会で各校に注意を促しました。', 'training'],
  ['委託先の事務所を半年に一度訪れ、保管の状況を確かめます。', 'contractor-oversight'],
  ['再委託をする場合は事前に当社の承諾を得ることを義務付けました。', 'contractor-oversight'],
  ['委託先を選ぶときの基準に情報管理の項目を加えました。', 'contractor-oversight'],
  ['同社との契約は今年度限りとします。', 'contract-change'],
  ['来年度の業務は別の事業者に委託します。', 'contract-change'],
  ['当該業者との取引を停止しました。', 'contract-change'],
  ['データ入力の外部委託をやめ、社内で行うことにしました。', 'contract-change'],
  ['情報セキュリティを担当する部署を新たに設けます。', 'organization'],
  ['個人情報取扱要綱を改正しました。', 'organization'],
  ['各課に情報管理責任者を置きました。', 'organization'],
  ['社長を委員長とする再発防止委員会を立ち上げました。', 'organization'],
  ['夜間休日の連絡網を作り、初動の役割を決めました。', 'organization'],
  ['年に1回、外部の専門会社による診断を受けます。', 'external-audit'],
  ['第三者による情報管理の監査を受けることにしました。', 'external-audit'],
  ['プライバシーマークの取得を目指し、準備を始めました。', 'external-audit'],
  ['問題のあったソフトの利用をやめ、別の製品に切り替えました。', 'system-replacement'],
  ['予約の受付は、別会社の予約システムに移しました。', 'system-replacement'],
  ['古い複合機を、認証印刷ができる機種に入れ替えます。', 'system-replacement'],
  ['紙の名簿を廃止し、閲覧記録の残る管理システムに改めます。', 'system-replacement'],
  ['サーバーを新しく作り直しました。', 'system-replacement'],
  ['メールの誤送信を防ぐソフトを入れました。', 'other'],
  ['書庫の窓に格子を取り付けました。', 'other'],
  ['ウイルス対策ソフトを全台に導入しました。', 'other'],
  ['過去3年間に公開した資料をすべて点検しました。', 'other'],
  ['情報管理の徹底に努めてまいります。', ''],
  ['二度と起こさないよう、全社を挙げて取り組みます。', ''],
  ['再発防止策を速やかに取りまとめ、公表いたします。', ''],
  ['セキュリティ対策の強化を検討しております。', ''],
  ['調査の結果を踏まえて必要な対策を講じます。', ''],
  ['深く反省し、信頼の回復に努めます。', ''],
]

/** Under none: what is to stay once it was done. */
const lasting: readonly (readonly [text: string, value: string])[] = [
  ['ファイルサーバーの権限を部署ごとに割り当て直しました。', 'access-control'],
  ['保守用の遠隔接続は、作業のある時間だけ開くことにしました。', 'access-control'],
  ['USBメモリーは、登録済みのもの以外はパソコンが認識しない設定にしました。', 'access-control'],
  ['サーバーへの不審な接続を24時間見張るサービスに加入しました。', 'monitoring'],
  ['監視カメラを受付と書庫に設置しました。', 'monitoring'],
  ['送信ログを毎日点検することとしました。', 'monitoring'],
  ['持ち出し用パソコンのディスクを暗号化しました。', 'encryption'],
  ['通信を暗号化する方式に改めました。', 'encryption'],
  ['全アカウントのパスワードを16文字以上のものに改めました。', 'password'],
  ['初期パスワードのまま使えないようにしました。', 'password'],
  ['パスワードの使い回しを禁じ、管理ソフトを導入しました。', 'password'],
  ['すべての利用者に二段階の認証を必須といたしました。', 'mfa'],
  ['管理者のログインにはセキュリティキーを使うこととしました。', 'mfa'],
  ['SMSによる確認を加えました。', 'mfa'],
  ['共有リンクの設定を全件見直しました。', 'configuration-review'],
  ['アンケートの公開前には、回答者と同じ画面で試すことを決まりとしました。', 'process'],
  ['朝礼で事例を取り上げ、注意を促しました。', 'training'],
  ['校長会で各校に注意を促しました。', 'training'],
  ['再委託をする場合は事前に当社の承諾を得ることを義務付けました。', 'contractor-oversight'],
  ['当該業者との取引を停止しました。', 'contract-change'],
  ['データ入力の外部委託をやめ、社内で行うことにしました。', 'contract-change'],
  ['個人情報取扱要綱を改正しました。', 'organization'],
  ['各課に情報管理責任者を置きました。', 'organization'],
  ['社長を委員長とする再発防止委員会を立ち上げました。', 'organization'],
  ['第三者による情報管理の監査を受けることにしました。', 'external-audit'],
  ['プライバシーマークの取得を目指し、準備を始めました。', 'external-audit'],
  ['問題のあったソフトの利用をやめ、別の製品に切り替えました。', 'system-replacement'],
  ['サーバーを新しく作り直しました。', 'system-replacement'],
  ['ウイルス対策ソフトを全台に導入しました。', 'other'],
]

/** What stops the matter itself, what a list of hours tells, what is asked of readers. */
const none: readonly string[] = [
  '該当のページを外部から閲覧できないようにしました。',
  '問題のフォルダを第三者が見られないようにいたしました。',
  '直ちに公開を停止し、アクセスできないようにしました。',
  '感染した端末をネットワークから切り離しました。',
  '外部との通信を遮断しました。',
  '不正に使われたアカウントを停止しました。',
  '15:00　対象のフォルダを閉鎖',
  '他社のサービスと同じ設定は避けるようお願いいたします。',
  '23日午前に接続を遮断しています。',
]

const valuesOf = (text: string): string =>
  readRelease(`${head}${text}\n`)
    .prevention.map(({ value }) => value)
    .join(' ')

describe('a change that stays', () => {
  it.each(headed)('under a heading: %s → %s', (text, value) => expect(valuesOf(`■再発防止策\n・${text}`)).toBe(value))
  it.each(lasting)('in passing: %s → %s', (text, value) => expect(valuesOf(text)).toBe(value))
  it.each(none)('none: %s', (text) => expect(valuesOf(text)).toBe(''))
})

describe('who is watched by name', () => {
  it('is a contractor of the discloser', () => {
    const text =
      '当社が点検を委託している株式会社ミハリ計器の作業員が、名簿を紛失しました。\n再発防止のため、株式会社ミハリ計器への立入点検を年4回行います。'
    expect(valuesOf(text)).toContain('contractor-oversight')
  })
})

/** Several measures in one sentence. */
const several: readonly (readonly [text: string, values: string])[] = [
  ['職員への研修を実施します。', 'training'],
  ['全職員へのセキュリティ教育の徹底と、送信前の二重確認の義務付けを行います。', 'process training'],
  ['メール送信時の宛先確認を徹底するとともに、誤送信防止システムを導入します。', 'other process'],
  ['多要素認証の導入、アクセス権限の見直し、ログ監視の強化を進めます。', 'access-control mfa monitoring'],
  ['VPN機器を最新の状態に更新し、全パスワードを変更いたしました。', 'password patching'],
  ['個人情報取扱規程を見直し、全職員への研修を行います。', 'organization training'],
  ['委託先への監督を強化し、定期的に監査を行います。', 'contractor-oversight'],
  ['外部の専門機関による脆弱性診断を定期的に行い、発見された脆弱性は速やかに修正します。', 'external-audit patching'],
  ['持ち出す書類は必要最小限とし、持ち出し簿に記録します。', 'process'],
  ['新しいサーバーへ移行するとともに、WAFを導入しました。', 'access-control system-replacement'],
  ['情報セキュリティ委員会を設置し、社内規程を改定しました。', 'organization'],
  ['保管庫を施錠し、鍵は課長が管理します。', 'access-control'],
  ['名簿の作成をやめ、必要な情報はシステムで確認します。', 'process'],
  ['すべてのパソコンのハードディスクを暗号化し、紛失時に遠隔で消去できるようにします。', 'encryption'],
  ['発送業務を外部の事業者に委託せず、職員が行います。', 'contract-change'],
  ['同社に対し、再発防止策の提出を求めるとともに、今後の取引を見直します。', 'contract-change contractor-oversight'],
  ['個人情報を取り扱う端末をインターネットから切り離しました。', 'access-control'],
  ['研修を年2回行い、理解度テストを実施します。', 'training'],
]

it.each(several)('several: %s → %s', (text, values) =>
  expect(valuesOf(`■再発防止策\n${text}`).split(' ').sort().join(' ')).toBe(values),
)
