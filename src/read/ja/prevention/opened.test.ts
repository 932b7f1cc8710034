import { describe } from 'vitest'
import { testValues, type ValueProbe } from '../../../../test/support/value-probes.js'

/** No heading stands over it: what the sentence opens with, or that a rule was made, tells that it is a measure. */
const cases: readonly ValueProbe[] = [
  ['今後は事務局長の確認を経てから公開します。', 'process'],
  ['再発防止策として、申込書は日ごとに封筒に入れ、金庫に保管します。', 'process'],
  ['対策として、封をする前に会員番号を見比べます。', 'process'],
  ['再発防止に向け、宛先は二人で見比べてから送ります。', 'process'],
  ['再発防止のため、会員番号を書類に印字し、封筒の番号と合わせてから封をします。', 'process'],
  ['廃棄リストと現物を2名で突き合わせる手続きに変更いたしました。', 'process'],
  ['公開の前に職員2名が全編を視聴し、委員長の了承を得ることとします。', 'process'],
  ['フリーメールへの送信を一律に遮断し、自宅での作業は会社貸与のパソコンに限ります。', 'access-control process'],
  ['紙の名簿は廃止し、電子データで管理いたします。', 'system-replacement'],
  ['管理画面に入れる場所を社内に限りました。', 'access-control'],
  ['共有リンクを作れるのは管理者だけとしました。', 'access-control'],
  ['退会された方の情報は、今月までにすべて削除いたしました。', 'other'],
  ['封筒への氏名の印字をやめました。', 'other'],
  ['なりすましを防ぐため、DMARCを採り入れております。', 'other'],
  ['バックアップを三世代とし、うち一つはネットワークから切り離して保管します。', 'other'],
  ['印刷会社を変更しました。', 'contract-change'],
  ['発送業務の委託を取りやめ、職員が発送することとしました。', 'contract-change'],
  ['個人情報を扱う担当者を2名増員しました。', 'organization'],
  ['臨時の研修を開き、メールの送り方を学び直しました。', 'training'],
  // The same words where nothing is done against a repetition.
  ['元従業員からは、データを消去したとの誓約書を受け取っています。', ''],
  ['アクセスログからは、社外からの閲覧が3件確認されております。', ''],
  ['対象者全員に文書で通知しました。', ''],
  ['誤って送った書類を回収し、廃棄しました。', ''],
  ['当該ファイルを削除しました。', ''],
]

describe('a measure without a heading over it', () => testValues('prevention', cases))

const told: readonly ValueProbe[] = [
  ['委託先各社に対しても、再度指導を行いました。', 'contractor-oversight'],
  ['お客様の住所と電話番号は暗号化して保管いたします。', 'encryption'],
]

describe('what others are told, and what is done beside it', () => testValues('prevention', told, '再発防止策\n・'))
