import type { Language } from '../casebook/vocabulary.js'

/**
 * Which of the site's languages an `Accept-Language` header would rather have (RFC 9110, 12.5.4). Japanese where it
 * says nothing of either: the releases are Japanese.
 *
 * @example preferredLanguage('en-GB,en;q=0.9,ja;q=0.5') // 'en'
 */
export const preferredLanguage = (header: string | undefined): Language => {
  const weights: Record<Language, number> = { ja: 0, en: 0 }
  for (const part of (header ?? '').slice(0, 1000).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((v) => v !== undefined)
    const weight = q === undefined ? 1 : Number(q)
    const primary = tag.trim().split('-')[0]
    if (primary === 'ja' || primary === 'en') weights[primary] = Math.max(weights[primary], weight || 0)
  }
  return weights.en > weights.ja ? 'en' : 'ja'
}
