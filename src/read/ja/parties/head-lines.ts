import type { OrganisationMention, Reading, Span } from '../../reading.js'
import { desk, nobody, type SenderName } from './letterhead.js'

const HEAD_LINES = 8
const FOOT_LINES = 3

/** 「From: 里山の会ほたる沢 <info@…>」「差出人: "合唱団ひびき・みどり" <…>」: whatever the name is made of. */
const mail =
  /^\s{0,3}(?:From|差出人|送信者|発信者|送信元) ?: ?["'「]?([^"'「」<>@:\n]{2,40}?)["'」]? {0,2}[<(][^<>()@\s]{1,64}@[^<>()\s]{3,80}[>)]/i
/** 山田 太郎, 山田太郎: a person, or nobody that can be told from one. */
const person = /^[一-鿿々]{1,4} [一-鿿々ぁ-んァ-ヶ]{1,5}$|^[一-鿿々]{2,5}$/
const office = / (?:事務局|広報|[一-鿿ァ-ヶー]{0,10}(?:[課係室]|担当|窓口))$/

type Sender = SenderName & { readonly isWhole?: boolean }

/** Who a mail says it is from. */
export const findMailSenders = ({ text, lines }: Reading): Sender[] =>
  lines.slice(0, HEAD_LINES).flatMap(({ start, end }) => {
    const said = mail
      .exec(text.slice(start, Math.min(end, start + 200)))?.[1]
      ?.trim()
      .replace(office, '')
    if (said === undefined || nobody.test(said) || desk.test(said) || person.test(said)) return []
    const from = text.indexOf(said, start)
    return [{ name: said, span: { start: from, end: from + said.length }, late: false, isWhole: true }]
  })

/** Nobody else is named in Latin letters alone: 「© SUNRISE MART Co., Ltd.」 says no more than the name in full does. */
const japanese = /[ぁ-んァ-ヶ一-鿿]/

/** The name of a company without its legal form, alone on a line of the head or foot of a page: 「サンフジストア」. */
export const findBrandLines = ({ text, lines, organisations }: Reading): ReadonlySet<string> => {
  const names = new Set<string>()
  const places = [...lines.slice(0, HEAD_LINES), ...lines.slice(HEAD_LINES).slice(-FOOT_LINES)]
  for (const { start, end } of places) {
    const line = text.slice(start, Math.min(end, start + 60)).trim()
    const brand = organisations.find((one) => one.refersTo !== undefined && one.start >= start && one.end <= end)
    if (
      brand?.refersTo !== undefined &&
      japanese.test(brand.refersTo) &&
      line.startsWith(text.slice(brand.start, brand.end)) &&
      isBrand(line, brand)
    )
      names.add(brand.refersTo)
  }
  return names
}

/** Nothing else stands on the line, but for the name in Latin letters. */
const isBrand = (line: string, { start, end }: Span): boolean =>
  /^(?: [A-Za-z][A-Za-z &'.-]{1,30}| ?公式(?:ホームページ|サイト))?$/.test(line.slice(end - start))

const joined = /^(?:の|と|や|及び|および|・)[一-鿿ァ-ヶA-Z]|^(?:です|では|から|より|にて|の(?:事務局|皆))/

/**
 * Was the name of a body without legal form cut short where kana goes on, 「里山の会|ほたる沢」「合唱団|・みどり」, and is this the whole
 * of it? With a blank between, 「サッカークラブ ゆめみ野」, only a mail's sender is one name.
 */
export const isCut = (
  { organisations }: Reading,
  known: { readonly name: string; readonly kind: OrganisationMention['kind'] },
  { name, isWhole = false }: Sender,
): boolean => {
  if (name === known.name || !name.startsWith(known.name) || known.kind === 'municipality') return false
  if (organisations.some((one) => one.name === known.name && one.legalForm !== undefined)) return false
  const rest = name.slice(known.name.length)
  return rest.startsWith(' ') ? isWhole : /^[ぁ-ん・]/.test(rest) && !joined.test(rest)
}
