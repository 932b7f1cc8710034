import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const head =
  '2024年5月1日\n株式会社アオゾラ\n個人情報の漏えいについて\n当社のサーバーが不正アクセスを受け、お客様の氏名が漏えいしました。\n5.再発防止策\n'

const cases: readonly (readonly [measure: string, value: string])[] = [
  ['アクセス権限の見直しを行いました。', 'access-control'],
  ['管理画面へのアクセスを社内ネットワークからのみに制限しました。', 'access-control'],
  ['USBポートを物理的に塞ぎ、外部媒体の接続を禁止します。', 'access-control'],
  ['個人情報を保存するフォルダーへのアクセス権を必要な職員に限定する。', 'access-control'],
  ['不要となったアカウントを速やかに無効化する仕組みを導入します。', 'access-control'],
  ['VPN機器を停止し、接続元を限定しました。', 'access-control'],
  ['個人所有端末の業務利用を禁止します。', 'access-control'],
  ['書類は鍵のかかるキャビネットに保管する。', 'access-control'],
  ['鍵付きロッカーでの保管を徹底します。', 'access-control'],
  ['サーバーのログを常時監視する体制を構築します。', 'monitoring'],
  ['不審な通信を早期に発見する仕組み（EDR）を導入しました。', 'monitoring'],
  ['アクセス記録を毎月点検します。', 'monitoring'],
  ['24時間体制で監視するSOCサービスを契約しました。', 'monitoring'],
  ['ノートパソコンのハードディスクを暗号化しました。', 'encryption'],
  ['メールに添付するファイルにはパスワードを設定します。', 'encryption'],
  ['添付ファイルの暗号化を義務付けます。', 'encryption'],
  ['ソフトウェアを最新版に更新しました。', 'patching'],
  ['該当する脆弱性への修正プログラムを適用しました。', 'patching'],
  ['プログラムの不具合を修正しました。', 'patching'],
  ['定期的なセキュリティパッチの適用を行います。', 'patching'],
  ['全アカウントのパスワードを変更いたしました。', 'password'],
  ['パスワードの桁数を16桁以上とし、使い回しを禁止しました。', 'password'],
  ['初期パスワードの使用を禁じます。', 'password'],
  ['二段階認証を全社員に適用しました。', 'mfa'],
  ['多要素認証の導入', 'mfa'],
  ['クラウドサービスの公開設定を全件点検しました。', 'configuration-review'],
  ['設定内容を二人で確認する手順とします。', 'process'],
  ['サーバーの設定を見直し、外部から参照できないようにしました。', 'configuration-review'],
  ['宛名と内容物の突合を二人一組で行います。', 'process'],
  ['発送前に複数の職員で宛先を確認する。', 'process'],
  ['メール送信時は上司の確認を必須とします。', 'process'],
  ['業務マニュアルを改訂しました。', 'process'],
  ['個人情報が記載された書類の持ち出しを原則禁止とします。', 'process'],
  ['保存期間を過ぎたデータは速やかに消去します。', 'process'],
  ['チェックリストを用いた確認を徹底する。', 'process'],
  ['全従業員を対象に情報セキュリティ研修を実施しました。', 'training'],
  ['職員に対し、個人情報の取扱いについて改めて周知徹底しました。', 'training'],
  ['eラーニングを年2回受講させます。', 'training'],
  ['標的型攻撃メールの訓練を定期的に行います。', 'training'],
  ['全教職員に個人情報の適正な取扱いを指導しました。', 'training'],
  ['委託先に対する監査を年1回実施します。', 'contractor-oversight'],
  ['委託先の選定基準を見直します。', 'contractor-oversight'],
  ['委託業者に対し、再発防止の徹底を指示しました。', 'contractor-oversight'],
  ['委託先の管理状況を定期的に確認してまいります。', 'contractor-oversight'],
  ['受託者に対し改善計画書の提出を求めました。', 'contractor-oversight'],
  ['委託先への立入検査を実施します。', 'contractor-oversight'],
  ['当該委託先との契約を解除しました。', 'contract-change'],
  ['委託契約の条項に再委託の制限を加えます。', 'contract-change'],
  ['当該事業者への業務委託を停止しました。', 'contract-change'],
  ['来年度から別の事業者に委託します。', 'contract-change'],
  ['情報セキュリティ委員会を設置しました。', 'organization'],
  ['個人情報取扱規程を改正します。', 'organization'],
  ['最高情報セキュリティ責任者（CISO）を新たに任命しました。', 'organization'],
  ['情報セキュリティ推進室を新設します。', 'organization'],
  ['専門の外部機関による脆弱性診断を毎年実施します。', 'external-audit'],
  ['第三者委員会による検証を行います。', 'external-audit'],
  ['外部の専門家による定期的な監査を導入します。', 'external-audit'],
  ['当該システムの利用を終了し、新しいシステムへ移行しました。', 'system-replacement'],
  ['ファイル転送装置を撤去し、クラウド型のサービスに切り替えました。', 'system-replacement'],
  ['旧サーバーを廃止し、新サーバーを構築しました。', 'system-replacement'],
  ['メール誤送信防止ソフトを導入しました。', 'other'],
  ['印刷できる件数に上限を設けます。', 'access-control'],
  ['海外からのアクセスを遮断しました。', 'access-control'],
  ['USBメモリの利用を原則禁止とします。', 'access-control'],
  ['クラウドの公開範囲を定期的に点検します。', 'configuration-review'],
  ['個人情報保護管理者を新たに置きました。', 'organization'],
  ['システム管理者のパスワードをより複雑なものに変更しました。', 'password'],
  ['使用後は速やかにデータを消去します。', 'process'],
  ['ウイルス対策ソフトを刷新しました。', 'other'],
  ['個人情報の適切な管理を徹底してまいります。', ''],
  ['オペレーターが閲覧できる項目を減らすようシステムを改めます。', 'access-control'],
  ['端末の管理者権限を外し、ソフトを導入できないようにします。', 'access-control'],
  ['大量のログインを試みる接続を自動で止める仕組みを導入しました。', 'access-control'],
  ['メールの添付ファイルを検査するサービスを導入いたします。', 'monitoring'],
  ['管理画面のパスワードも長いものに変えました。', 'password'],
  ['公開範囲の設定は、毎月、責任者が点検します。', 'configuration-review'],
  ['マクロの実行を禁止する設定に変更しました。', 'configuration-review'],
  ['紙のファイルの持ち出しをやめ、荷物を必ず携行します。', 'process'],
  ['個人情報の取扱いを委託している全ての事業者について、実地検査を行います。', 'contractor-oversight'],
  ['受付業務の委託先を2024年3月までに変更いたします。', 'contract-change'],
  ['同社への委託は取り止め、今後は社内で発送を行います。', 'contract-change'],
  ['受託者との契約は、7月31日をもって解除しました。', 'contract-change'],
  ['来年度以降の契約の在り方を見直す。', 'contract-change'],
  ['本装置は廃棄し、今後は利用いたしません。', 'system-replacement'],
  ['セキュリティ対策の強化に努めてまいります。', ''],
  ['今後、再発防止に努めてまいります。', ''],
  ['情報管理体制の強化に取り組んでまいります。', ''],
]

describe('prevention', () => {
  it.each(cases)('%s → %s', (words, value) => {
    const found = readRelease(`${head}・${words}\n`).prevention
    const values = found.map((fact) => fact.value)
    if (value === '') expect(values).toEqual([])
    else expect(values).toContain(value)
  })

  it('stays silent where the release speaks of causes', () => {
    const text =
      '株式会社例\n個人情報の漏えいについて\n3 原因\n手順書がなく、二人での確認を行っていませんでした。研修も行っていませんでした。'
    expect(readRelease(text).prevention).toEqual([])
  })

  it('hears a sentence about what is to come after a list of data, and an answer', () => {
    const letter =
      '株式会社例\n個人情報の漏えいについて\n漏えいした情報\n・氏名\n・住所\n今後は、送信前に2名で宛先を確認します。'
    expect(readRelease(letter).prevention.map(({ value }) => value)).toEqual(['process'])
    const answer =
      '青葉台市\n個人情報の紛失について\n名簿を紛失しました。\nよくある御質問\n問1 続けますか。\n答 続けます。9月に全委員に研修を行います。'
    expect(readRelease(answer).prevention.map(({ value }) => value)).toEqual(['training'])
  })

  it('takes an order to a contractor for oversight', () => {
    const text =
      '青葉台市\n個人情報の漏えいについて\n業務を委託している株式会社ミナトの社員が書類を紛失しました。\n4 市の対応\n株式会社ミナトに対し、原因の究明を命じました。'
    expect(readRelease(text).prevention.map(({ value }) => value)).toEqual(['contractor-oversight'])
  })
})
