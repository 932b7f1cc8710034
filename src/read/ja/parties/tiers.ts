import { groupBy } from '../../../casebook/group-by.js'
import type { OrganisationMention, Reading } from '../../reading.js'
import { ourselves } from '../organisations/self.js'
import { buildTrie } from '../patterns/trie.js'
import { sentenceAt } from '../zones.js'
import { asSubject } from './layout-roles.js'
import { askedAfterwards, gives, handsWork, iru, takes, usesNext } from './work-words.js'

/** An organisation with all places where the text speaks of it. */
export interface Named {
  readonly name: string
  readonly bare: string
  readonly mentions: OrganisationMention[]
}

/** Between a contractor's name, or its short form in the bracket after it, and what is said of it. */
const afterName = '(?:」[^「」()]{0,8}\\))?(?:社|様)?(?:\\([^()]{0,60}\\))?'

/** What the contractor does for which it has somebody of its own: it gives out work. */
const givesOut = new RegExp(
  `^${afterName}(?:が|は)、?[^。]{0,50}(?:${gives}|預け(?:て${iru}|た)|(?:回|手配|出|流)し(?:て${iru}|た)|(?:下請け?|外注先|協力会社)として(?:使|用い|起用し)[^。、]{0,2}て${iru}|契約(?:する|した|して${iru})|雇(?:う|った|って${iru})|(?:サーバー?|回線|機器|設備|倉庫|システム)を(?:借り|契約し|利用し)て${iru})(?:先である|先の|業者である|[^。、はがをに]{2,10}(?:会社|業者|事業者)(?:の|である|、|\\())?$`,
)
/** 「X社から、封入を頼んでいたYにおいて…との連絡」: who passes on the word had given the work. */
const givesOutAsTold = new RegExp(`^${afterName}(?:から|より)、[^。、がは]{0,40}${gives}(?:先である|先の)?$`)
/** 「X社より、システムの保守を担当する会社(Y)の端末が…との報告」 */
const worksAsTold = new RegExp(
  `^${afterName}(?:から|より)、(?:(?!${ourselves})[^。、がは]){0,40}(?:を|に)(?:担当(?:する|して${iru})|担(?:う|って${iru})|行(?:う|って${iru})|請け?負(?:う|った|って${iru}))(?:会社|業者|事業者|企業)?(?:である|の|\\()?$`,
)
/** 「X社に、Y社から派遣されていた」「同社の業務に派遣元のY社から派遣されて」 */
const staffedFrom =
  /^(?:社|様)?(?:の[^。、はが]{0,12})?(?:に|へ|で)(?:は)?、?(?:(?:人材)?派遣(?:元|会社)(?:である|の))?$/
const isStaffedFrom = /^(?:社)?(?:から|より)[^。、]{0,8}(?:派遣|出向)(?:され|して|し)/
/** 「X社がY社から借り受けていた」 */
const hasFrom = /^(?:社|様)?(?:が|は)、?[^。、はが]{0,12}$/
const isHadFrom = /^(?:社)?(?:から|より)[^。、はが]{0,6}(?:借り|購入|調達|レンタル|リース)/
const isTold = /との?(?:報告|連絡|説明|申し出|通報|知らせ|通知|申告)/
/** 「受託者から業務の一部を請け負った」「受託者の協力会社である」「同社のサーバー運用を担う」「X社と、その下請けの」 */
const takesOn = new RegExp(
  `^${afterName}\\)?(?:${[
    `(?:から|より)[^。]{0,40}(?:${takes}|(?:委託|依頼)を受け[^。、]{0,8})`,
    'の(?:、?(?:さらに|また)?その)?(?:業務)?(?:(?:再)?委託|外注|発注|依頼)先(?:である|の|、)?',
    'の(?:協力|下請け?)(?:会社|企業|業者|事業者|先)?(?:である|にあたる|に当たる|の|、|\\(|として[^。、]{0,14})?',
    '(?:の|から)(?:さらに|また|その)(?:先|下)(?:の|で[^。、はが]{0,12})',
    '(?:の下|の指示|の指揮|の依頼|の紹介)で[^。、はが]{0,14}(?:する|した|して(?:いる|いた)|働(?:く|いて(?:いる|いた)))',
    '(?:に|から)雇われ(?:て(?:いる|いた)|た)',
    'の[^。、]{0,24}(?:を|に)(?:担(?:う|った|っている|っていた)|担当(?:する|した|している|していた)|行(?:う|った|っている|っていた)|請け?負(?:う|った|っている)|受託(?:する|した|している)|手がけ(?:る|た|ている)|あた(?:る|った|っている)|(?:保守|運用|管理|開発|構築|提供|設定)(?:する|した|して(?:いる|いた|おります)))',
    '(?:によると|によれば|の説明では)、[^。、はが]{0,24}(?:を|に)(?:担(?:う|った|っている)|担当(?:する|した|している)|行(?:う|った|っている)|請け?負(?:う|った|っている))',
    '(?:に|へ)(?:スタッフ|社員|人材|要員|作業員|オペレーター|技術者|人員)を(?:派遣|出向|供給)(?:する|した|している|していた)',
    '(?:に|へ)(?:スタッフ|社員|人材|要員|作業員|オペレーター|技術者|人員)を送(?:る|った|り込んだ|っている|っていた)',
    'と(?:取引|契約)(?:のある|がある|関係にある|する|し(?:た|て(?:いる|いた)))[^。、]{0,8}',
    '(?:ではなく、?|と|、|及び|および|並びに|ならびに)、?(?:その|同社の|同法人の)(?:業務の?)?(?:再?委託先|再受託者|下請け?[^。、]{0,4}|協力会社|委託を受け[^。、]{0,16}|依頼を受け[^。、]{0,16})(?:である|の)?',
  ].join('|')})(?:(?:会社|業者|事業者|企業|先)\\))?$`,
)
/** 「委託先のX社は、配送をY社に任せていました」「X社は印刷をY社に、…」「X社が、配送を担当するY社に荷物を引き渡した」 */
const hasWorkDone = /^(?:社|様)?(?:は|が)、?[^。]{0,40}(?:を|する|う|、|ている|さらに|別に|別途|その一部を|一部を)$/
const isHanded = new RegExp(
  `^(?:様)?(?:に|へ)、?(?:[^。、]{0,16}(?:を)?)?(?:${handsWork}|引き?渡し|手渡し|預け)|^(?:様)?(?:に|へ)、(?:[^。、]{1,20}は|[^。]{2,40}(?:に|へ)、?(?:それぞれ)?(?:${handsWork}))`,
)
/** 「X社は、封入をY社に依頼した」, and not 「削除をY社に依頼した」 */
const isAsked =
  /^(?:様)?(?:に|へ)[^。、]{0,8}(?:依頼|手配|発注)(?:し|する)|^(?:様)?(?:に|へ)(?:[^。、]{0,12}を)?(?:回|流|出)し/
const askedAfter = new RegExp(`${askedAfterwards}(?:等|など)?を$`)
/** 「同社は、Y社のデータセンターを利用しており」 */
const isSubject = /^(?:社|様)?(?:\([^()]{0,60}\))?(?:は|が|では|において)、?[^。、]{0,20}$/
const itsThingUsed = /^(?:社)?の[^。、「]{0,24}(?:を|上で?)(?:(?:利用|使用|採用|導入)し|借り|用い|使っ)(?:て|、)/
const usesItself = new RegExp(`^(?:社)?(?:が|の)、?(?:[^。、はが]{0,12}(?:に|で))?${usesNext}$`)
/** 「X社が使うクラウドをY社が運用しており」 */
const usesThing = new RegExp(
  `^${afterName}(?:が|の)、?(?:[^。、はが]{0,12}(?:に|で))?${usesNext}[^。、はがを]{0,20}(?:を|は)、?$`,
)
const keepsIt = /^(?:社)?が[^。、]{0,8}(?:運用|管理|保守|提供|開発|構築|担|受け持)/
/**
 * 「同社が利用するシステムの運用保守を担う」「同社が使うシステムの開発元である」: the work is for the contractor, whatever it is
 * called; who offers 「マドカ」 or a クラウドサービス offers it to many.
 */
const worksOnItsThing = new RegExp(
  `^${afterName}(?:が|の)、?(?:[^。、はが]{0,16}(?:に|で))?(?:${usesNext}|管理(?:する|して${iru}))(?:[^。、「」]{0,20}(?<!サービス|クラウド)の(?:提供|開発|製造|販売|保守)(?:元|会社|業者|事業者)(?:である|の|、)?|[^。、]{0,30}(?:を|に)(?:担(?:う|った|って${iru})|(?:担当|受託|提供|開発|保守|構築|納入|販売|運営)(?:する|した|して${iru})|納め(?:る|た|て${iru})|請け?負(?:う|った|って${iru})|行(?:う|った|って${iru})|あた(?:る|った|って${iru}))(?:、?同社の[^。、]{0,8}会社(?:である|の))?)$`,
)
const uses =
  /(?:が|は)、?[^。]{0,50}(?:利用|使用|導入|採用|再委託|用い|使[うっ])(?:し|する|る|て)?[^。「」]{0,40}(?:提供|保守|開発|運用|運営|再委託|製)/
/** 「受託者の子会社であるY社の社員が」: whoever of the contractor's house it befell worked for the contractor. */
const kinOf = /^(?:社|様)?の(?:[^。、]{0,4}(?:子会社|孫会社)|グループ会社|関連会社|関係会社)(?:である|の|、)?$/
const didIt =
  /^(?:社|様)?(?:\([^()]{0,40}\))?(?:の[^。、はが]{0,12}(?:社員|従業員|職員|担当者|スタッフ|サーバー?|システム|ネットワーク)|において|が[^。]{0,30}(?:誤|紛失|不正|作業|担当|実施))/

/** 「実際の作業はY社が行っており」, where a contractor is named besides */
const inFact = /実際の[^。、]{1,14}は、?$/

/** What a text calls a party by in the sentence of another. */
const callingsOf = ({ name, bare, mentions }: Named): readonly string[] =>
  [
    ...new Set([name, bare, ...mentions.filter(({ refersTo }) => refersTo !== undefined).map((alias) => alias.name)]),
  ].filter((calling) => calling.length >= 2 || /^[A-H]$/.test(calling))

/** What a contractor is called by whatever its name is. */
const anyContractor = ['同社', '受託者', '委託先', '委託事業者', '受託事業者']

/** Parties that others may work for, found by what they are called: there may be thousands of both. */
export interface Above {
  readonly all: readonly Named[]
  /** What each party is called by that some words speak of; `but` is left out. */
  readonly namedIn: (words: string, but?: Named) => Iterable<readonly string[]>
}

export const makeAbove = (all: readonly Named[]): Above => {
  const callings = new Map(all.map((named) => [named, callingsOf(named)]))
  const called = [...callings].flatMap(([named, names]) => names.map((name) => ({ name, named })))
  const trie = buildTrie(groupBy(called, ({ name }) => name))
  return {
    all,
    namedIn: (words, but) => {
      const found = new Set<Named>()
      trie.visit(words, 0, words.length, (those) => {
        for (const { named } of those) if (named !== but) found.add(named)
      })
      return [...found].map((named) => callings.get(named) ?? [])
    },
  }
}

/** Where the last of a party's names ends, or -1. */
const endOfLast = (text: string, names: readonly string[]): number => {
  let end = -1
  for (const name of names) {
    const at = text.lastIndexOf(name)
    if (at >= 0 && at + name.length > end) end = at + name.length
  }
  return end
}

const forOther = new RegExp(
  `^(?:社|様)?(?:の(?:依頼|委託|指示|求め)(?:により|を受け|で)|(?:から|より)[^。]{0,30}(?:${takes}|(?:委託|依頼)を受け)|(?:に|へ)[^。、]{0,16}(?:納め|納入|提供|貸与|貸し出し)|の(?:(?!借り|利用|使用|使っ|用い)[^。、]){0,24}(?:を|に)(?:担(?:う|っ|い)|(?:担当|管理|保守|運用|受託|提供)(?:する|し)|請け?負|行(?:う|っ|い)|あた(?:る|っ|り)))`,
)
/** 「Y社は、X社の求めで記録を解析した」 took no part in it. */
const looksInto = /(?:調査|解析|診断|鑑定|分析|復旧)(?:を|し)/
/** 「Y社は、受付システムを受託者に納め」「Y社は、X社の依頼により回線を管理する」: said of one, it has another behind it. */
const isSaidForOther = (said: string, names: readonly string[]): boolean =>
  names.some((name) => {
    const at = name === '同社' ? -1 : said.indexOf(name)
    return at > 0 && at <= 60 && !said.slice(0, at).includes('。') && forOther.test(said.slice(at + name.length))
  })

/**
 * A company that supplies or keeps up the contractor's own system, or does part of its work, is a subcontractor, though
 * the words say 提供, 保守 or 委託: the sentence has the contractor using it.
 */
export const isBelowContractor = (reading: Reading, named: Named, contractors: Above, byContract: boolean): boolean =>
  contractors.all.some((contractor) => contractor !== named) &&
  named.mentions.some((mention) => {
    const sentence = sentenceAt(reading, mention.start)
    const left = reading.text.slice(Math.max(sentence.start, mention.start - 120), mention.start).replace(/[「『]$/, '')
    const right = reading.text
      .slice(mention.end, Math.min(sentence.end, mention.end + 120))
      .replace(/^[」』](?:という[^。、「」はがを]{2,12}(?=[にへがのはでと]))?/, '')
    if (inFact.test(left) && /^(?:社)?が/.test(right)) return true
    const opens = mention.start - sentence.start <= 8
    const told = opens ? asSubject(right) : right
    const said = /^(?:社)?は/.test(told) && !looksInto.test(told) ? told : undefined
    for (const calling of [anyContractor, ...contractors.namedIn(`${left}\n${said ?? ''}`, named)]) {
      const at = endOfLast(left, calling)
      if (at >= 0 && (worksBelow(left.slice(at), right, byContract) || passesOn(left, at, right))) return true
      if (said !== undefined && isSaidForOther(said, calling)) return true
    }
    return false
  })

/** 「市内の配達は、同社がY社に出しております」 */
const passesOn = (left: string, at: number, right: string): boolean =>
  /^(?:社)?が、?$/.test(left.slice(at)) && /は、?[^。、はがを]{1,24}$/.test(left.slice(0, at)) && isHanded.test(right)

/** Do the words between the contractor's name and another's, and those after it, have the other work for the contractor? */
const worksBelow = (between: string, right: string, byContract: boolean): boolean => {
  if (
    /^(?:社|様)?(?:が|は)、?[^。]{0,50}$/.test(between) &&
    /^(?:様)?(?:に|へ)(?:、それぞれ)?[^。、]{0,16}(?:再)?委託/.test(right)
  )
    return true
  if (hasWorkDone.test(between) && (isHanded.test(right) || (isAsked.test(right) && !askedAfter.test(between))))
    return true
  if ((givesOutAsTold.test(between) || worksAsTold.test(between)) && isTold.test(right)) return true
  if (staffedFrom.test(between) && isStaffedFrom.test(right)) return true
  if (hasFrom.test(between) && isHadFrom.test(right)) return true
  // 「X社がY社から派遣を受けていた」
  if (
    /^(?:社|様)?(?:が|は)、?[^。]{0,50}$/.test(between) &&
    /^(?:社)?から[^。、]{0,8}(?:派遣を受け|受け入れ)/.test(right)
  )
    return true
  if (givesOut.test(between) || takesOn.test(between)) return true
  if (
    usesItself.test(between) &&
    /^(?:社|様)?(?:の[^。、]{0,16}(?:システム|サービス|クラウド|サーバ|製品|ソフト|環境|データセンター|アプリ)|製(?![薬造作]))/.test(
      right,
    )
  )
    return true
  if (usesThing.test(between) && keepsIt.test(right)) return true
  if (isSubject.test(between) && itsThingUsed.test(right)) return true
  if (kinOf.test(between) && didIt.test(right)) return true
  if (worksOnItsThing.test(between)) return true
  if (byContract) return false
  return (
    uses.test(between) ||
    (/^(?:社)?(?:の|が)(?:利用|使用)する/.test(between) && /(?:運営|提供|運用|開発)(?:元|会社|者)?:? ?$/.test(between))
  )
}

const providersHelper = new RegExp(`^${afterName}の(?:業務)?(?:委託|外注|発注)先(?:である|の|、)?$`)
/** 「提供元のX社から、同社の委託先であるY社が」「X社が処理を外注しているY社」: who helps whoever runs a service works for that one. */
export const helpsProvider = (reading: Reading, named: Named, providers: Above): boolean =>
  named.mentions.some(({ start, end }) => {
    const sentence = sentenceAt(reading, start)
    const left = reading.text.slice(Math.max(sentence.start, start - 120), start)
    for (const calling of providers.namedIn(left)) {
      const between = left.slice(endOfLast(left, calling))
      if (givesOutAsTold.test(between) && isTold.test(reading.text.slice(end, sentence.end))) return true
      if (givesOut.test(between) || providersHelper.test(between)) return true
    }
    return false
  })
