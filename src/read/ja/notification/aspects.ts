import { matchesOf } from '../text/matches.js'

/** How a telling stands in time: it was done, it stands done or goes on (お知らせしています), it goes on, it is to come, it is being
prepared. */
export type Aspect = 'past' | 'state' | 'going' | 'future' | 'preparing'

/** What may stand after the verb that closes a clause. */
const close =
  '(?:もの(?:です|である|でございます|と[^、。]{0,6})?|ところ(?:です|である|であります|であり|でございます|でございまして|で)?|こと|状況(?:です|である|でございます)?|が|ので|ため|ほか|次第です)?$'
export const pastEnd = new RegExp(
  `(?:[いきしちりっんえけせてねべめれげ得出見来寝][ただ]|済(?:み|んで)(?:です|である|であり|で|の)?)${close}`,
)
export const stateEnd = new RegExp(
  `(?:[てで](?:おり|い|いただいており|もらってい|まいっており)(?:ます|る)?|中(?:です|である|であります|であり|でございます|で)?)${close}`,
)
export const futureEnd =
  /(?:ます|予定(?:です|である|であり|で|でおります|としております)?|計画(?:です|である)|見通し(?:です|である)|する|行う|いく|まいる|参る|検討|つもり(?:です)?|所存(?:です|である|でございます)?|考え(?:です|である)|伺う|(?:試み|努め|図|設け|務め|申し上げ|差し上げ|送|届け|伝え|渡|知らせ|進め|続け)る)(?:もの(?:です|である))?(?:が|ので|ため|ほか)?$/
export const gradually = /順次|順に|順番に|随時|逐次|優先(?:的に|して)(?=[^。]{0,30}(?:て(?:おり|い)|進め))/
const preparing =
  /(?:相談|協議|調整)(?:中|して)|準備(?:を|に|し(?!次第)|中|が(?!整|でき))|検討(?:して|中|を)|作成(?:して|中)|手配(?:を|し|中)|用意(?:を|し(?!次第)|中)|支度|段取り|手はず|する手続き?(?:を|中)/
export const begins = /開始(?:し|いた|を|する)|始め(?:て|まし|た)|着手|に入(?:って|り)/
const goesOn = /進めて|続けて|試みて|努めて|当たって|行っているところ|継続|急いで|(?:目指|めざ)して/
export const ordered =
  /(?:連絡|通知|説明|謝罪|お詫び|送付|お?知らせ)(?!(?:を)?(?:くださ|下さ|いただ))[^、。]{0,12}よう(?:に)?[^。]{0,16}(?:指示|求め|依頼|要請|お願い|申し入れ)|[者方人様員徒童客生]への?(?:個別の)?ご?(?:連絡|通知|説明|お?知らせ)(?:は|について|につきまして)[^。]{0,20}(?:社|様|さま|さん|先|元|体|校|店|町村|企業)(?:に|へ)お願い(?:し|いたし)(?:て|まし)|(?:連絡|通知|説明|謝罪|送付)を[^、。]{0,6}(?:指示|要請|依頼|求め)|[者方人様員徒童客生]への?(?:個別の)?ご?(?:連絡|通知|説明|お?知らせ)をお願い(?:し|いたし)(?:た|まし|て(?:い|お))/
export const ofDay =
  /[0-9]日(?!間)|[0-9]{1,2}\/[0-9]{1,2}(?![0-9人件名])|同日|当日|翌日|翌朝|その日|即日|本日|昨日|今朝|直ちに|ただちに|すぐに|すでに|既に|先日|付け?で|までに|うちに|全員|すべて|全て|全件|全戸|全家庭|一斉/
export const fromDay =
  /(?:[0-9]日|[0-9][./][0-9]{1,2})(?:\([^()]{1,3}\))?~(?! ?[0-9翌同])|(?:[0-9]日|[0-9]月|上旬|中旬|下旬|初め|末|本日|同日|翌日|昨日|先週|今週|来週|曜日\)?|\))(?: ?[0-9:時分]{0,6})?(?:以降)?(?:から|より|以降)(?!の(?:連絡|電話|申|報告|相談|問))/
const byDay = /[0-9]日(?:\([^()]{1,3}\))?までに/
export const toDay = /(?:から|より|~)[^。]{0,20}(?:まで|にかけて|[0-9]日(?:に|、))/

export const stillGoing = /引き続き|引続き|継続して/

/** Ends of clauses after which another deed begins. */
const seam =
  /(?:[しりいきちみびぎえけせてねめれべ]|[てで]|ほか|ともに|うえ|上|のち|後|が|ので|ため|ところ)、|(?<=[にへでし者様方員名人客徒護に][^、。]{0,16})(?:連絡|通知|謝罪|お詫び|説明|送付|発送|郵送|訪問)、(?=[^、。]{1,24}(?:に|へ))/g

export const clausesOf = (words: string): string[] => {
  const clauses: string[] = []
  let from = 0
  for (const { index, 0: end } of matchesOf(seam, words)) {
    clauses.push(words.slice(from, index + end.length))
    from = index + end.length
  }
  clauses.push(words.slice(from))
  return clauses
}

/** A clause without the signs that close it. */
export const closed = (clause: string): string => {
  let end = clause.length
  while (end > 0 && '。、」) '.includes(clause.charAt(end - 1))) end--
  return clause.slice(0, end)
}

/** 「お知らせいたしましたことを申し添えます」 */
const added = /(?:こと|旨)を(?:申し添え|書き添え|(?:ご?報告|お伝え)(?:いた|申し上げ)?し?)ます$/
/** 「月内に送ると聞いております」 */
const heardOf = /(?:[るうすくつむぶ]|予定だ?)と(?:聞いて|伺って|うかがって)(?:おり|い)(?:ます|る)$/

/** How a clause stands in time by the verb it ends in, or undefined for one that only goes on (連絡し、). */
export const aspectOf = (whole: string, said: string): Aspect | undefined => {
  if (/\([^()]{0,30}(?:済み?|完了)\)/.test(whole) && !(fromDay.test(said) && !toDay.test(said))) return 'past'
  const clause = whole.replace(/\([^()]{0,40}\)/g, '')
  const end = closed(clause).replace(added, '').slice(-24)
  if (ordered.test(clause) || heardOf.test(end)) return 'future'
  if (preparing.test(end) && !/(?:発送|送付)し|済|(?<!の)次第|整い/.test(end)) return 'preparing'
  if (
    /(?:(?:終え|完了し|終了し|済ませ)(?!た?(?:ら|後|のち|段階|時点|うえ|上で|場合))|済(?:み|んで)(?!の[^。、]{1,14}(?:に|へ|は)))/.test(
      end,
    ) &&
    !/(?:見込|予定|計画|目標|めど|目途|つもり|見通し|(?<!の)次第(?!で[すあご]|を)|たら)/.test(end)
  )
    return 'past'
  if (
    /予定|見込|見通し|計画(?:です|であ|$)|(?<!の)次第(?!で[すあご]|を)|こととし|ことに[しな]|方針|(?:つもり|所存|考え)で(?:おり|い)/.test(
      end,
    )
  )
    return goesOn.test(clause) || begins.test(clause) ? 'going' : 'future'
  if (stateEnd.test(end)) {
    if (byDay.test(said) && !stillGoing.test(said)) return 'past'
    if (
      goesOn.test(end) ||
      begins.test(end) ||
      gradually.test(clause) ||
      /ところ|から順|中(?:です|であ|でござ|で|$)/.test(end)
    )
      return 'going'
    return fromDay.test(said) && !toDay.test(said) ? 'going' : ofDay.test(said) || toDay.test(said) ? 'past' : 'state'
  }
  if (pastEnd.test(end)) return begins.test(end) ? 'going' : 'past'
  if (futureEnd.test(end)) return begins.test(end) ? 'going' : 'future'
  return undefined
}
