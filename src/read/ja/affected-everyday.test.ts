import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

const heads = {
  letter: '通知書の誤送付について\n青空市\n',
  setting: '設定の誤りについて\n青空大学\n',
  insider: '職員による不正な閲覧について\n青空市\n',
  intrusion: '不正アクセスについて\n株式会社アオゾラ\n会員情報が流出しました。\n',
  loss: '書類の紛失について\n青空市\n',
} as const

type Row = readonly [head: keyof typeof heads, text: string, affected: string]
const table = (name: string, rows: readonly Row[]): void => {
  describe(name, () => {
    it.each(rows)('%s: %s', (head, text, affected) => {
      const found = readRelease(`${heads[head]}${text}\n`).affected.map(({ count, unit }) => `${count} ${unit}`)
      expect(found.sort()).toEqual(affected === '' ? [] : affected.split(', ').sort())
    })
  })
}

table('letters that went astray', [
  [
    'letter',
    '7月25日に発送した資格確認書1,086通のうち14通について、封筒の宛名と異なる方の資格確認書を封入し、発送した。',
    '14 records',
  ],
  ['letter', '封入誤りのあった通知 46通(うち開封が確認されたもの 17通)', '46 records, 17 records'],
  ['letter', '送信されたメールは312通で、そのうち表示が入れ替わったものは58通である。', '58 records'],
  ['letter', '納税通知書2,310通を発送したところ、9通に他の世帯の通知書が同封されていた。', '9 records'],
  ['letter', '当初送付した案内 1,206通\n誤って他人の書類を入れたもの 46通', '46 records'],
  ['letter', '正しい通知書46通を再発送した。', ''],
  ['letter', 'お詫びの文書312通を郵送した。', ''],
  ['letter', '発送総数 1,206通', ''],
  ['letter', '46通のうち43通を回収した。残る3通は訪問を続けている。', ''],
])

table('who is none of the affected', [
  ['setting', '記録を調べたところ、生徒四名が資料を開いていたことを確かめております。', ''],
  ['intrusion', '残る契約者1,240名の情報については、閲覧された記録はありません。', ''],
  ['intrusion', 'それ以外の会員17名の情報は別のデータベースにあり、流出しておりません。', ''],
  ['insider', '対象となった職員は窓口係の主事1名(以下「当該職員」という。)である。', ''],
  ['intrusion', '2名の承認がなければ公開できない手順に改めた。', ''],
  ['intrusion', '全乗務員74名に再教育を行いました。', ''],
  ['intrusion', '営業所の社員120名を対象に研修を実施しました。', ''],
  ['intrusion', '全教職員1,140名が訓練に参加した。', ''],
  ['intrusion', '情報を集めるため、関係者31名に聞き取りを行った。', ''],
  [
    'intrusion',
    'このアカウントから国内外の約9,600件のアドレスに、件名を「請求書」とする迷惑メールが送られました。',
    '',
  ],
  ['intrusion', '偽の画面に番号を入れてしまったという方が1名いらっしゃいました。', ''],
  ['intrusion', 'メールが届かなかった約1,200件は、本ページでお知らせします。', ''],
  ['intrusion', '配信できなかった312名の方には郵便でお送りしました。', ''],
  ['intrusion', '3件とも個人情報保護委員会へ報告した。', ''],
  ['letter', '市内の事業者4社に送信すべきところ、送信先を農業資材の販売店4社とし、一覧を誤って添付した。', ''],
  ['letter', '誤送信先 市内の水産加工業者 1社', ''],
  ['intrusion', '2つの施設で端末を点検しました。', ''],
  ['intrusion', '全国12の支店で確認しました。', ''],
  ['loss', '目視で一件ずつ確かめる必要がありました。', ''],
])

table('who is one of the affected', [
  [
    'setting',
    '学生214名の成績が学内の全員に公開されていた。①のファイルを学生11名が、②を教員2名が開いていた。',
    '214 people',
  ],
  [
    'setting',
    'この間に画面を開かれた方は3,940名で、うち別の方の情報が表示された可能性のある方は572名です。',
    '572 people',
  ],
  ['setting', '86名の報告書のうち3名の報告書が外部から閲覧されていた。', '86 people, 3 people'],
  ['intrusion', '会員17名の情報については、流出の可能性を否定できません。', '17 people'],
  ['insider', '市民58人の税の記録を閲覧していた。', '58 people'],
  ['insider', '応募者1名に私的な連絡をしていた。', '1 people'],
  ['intrusion', '当社の社員84名分の氏名、社員番号が含まれます。', '84 people'],
  ['letter', '漏えいした情報 寄附者132件', '132 records'],
  ['intrusion', '同じカートを使う21ショップ、11,830件が対象とのことです。', '21 organizations, 11830 records'],
  [
    'intrusion',
    '同社は世界約320の学会、利用者約110万人の情報が影響を受けたとしています。',
    '320 organizations, 1100000 people',
  ],
  [
    'intrusion',
    '全国の約2,300の園や学校、約31万6千人の会員が対象となっています。',
    '2300 organizations, 316000 people',
  ],
  ['intrusion', '他の3大学の資料請求者、約1万2千名分の情報も流出しました。', '3 organizations, 12000 people'],
  ['intrusion', '流出が確かめられたのは当協会を含む21団体である。', '21 organizations'],
  ['intrusion', '3施設、延べ412名分の情報が流出しました。', '3 organizations, 412 people'],
  [
    'letter',
    '個人のお客さま17先、法人のお客さま7先の残高証明書を取り違えて送付しました。',
    '17 people, 7 organizations',
  ],
  ['intrusion', '不正ログインされたアカウントのうち27件で、ポイントの不正利用が確認されました。', '27 accounts'],
  [
    'intrusion',
    '県営住宅12団地の入居名義人3,874人のうち、口座振替を利用している2,960人の情報が流出しました。',
    '2960 people',
  ],
  [
    'intrusion',
    '上記の時間にご応募いただいた方、および前回(7月5日)の企画にご応募いただいた方 あわせて1,094人の情報が流出しました。',
    '1094 people',
  ],
  ['loss', '健診結果を記録したCD-R1枚を紛失した。', '1 files'],
  ['loss', '製品の図面312枚を紛失した。', '312 files'],
])
