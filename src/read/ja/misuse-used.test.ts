import { describe } from 'vitest'
import { testValues, type ValueProbe } from '../../../test/support/value-probes.js'

/** What came of the data, told of what was taken: by whom it is used, and for what. */
const used: readonly ValueProbe[] = [
  ['流出した情報を使い、第三者が携帯電話の契約を申し込んでいたことが分かりました。', 'found'],
  ['盗まれた免許証の写しで消費者金融から金が借りられていました。', 'found'],
  ['流出したカード番号が海外の通販サイトで使われました。', 'found'],
  ['持ち出した顧客情報をもとに、元社員が新しい勤務先の商品を勧めていました。', 'found'],
  ['盗まれた名簿の家に、市の職員を名乗る者が訪ねてきました。', 'found'],
  ['漏れた番号に不審な着信が相次いでいます。', 'found'],
  ['漏えいしたパスワードで、他社のサービスに不正にログインされたとの申告を2件受けました。', 'found'],
  ['元職員が、患者の住所を調べて自宅に押しかけていました。', 'found'],
  ['盗まれた保険証を使って他人が診療を受けていたことが分かりました。', 'found'],
  ['「市役所を名乗る電話で口座番号を聞かれた」との相談が5件寄せられた。', 'found'],
  ['当該情報は、詐欺グループの名簿として利用されていたことが警察より伝えられました。', 'found'],
  ['お客様のお名前で無断の定期購入が申し込まれていました。', 'found'],
  ['二次被害の状況:不正利用を14件確認(被害総額92万円)', 'found'],
  ['調査の結果、悪用は2名分にとどまることが分かりました。', 'found'],
  ['一部のお客様から不正利用のご申告をいただいております。', 'found'],
  ['実際に悪用されたケースもございます。', 'found'],
  ['対象のカードのうち9枚が、その後に悪用されました。', 'found'],
  ['名簿を手に入れた業者が、組合員のお宅を訪ねて契約を勧めていました。', 'found'],
  ['不正な送金により、約300万円の被害が生じました。', 'found'],
  ['元職員は、患者の連絡先を自らが開く整骨院の案内に転用していた。', 'found'],
  ['書類に記載されていた番号へ、何者かが還付金があると偽って電話していました。', 'found'],
  // How the matter came about, what the discloser itself does, what the data was for.
  ['お客様を装った者から電話があり、担当者が契約内容を答えてしまいました。', 'unstated'],
  ['取引先を名乗る人物から電話があり、職員が会員の住所を伝えてしまいました。', 'unstated'],
  ['攻撃者は窃取した認証情報を用いてサーバーに侵入し、メールアカウントを操作しました。', 'unstated'],
  ['流出したメールアドレス宛に、お詫びと注意喚起のメールを送信しました。', 'unstated'],
  ['流出した番号に該当するお客様へ、順次お電話を差し上げています。', 'unstated'],
  ['持ち出されたデータは、外部への送信に使われたUSBメモリから見つかりました。', 'unstated'],
  ['紛失した申込書は、会員の勧誘に使用していたものです。', 'unstated'],
  ['盗まれた端末の位置情報をもとに、警察が捜索を行いました。', 'unstated'],
  ['流出した情報が公開され、又は悪用された形跡は、現在のところ見受けられません。', 'none-found'],
  ['流出したカードについて、不正な購入は1件も成立していないと聞いております。', 'none-found'],
  ['この紛失により会員に損害が及んだ例を把握しておりません。', 'none-found'],
  ['被害状況 不正利用の事実は確認されず', 'none-found'],
  ['被害を受けた会員の存在は確認できていない。', 'none-found'],
  ['お店の被害は小さくありません。', 'unstated'],
  ['管理用のアカウントが悪用されたものと判断しています。', 'unstated'],
]

describe('whether what was taken was put to use', () => testValues('misuse', used))

/** Somebody gets or sees what is another's: nothing was done with the data. */
const ofAnother: readonly ValueProbe[] = [
  ['貸出履歴に覚えのない本があることに気づいた方のご指摘で判明しました。', 'unstated'],
  ['会員様から身に覚えのない薬の情報が表示されるとの連絡がありました。', 'unstated'],
  ['身に覚えのない請求書が届いたとのお電話がありました。', 'unstated'],
  ['覚えのない予約が表示されているとのご連絡をいただきました。', 'unstated'],
  ['身に覚えのないパスワード変更のメールが届いたとのお問い合わせをいただきました。', 'unstated'],
  [
    '「身に覚えのない注文のメールが来た」とのお電話をいただきました。悪用されたというご連絡はいただいておりません。',
    'none-found',
  ],
  ['身に覚えのない注文が届いたとのお電話をいただきました。', 'found'],
  ['お客様から身に覚えのない高額の請求があったとの連絡を受けました。', 'found'],
]

/** What the data held, what the discloser did, and how the matter came about, is no use made of it. */
const noUse: readonly ValueProbe[] = [
  ['流出した情報には、会員の氏名、電話番号が含まれています。', 'unstated'],
  ['紛失した名簿には氏名と電話番号が記載されていました。', 'unstated'],
  ['紛失した書類にはご契約者様の氏名、住所が記載されていました。', 'unstated'],
  ['流出した情報は会員の氏名及び住所で、購入履歴、パスワードは含まれておりません。', 'unstated'],
  ['流出したメールアドレスの方に個別にメールでご連絡し、謝罪いたしました。', 'unstated'],
  ['取引先を装った人物からのメールを受け取り、添付ファイルを開いたため感染しました。', 'unstated'],
  ['宅配業者を装った男が事務所を訪れ、書類の入った鞄を盗みました。', 'unstated'],
]

describe('what is no use of it', () => testValues('misuse', noUse))

describe('what nobody remembers', () => testValues('misuse', ofAnother))

/** That it cannot be misused is no word on whether it was. */
const cannotBe: readonly ValueProbe[] = [
  ['クレジットカード番号は下4桁のみの表示であり、不正に利用される可能性はありません。', 'unstated'],
  ['パスワードは暗号化されており、悪用されるおそれはございません。', 'unstated'],
  ['カード番号は保有しておらず、不正に使用される心配はありません。', 'unstated'],
  ['悪用される可能性は低く、被害の報告もありません。', 'none-found'],
  [
    '4.二次被害 流出した情報の一部がダークウェブ上で公開されていることを確認しておりますが、これを用いた不正行為の報告は受けておりません。',
    'none-found',
  ],
  ['二次被害 流出した情報の一部が闇サイトに掲載されたことを確認しました。', 'unstated'],
]

describe('what cannot be, and how far it went', () => testValues('misuse', cannotBe))
