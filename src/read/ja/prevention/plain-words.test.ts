import { describe } from 'vitest'
import { testValues, type ValueProbe } from '../../../../test/support/value-probes.js'

/** Measures in plain words, as people tell them who have no department for it. */
const cases: readonly ValueProbe[] = [
  ['古い応募票は半年ごとに消す運用へ移しました。', 'process'],
  ['送る前にもう一人が目を通すやり方に切り替えました。', 'process'],
  ['公開の前に、必ず別の者が申し込む人の立場で試します。', 'process'],
  ['窓口では生まれ年を言っていただいてからお渡しします。', 'process'],
  ['試験には実在の会員のデータを使わないことにしました。', 'process'],
  ['支店の間の通信は業務に要るものに絞りました。', 'access-control'],
  ['名簿は本部のサーバーの中でだけ扱えるようにします。', 'access-control'],
  ['辞めた者の登録はその日のうちに外します。', 'access-control'],
  ['一斉送信の専用の仕組みを使います。', 'system-replacement'],
  ['サーバーは構成を一新しました。', 'system-replacement'],
  ['支払いは決済会社の画面へ移る形にしました。', 'system-replacement'],
  ['すべての合い言葉を長いものに替えました。', 'password'],
  ['合い言葉のほかに、電話での確かめを要することとしました。', 'mfa'],
  ['全職員に座学を課します。', 'training'],
  ['全員が情報の扱いについての試験を受けます。', 'training'],
  ['情報管理の責任者に副会長を充てました。', 'organization'],
  ['社外の相談員につながる通報の窓口を開きます。', 'organization'],
  ['監査室を社長の直属にしました。', 'organization'],
  ['印刷会社とは来年度の契約は結びません。', 'contract-change'],
  ['今後この会社に仕事を頼みません。', 'contract-change'],
  ['更新が出たら三日以内に当てることにしました。', 'patching'],
  ['通信の記録を専門の業者が昼夜を問わず見ます。', 'monitoring'],
  ['委託先に対し、当会の職員が抜打ちの検査を年2回行います。', 'contractor-oversight'],
  ['委託先の確かめた結果に当会が目を通します。', 'contractor-oversight'],
  ['端末を腰に留める金具を配りました。', 'other'],
  ['入会の紙から勤め先の欄を除きます。', 'other'],
]

/** How it stood, what others do, and what was done on the day. */
const none: readonly ValueProbe[] = [
  ['翌15日、通信の記録を点検した担当者が不自然な宛先に気づきました。', ''],
  ['同 八時五分、教諭が設定を改め、閲覧不可とする。', ''],
  ['パソコンは中身を暗号化してあり、開くには指紋が要ります。', ''],
]

describe('measures in plain words', () => testValues('prevention', cases, '再発防止策\n・'))
describe('no measures, in plain words', () => testValues('prevention', none))
