import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The line of business an organisation's name shows: the label 業種:自治体. */
export interface Sector {
  /** Japanese name, the value of the label. */
  readonly key: string
  readonly en: string
}

const sectorsSchema = z.strictObject({
  sectors: z.array(
    z.strictObject({
      key: z.string().min(1),
      en: z.string().min(1),
      ends: z.array(z.string().min(1)),
      contains: z.array(z.string().min(1)),
    }),
  ),
})

const rules = sectorsSchema.parse(JSON.parse(readFileSync(new URL('./sectors.json', import.meta.url), 'utf8'))).sectors

/** Every sector, in order of precedence. */
export const sectors: readonly Sector[] = rules.map(({ key, en }) => ({ key, en }))

const legalForms = /株式会社|有限会社|合同会社|合資会社|合名会社|\((?:株|有|同)\)|\s+/gu

/**
 * The sector an organisation's name shows, or undefined where it shows none (a brand name).
 * How a name ends says more than what stands inside it (「教育放送大学」 is a university), and the longest
 * ending wins; among equals the order of `sectors.json` decides.
 *
 * @example
 * sectorOf('千葉市')?.key         // '自治体'
 * sectorOf('株式会社さくら銀行')?.en // 'finance'
 */
export const sectorOf = (organisationName: string): Sector | undefined => {
  const full = organisationName.normalize('NFKC')
  const bare = full.replace(legalForms, '')
  const company = /会社|\((?:株|有|同)\)/u.test(full)
  let best: { sector: Sector; length: number } | undefined
  for (const { key, en, ends } of rules) {
    for (const ending of ends) {
      // One character (市, 会, 組) ends a company's name by chance: 株式会社朝市 is no municipality.
      if (!bare.endsWith(ending) || bare === ending || (company && ending.length === 1)) continue
      if (best === undefined || ending.length > best.length) best = { sector: { key, en }, length: ending.length }
    }
  }
  if (best !== undefined && best.length > 1) return best.sector
  for (const { key, en, contains } of rules) {
    if (contains.some((part) => full.includes(part))) return { key, en }
  }
  return best?.sector
}
