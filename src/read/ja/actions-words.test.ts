import { expect, it } from 'vitest'
import { readRelease } from '../index.js'

const head =
  '2024年5月1日\n株式会社アオゾラ\n個人情報の取扱いについて\nこのたび、お客様の個人情報について次の事案がありましたのでお知らせします。\n'

/** What happened, in everyday words, and what did not. */
const cases: readonly (readonly [text: string, values: string])[] = [
  ['申込フォームで、先に申し込んだ方のお名前が見えてしまう設定になっていました。', 'misconfiguration publishing-error'],
  [
    '退職者の残存アカウント（パスワードは過去に他社サービスから漏えいしたものと同一）を用いたログインがありました。',
    'credential-attack unauthorized-access',
  ],
  ['ランサムウェア等のマルウェアの実行や、データの暗号化は確認されておりません。', ''],
  ['一部のお客様の画面に、別のお客様の申請データが表示される事象が発生しました。', 'publishing-error'],
  [
    'パスワードは簡易なもので、機械的に試されて突き止められたものと考えています。',
    'credential-attack unauthorized-access',
  ],
  ['現時点でアカウントの乗っ取り等の不正利用は確認していません。', ''],
  ['教員が入力する様子を見て、パスワードを推測したものです。', 'credential-attack unauthorized-access'],
  [
    '入力支援サービスのプログラムが改ざんされ、お客様のクレジットカード情報が外部に送信されていた可能性があります。',
    'skimming unauthorized-access',
  ],
  [
    'パスワードは、他のサービスから漏えいした一覧に含まれていたことを確認しています。',
    'credential-attack unauthorized-access',
  ],
  ['捜査関係書類を一時紛失する事案が発生しました。', 'loss'],
  ['待合の大型画面に、番号のほか、届出人の氏名が表示されました。', 'publishing-error'],
  ['校長のみが端末で閲覧できるようにいたします。', ''],
  ['暗号資産を採掘するプログラムがサーバーに設置されました。', 'malware'],
  ['保守用アカウントのパスワードが盗み取られ、悪用されたことによるものです。', 'credential-attack unauthorized-access'],
  ['応募者の情報がインターネット上で公開されている事実は確認されていません。', ''],
  ['応募者の個人情報が、インターネット上で第三者に閲覧される状態となっていました。', 'publishing-error'],
  [
    'URLを知っていればインターネット上の誰からでも参照できる設定になっていました。',
    'misconfiguration publishing-error',
  ],
  ['元行員が、在職中にお客さまの情報を無断で書き写し、社外の第三者に渡していました。', 'insider'],
  ['パソコンがウイルスに感染することはないことを確認しております。', ''],
  ['漏えいした可能性のある情報が公開されたり、不正に使われたりした事実は把握していません。', ''],
  ['サーバーへの侵入の痕跡はありませんでした。', ''],
  ['拡張機能に弱点があり、そこから侵入されました。', 'unauthorized-access vulnerability'],
  ['サーバーに何者かが侵入し、データが持ち出されました。', 'unauthorized-access'],
  ['外部から不正に操作された形跡が見つかりました。', 'unauthorized-access'],
  ['第三者が管理画面にログインし、会員情報を閲覧していました。', 'unauthorized-access'],
  ['社内のファイルが暗号化され、身代金を要求する文書が残されていました。', 'ransomware'],
  ['パソコンがエモテットに感染しました。', 'malware'],
  ['添付ファイルを開いたところ、パソコンがウイルスに感染しました。', 'malware'],
  ['VPN装置の欠陥を悪用され、社内に侵入されました。', 'unauthorized-access vulnerability'],
  ['偽のログイン画面にIDとパスワードを入力してしまいました。', 'phishing'],
  ['警告画面に表示された番号に電話し、指示に従って遠隔操作ソフトを入れてしまいました。', 'phishing'],
  ['宅配業者を装ったSMSのリンクを開き、暗証番号を入力してしまいました。', 'phishing'],
  ['当社のアカウントから大量の迷惑メールが送信されました。', 'spoofed-mail'],
  ['当社社員の名をかたる不審なメールが取引先に送られています。', 'spoofed-mail'],
  ['ホームページが第三者により書き換えられ、別のサイトに移るようになっていました。', 'defacement'],
  ['通販サイトの決済画面が改ざんされ、カード情報が盗まれました。', 'skimming unauthorized-access'],
  ['他社から流出したIDとパスワードを使った不正ログインがありました。', 'credential-attack unauthorized-access'],
  ['機械的にパスワードを試す攻撃を受けました。', 'credential-attack unauthorized-access'],
  ['元社員が退職の際に顧客名簿を持ち出していました。', 'insider'],
  ['職員が業務に関係なく知人の住民情報を閲覧していました。', 'insider'],
  ['派遣社員が顧客のカード番号を書き写し、私的に買い物をしていました。', 'insider'],
  ['別の方の検査結果をお渡ししてしまいました。', 'misdelivery'],
  ['通知書を誤って隣の家に配達しました。', 'misdelivery'],
  ['メールの宛先を誤り、関係のない方に送信しました。', 'misdelivery'],
  ['封筒に他の世帯の書類が入っていました。', 'misdelivery'],
  ['FAXの番号を押し間違え、個人宅に送信しました。', 'misdelivery'],
  ['一斉メールで受信者全員のアドレスが見える状態で送信しました。', 'misdelivery'],
  ['個人情報を含むファイルを誤ってホームページに載せてしまいました。', 'publishing-error'],
  ['応募者の一覧が、検索すると誰でも見られる状態でした。', 'publishing-error'],
  ['黒塗りの処理が不十分で、氏名が読み取れる状態でした。', 'publishing-error'],
  ['名簿をごみ集積所に置いたため、通行人の目に触れました。', 'publishing-error'],
  ['フォームの設定を誤り、回答者同士の回答が見える状態になっていました。', 'misconfiguration publishing-error'],
  ['クラウドの保管領域が、誰でもアクセスできる設定になっていました。', 'misconfiguration publishing-error'],
  ['児童の名簿を入れたUSBメモリーを紛失しました。', 'loss'],
  ['調査票をどこかに置き忘れました。', 'loss'],
  ['電車内に書類の入ったかばんを置き忘れました。', 'loss'],
  ['保管していた申込書10件の所在が分からなくなっています。', 'loss'],
  ['保存期間中の帳簿を誤って捨ててしまいました。', 'disposal-error'],
  ['カルテを誤って廃棄した可能性が高いことが分かりました。', 'disposal-error'],
  ['車の窓を割られ、車内のかばんを盗まれました。', 'theft'],
  ['事務所に泥棒が入り、パソコン2台が盗まれました。', 'theft'],
  ['自転車の前かごからかばんをひったくられました。', 'theft'],
  ['大量のアクセスが集中する攻撃を受け、サイトが見られなくなりました。', 'dos'],
  ['プログラムの誤りにより、別の会員の情報が表示されました。', 'publishing-error system-failure'],
  ['システムの更新時の不具合により、他人の明細が印字されました。', 'misdelivery system-failure'],
  ['印刷会社の機械の故障により、宛名と中身がずれて封入されました。', 'misdelivery system-failure'],
  ['再発防止のため、ウイルス対策ソフトを導入します。', ''],
  ['紛失した場合は速やかに連絡することを徹底します。', ''],
  ['なお、不正アクセスの可能性はありません。', ''],
  ['外部への流出や紛失の事実はありません。', ''],
  ['クレジットカードを紛失された方は下記までご連絡ください。', ''],
]

it.each(cases)('%s → %s', (text, values) => {
  const found = readRelease(`${head}${text}\n`).actions
  expect(
    found
      .map(({ value }) => value)
      .sort()
      .join(' '),
  ).toBe(values)
})
