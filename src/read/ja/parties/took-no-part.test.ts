import { letterheads, type PartyProbe, testParties } from '../../../../test/support/party-probes.js'

const { company, shop, town } = letterheads

/** Who is named and is said to have had no part in it. */
const cases: readonly PartyProbe[] = [
  [company, '配送を担う株式会社ミナトとは、今回の件はかかわりがございません。', ''],
  [company, '計量器のメーカーである株式会社ミナトの窓口をお使いになった方は、本件とは関係ありません。', ''],
  [company, '本件は当社の不注意によるもので、入力を任せている株式会社ミナトに落ち度はありません。', ''],
  [company, 'マイナンバーは株式会社ミナトのサービスで集めており、該当しません。', ''],
  [company, '会員証の印刷を担う株式会社ミナトには、影響は及んでおりません。', ''],
  [company, '関係しない会社 警備を受け持つ株式会社ミナト', ''],
  [town, '市税の口座振替（株式会社ミナトが取り扱い）でも民間のサービスを使っているが、つながってはいない。', ''],
  [town, '職員は、タクシー会社（みなと交通株式会社）に電話を入れたが、見つからなかった。', ''],
  [shop, 'カードの番号は株式会社ミナトが預かっており、対象外です。', ''],
  [company, '送り先は、昨年に見積りの依頼を一度いただいただけの株式会社ミナト様です。', ''],
  [company, '控えは株式会社ミナトのデータセンターに保管しており、無事でした。', ''],
  [town, '5月からは株式会社ミナトに委託先を変更した。', ''],
  // What was set up afterwards, who found it, whom a town lent, who is the discloser by now.
  [company, '当社社員が名簿を紛失しました。専用コールセンターを開設し、運営を株式会社ミナトに委託しました。', ''],
  [company, '当社社員が名簿を紛失しました。臨時の相談窓口を設け、株式会社ミナトに受付を委託しています。', ''],
  [company, '当社社員が名簿を紛失しました。拾得者は株式会社ミナトの従業員で、書類は同社を通じて返却されました。', ''],
  [company, '当社社員が名簿を紛失しました。拾ってくださった方は、株式会社ミナトの社員でした。', ''],
  [town, '職員が名簿を紛失した。当該職員は、白波県から派遣されていた者である。', ''],
  [company, '当社は昨年、株式会社ミナトを吸収合併しました。旧来の名簿を当社社員が紛失しました。', ''],
  [
    company,
    '当社はコールセンターの運営を株式会社ミナトに委託しています。同社の社員が名簿を紛失しました。',
    '株式会社ミナト contractor*',
  ],
  // What is said of the discloser's own things, after something went wrong elsewhere, is not said of whoever is named.
  [
    company,
    '入力を委託している株式会社ミナトのサーバーが不正アクセスを受けましたが、当社のシステムへの影響はありません。',
    '株式会社ミナト contractor*',
  ],
  [
    company,
    '会報の発送は株式会社ミナトに委託しており、その名簿にカード番号は含まれておらず、流出との関係はありません。',
    '株式会社ミナト contractor*',
  ],
  // Whom it reached by mistake.
  [company, '業務を受託している企業様の名簿を、誤って株式会社ミナト様に送付しました。', ''],
  [company, '委託先に送るところ、誤って株式会社ミナトの担当者様へメールで送信しました。', ''],
]
testParties(cases)
