import { describe, expect, it } from 'vitest'
import { builtInLexicon } from '../lexicon/lexicon.js'
import { findOrganisationMentions } from './organisations.js'

const cases: readonly (readonly [text: string, names: readonly string[]])[] = [
  [
    '株式会社NTTマーケティングアクトProCXおよびNTTビジネスソリューションズ株式会社からの',
    ['株式会社NTTマーケティングアクトProCX', 'NTTビジネスソリューションズ株式会社'],
  ],
  ['委託していた BIPROGY 株式会社のサーバー', ['BIPROGY 株式会社']],
  ['KANATA LIVING 株式会社', ['KANATA LIVING 株式会社']],
  ['委託先株式会社ミナトが', ['株式会社ミナト']],
  ['サザナミシステムズ合同会社において、', ['サザナミシステムズ合同会社']],
  ['株式会社ゆのせ物産座から', ['株式会社ゆのせ物産座']],
  ['有限会社まるひげ製菓は', ['有限会社まるひげ製菓']],
  ['(株)ソラノネ・システムズの製品', ['(株)ソラノネ・システムズ']],
  ['株式会社ウミネコ・ソフト製の装置', ['株式会社ウミネコ・ソフト']],
  ['株式会社ニシキ事務サポート様', ['株式会社ニシキ事務サポート']],
  ['地方独立行政法人霧ノ峰市民病院は', ['地方独立行政法人霧ノ峰市民病院']],
  ['医療法人社団楓汐会みずほノ丘記念病院', ['医療法人社団楓汐会みずほノ丘記念病院']],
  ['認定NPO法人こどもの帆です。', ['認定NPO法人こどもの帆']],
  ['株式会社かもめです', ['株式会社かもめ']],
  ['全国橋梁技術労働組合連合会のホームページ', ['全国橋梁技術労働組合連合会']],
  ['全国の病院協会に', []],
  ['ソラリスでんき株式会社は', ['ソラリスでんき株式会社']],
  ['委託先でさくら銀行株式会社が', ['さくら銀行株式会社']],
  ['榛の木町社会福祉協議会では', ['榛の木町社会福祉協議会']],
  ['市の木工協会へ', ['木工協会']],
  ['キャンペーン事務局(株式会社アオゾラ内)です', ['株式会社アオゾラ']],
  ['しらかば野信用組合では、', ['しらかば野信用組合']],
  ['浜名野市および県に報告しました', ['浜名野市']],
  ['栂野市教育委員会は、市立小学校の教員が', ['栂野市教育委員会']],
  ['鷺ノ原市教育委員会、白砂市も公表しています', ['鷺ノ原市教育委員会', '白砂市']],
  ['月ヶ岡市の職員', ['月ヶ岡市']],
  ['2024年3月8日株式会社ノース', ['株式会社ノース']],
  ['カゼ・ネット社が提供する', ['カゼ・ネット社']],
  // A syllable of the name that is a particle too.
  ['\n株式会社きぬや染織\nお詫び', ['株式会社きぬや染織']],
  ['株式会社つくも浦銀行に委託した', ['株式会社つくも浦銀行']],
  ['NPO法人こどもの居場所はなうた\n理事長', ['NPO法人こどもの居場所はなうた']],
  ['株式会社さくらも株式会社もみじも同様に', ['株式会社さくら', '株式会社もみじ']],
  ['株式会社はなまるとの契約について\n', ['株式会社はなまる']],
  ['株式会社青空や関係機関と', ['株式会社青空']],
  ['株式会社さくらと青空銀行に', ['株式会社さくら', '青空銀行']],
  ['株式会社さくらのサービスを', ['株式会社さくら']],
  ['一般財団法人あすなろ育英会が', ['一般財団法人あすなろ育英会']],
  ['日の出エクスプレス株式会社は', ['日の出エクスプレス株式会社']],
  ['市の教育委員会が', []],
  ['独立行政法人水文情報機構職員採用試験の', ['独立行政法人水文情報機構']],
  ['霧原流通ユニオンは', ['霧原流通ユニオン']],
  // A verb or a particle before a legal form is none of the name.
  ['アプリを作ってもらった株式会社ミナトから', ['株式会社ミナト']],
  ['処理を頼んだ株式会社ミナトと', ['株式会社ミナト']],
  ['仕組みは株式会社ミナトのもので', ['株式会社ミナト']],
  ['下請けの有限会社カモメに', ['有限会社カモメ']],
  ['株式会社ミナト社製の装置', ['株式会社ミナト']],
  ['(株式会社ミナト運営)', ['株式会社ミナト']],
  // Without a legal form, after what is done for the writer.
  ['発送をお願いしている大阪の三樹発送さんが', ['三樹発送']],
  ['制作を頼んでいる「ウェブ工房ハタ」さんに', ['ウェブ工房ハタ']],
  ['印刷を任せている福原印刷の', ['福原印刷']],
  ['お願いしているデザイン工房さん、頼んでいる印刷会社さん、お願いしている田中さん', []],
  ['委託している事務センターの職員が、廃棄を委託したハードディスクの', []],
  // A town with what it has in katakana, and offices that are none.
  ['栗橋谷市ホームページ', ['栗橋谷市']],
  ['雲母県デジタル戦略課', ['雲母県']],
  ['灘浜県教育委員会事務局高校教育課', ['灘浜県教育委員会']],
  ['東部県税事務所が', []],
  ['一部事務組合の職員', []],
  // What goes on after a syllable that is a particle too.
  ['2024年3月13日\n一般社団法人いろは坂の里観光協会\n電話', ['一般社団法人いろは坂の里観光協会']],
  ['株式会社ほくと情報印刷(以下', ['株式会社ほくと情報印刷']],
  ['生活協同組合コープやまなみ様', ['生活協同組合コープやまなみ']],
  // Who runs it and the house are one name, on one line.
  ['学校法人梅枝学園 梅枝女子中学校・高等学校', ['学校法人梅枝学園 梅枝女子中学校・高等学校']],
  ['医療法人社団 清流会\n清流会記念病院', ['医療法人社団 清流会', '清流会記念病院']],
  // Words that only look like names.
  ['当社と同社、各社の社員、会社、本市と市町村、都道府県、都市', []],
  ['A社に委託し、B社が受けた', []],
  ['株式会社が提供する、株式会社において', []],
  ['住所は柚ノ木市本町1-1です', []],
]

const find = (text: string) => findOrganisationMentions(text, builtInLexicon())

describe('findOrganisationMentions', () => {
  it.each(cases)('%s', (text, names) => {
    const found = find(text).filter(({ refersTo }) => refersTo === undefined)
    expect(found.map(({ name }) => name)).toEqual(names)
    for (const { name, start, end } of found) expect(text.slice(start, end)).toBe(name)
  })

  it('leads short forms back to the full name', () => {
    const text = '株式会社ECC(以下、ECCという。)より報告を受けた。ECCのサーバー。同社の調査。DECCAは別。'
    const short = find(text).filter(({ refersTo }) => refersTo !== undefined)
    expect(short.map(({ name, refersTo }) => [name, refersTo])).toContainEqual(['ECC', '株式会社ECC'])
    expect(short.map(({ name }) => name)).toContain('同社')
    expect(short.every(({ start }) => text.slice(start - 1, start + 4) !== 'DECCA')).toBe(true)
  })

  it.each(['ア', '株式会社', '「', '(以下', '市', '以下「', 'A社', 'の'])(
    'comes to an end with nothing but %s',
    (unit) => {
      expect(Array.isArray(find(unit.repeat(30_000)))).toBe(true)
    },
  )
})
