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
  ['「こよみ便」の利用は今年度限りとします。', 'contract-change'],
  ['検針は来月から当局の職員が自ら行います。', 'contract-change'],
  ['清掃会社との取引を三月末で打ち切りました。', 'contract-change'],
  ['業者の方が機械に触れるときは、係の者が立ち会います。', 'contractor-oversight'],
  ['よその専門会社に、年に一度、弱いところを探してもらいます。', 'external-audit'],
  ['攻撃者役の専門家による侵入の試験を受けます。', 'external-audit'],
  ['入る際は、使い捨ての数字による確かめを求めます。', 'mfa'],
  ['一覧が大量に開かれたら、その場で責任者に知らせが届きます。', 'monitoring'],
  ['出入りする通信を常に記録し、見張ります。', 'monitoring'],
  ['閲覧の記録を月に一度、事務長が検めます。', 'monitoring'],
  ['窓口を二名から四名体制とします。', 'organization'],
  ['直しのプログラムは、出たその日に当てます。', 'patching'],
  ['接続用の鍵をすべて作り直しました。', 'password'],
  ['共有リンクをすべて調べ直しました。', 'configuration-review'],
  ['私物の媒体は挿しても読めないようにします。', 'access-control'],
  ['社外からの接続を廃止しました。', 'access-control'],
  ['外に渡す一覧は暗号にして保管します。', 'encryption'],
  ['全員が偽のメールの演習に参加します。', 'training'],
  ['旧サイトを閉じ、申込みを県の電子申請に移します。', 'system-replacement'],
  ['景品との交換に一日の上限を設けます。', 'other'],
  ['名簿の入力は別々の人が二度打ち込みます。', 'process'],
  ['配信の名簿は配信のつど消します。', 'process'],
]

/** How it stood, what others do, and what was done on the day. */
const none: readonly ValueProbe[] = [
  ['翌15日、通信の記録を点検した担当者が不自然な宛先に気づきました。', ''],
  ['同 八時五分、教諭が設定を改め、閲覧不可とする。', ''],
  ['パソコンは中身を暗号化してあり、開くには指紋が要ります。', ''],
  ['当会は監督官庁の定める規程に従って事業を行っております。', ''],
  ['影響については会計監査人とも協議しております。', ''],
]

describe('measures in plain words', () => testValues('prevention', cases, '再発防止策\n・'))
describe('no measures, in plain words', () => testValues('prevention', none))
