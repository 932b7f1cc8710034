/** What breaks readers: halves of surrogates, NUL, lone brackets, the beginnings of dates, numbers and names. */
const scraps = [
  '\0',
  '\uD800',
  '\uDC00',
  '「',
  '(以下「',
  '1,234',
  '株式会社',
  '同日',
  '令和',
  '〜',
  '\n\n',
  '|',
  '９',
  '約',
  '名',
  ' ',
  '\u200B',
  '👪',
]

/** One text out of others, none longer than 20,000 characters: cut, spliced, doubled, sprinkled, widened. */
export const mutate = (texts: readonly string[], next: (below: number) => number): string => {
  const pick = () => texts[next(texts.length)] ?? ''
  let text = pick()
  for (let n = next(4); n >= 0; n--) {
    const at = next(text.length + 1)
    const length = next(200)
    const scrap = scraps[next(scraps.length)] ?? ''
    switch (next(7)) {
      case 0:
        text = text.slice(0, at)
        break
      case 1:
        text = text.slice(0, at) + pick().slice(next(800))
        break
      case 2:
        text = text.slice(0, at) + text.slice(at, at + length).repeat(1 + next(8)) + text.slice(at)
        break
      case 3:
        text = text.slice(0, at) + scrap.repeat(1 + next(40)) + text.slice(at)
        break
      case 4:
        text = text.slice(0, at) + text.slice(at + length)
        break
      case 5:
        text = text.replace(/[0-9a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        break
      default:
        text = text.replaceAll(text[at] ?? '\0', scrap)
    }
    if (text.length > 20_000) text = text.slice(0, 20_000)
  }
  return text
}
