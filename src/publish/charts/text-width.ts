const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

/** How wide a character is, in ems: full width 1, Latin about 0.6 (the widest of the system fonts, so nothing overflows). */
const widthOf = (c: string): number =>
  wide.test(c) || c > '\uffff' ? 1 : /[MWmw@%]/.test(c) ? 0.92 : /[A-Z&]/.test(c) ? 0.7 : 0.6

/** About how wide a text is, in units of its font size; never less than it will be. */
export const textWidth = (text: string, fontSize: number): number =>
  [...text].reduce((sum, c) => sum + widthOf(c), 0) * fontSize

/** What must not begin a line in Japanese. */
const notFirst = /[、。，．・：；？！ー）」』】〕］｝〉》ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.)\]%]/u

/** What holds together: a figure with its commas and counter, a Latin word, or one character. */
const unit = /[\d][\d,.–-]*\p{L}?|[\w.@&'/-]+\s*|\s+|[^\s]/gu

const fill = (text: string, fontSize: number, width: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const part of text.match(unit) ?? []) {
    if (line === '' || textWidth((line + part).trimEnd(), fontSize) <= width || notFirst.test(part)) {
      line += part
    } else {
      lines.push(line.trimEnd())
      line = part.trimStart()
    }
    while (textWidth(line.trimEnd(), fontSize) > width + fontSize && [...line].length > 1) {
      let fits = ''
      for (const c of line) {
        if (fits !== '' && textWidth(fits + c, fontSize) > width) break
        fits += c
      }
      lines.push(fits.trimEnd())
      line = line.slice(fits.length)
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines.length === 0 ? [''] : lines
}

/**
 * A name in lines no wider than `width` (a closing bracket may hang over by one character), as even as they can be.
 * Nothing is ever cut off: a Latin word longer than a line is broken inside.
 *
 * @example wrapText('東日本梱包資材健康保険組合', 13, 130) // ['東日本梱包資材', '健康保険組合']
 */
export const wrapText = (text: string, fontSize: number, width: number): readonly string[] => {
  const lines = fill(text, fontSize, width)
  if (lines.length === 1) return lines
  for (let narrower = Math.ceil(textWidth(text, fontSize) / lines.length); narrower < width; narrower += fontSize / 2) {
    const even = fill(text, fontSize, narrower)
    if (even.length === lines.length) return even
  }
  return lines
}

/** Short statements side by side where they fit on a line, else one under the other. */
export const wrapParts = (parts: readonly string[], fontSize: number, width: number): readonly string[] => {
  const joined = parts.join(' · ')
  return textWidth(joined, fontSize) <= width ? [joined] : parts.flatMap((part) => wrapText(part, fontSize, width))
}
