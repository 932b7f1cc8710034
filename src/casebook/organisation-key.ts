/** Legal forms that say nothing about who is meant; schools, hospitals and public bodies keep what tells them apart elsewhere in the name. */
const legalForms =
  /株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|特定非営利活動法人|独立行政法人|地方独立行政法人|国立研究開発法人|国立大学法人|公立大学法人|学校法人|社会医療法人|医療法人社団|医療法人財団|医療法人|社会福祉法人|宗教法人|\((?:株|有|合|一社|一財|公財|公社|独|学|医|福)\)|NPO法人/gi

const corporateSuffix = /[,.\s]*\b(?:co\.?,?\s*ltd|inc|corp(?:oration)?|ltd|llc|k\.?k)\b\.?$/i

// 「カートリンク社」 is what others call 株式会社カートリンク; of 新聞社, 公社 and 「A社」 it is part of the name.
const calledCompany = /(?<=[\p{sc=Latn}\p{sc=Katakana}ー\d][\p{sc=Latn}\p{sc=Katakana}ー])社$/u

const joined = (name: string): string => name.replace(/[\s/?#%\\]+/g, '').toLowerCase()

/**
 * The key under which all ways of writing an organisation's name meet: NFKC, without legal form (or the 社 that others
 * put for it), spaces, brackets round an alias and Latin case. It is also the organisation's path segment. A name that is nothing but a legal form
 * is its own key, and a key is the key of itself: it is asked for again as a path segment.
 *
 * @example organisationKey('JCOM 株式会社') === organisationKey('Jcom株式会社') // 'jcom'
 */
export const organisationKey = (name: string): string => {
  const folded = name.normalize('NFKC').trim()
  const bare = joined(folded.replace(legalForms, '').replace(corporateSuffix, '')).replace(calledCompany, '')
  const key = bare || joined(folded)
  // Without its spaces, 株 式 会 社 is a legal form; what one suffix leaves may end in another (Corp.Ltd).
  return key === name ? key : organisationKey(key)
}

// 受託者, 外部委託会社, 本サービス: words for a part somebody plays, made of nothing else.
const partWords =
  /^(?:本|当|同|該|再|外部|業務|印刷|運営|運用|保守|開発|製造|提供|委託|受託|管理|先|元|者|事業|業|会社|企業|法人|団体|組織|サービス|システム|メーカー|ベンダー|社)+$/

/** Does a short form only say which part somebody plays (受託者), so that it names nobody outside its text? */
export const isPartWord = (name: string): boolean => partWords.test(name.normalize('NFKC').replace(/\s+/g, ''))
