import type { IOptions } from 'sanitize-html'

// Values are matched whole, so that nothing can stand in them that fetches (`url()`, `image-set()`), computes
// (`expression()`, `attr()`, `var()`) or hides a name (`\75rl`). Lengths are never negative: a page must not be able
// to draw itself over what this site says of it.
const length = String.raw`(?:0|\d{1,4}(?:\.\d{1,4})?(?:px|em|rem|ex|ch|pt|pc|mm|cm|in|%))`
const colour = String.raw`(?:#[0-9a-f]{3,8}|rgba?\([\d\s.,%/]{1,40}\)|hsla?\([\d\s.,%/deg]{1,40}\)|[a-z]{3,20})`
const lineStyle = '(?:none|hidden|solid|dashed|dotted|double|groove|ridge|inset|outset)'
const whole = (pattern: string): RegExp[] => [new RegExp(`^(?:${pattern})$`, 'i')]

const lengths = whole(`(?:auto|${length})(?:\\s{1,3}(?:auto|${length})){0,3}`)
const oneLength = whole(`auto|${length}`)
const aColour = whole(colour)
const border = whole(`(?:(?:${length}|thin|medium|thick|${lineStyle}|${colour})\\s{0,3}){1,3}`)

/** Properties of an inline `style` that are kept, and what their values may be; everything else is left out. */
export const safeStyles: NonNullable<IOptions['allowedStyles']> = {
  '*': {
    color: aColour,
    'background-color': aColour,
    // The shorthand only where it is nothing but a colour.
    background: aColour,
    'font-family': whole(String.raw`[\p{L}\p{N}\s,"'_-]{1,200}`).map(({ source }) => new RegExp(source, 'iu')),
    'font-size': whole(`${length}|(?:xx?-)?(?:small|large)|medium|smaller|larger`),
    'font-style': whole('normal|italic|oblique'),
    'font-weight': whole('normal|bold|bolder|lighter|[1-9]00'),
    'letter-spacing': oneLength,
    'line-height': whole(`normal|\\d{1,2}(?:\\.\\d{1,3})?|${length}`),
    'text-align': whole('left|right|center|justify|start|end'),
    'text-decoration': whole(
      '(?:none|underline|overline|line-through)(?:\\s{1,3}(?:underline|overline|line-through))?',
    ),
    'text-indent': whole(length),
    'text-transform': whole('none|capitalize|uppercase|lowercase'),
    'vertical-align': whole('baseline|sub|super|top|text-top|middle|bottom|text-bottom'),
    'white-space': whole('normal|nowrap|pre|pre-wrap|pre-line|break-spaces'),
    'word-break': whole('normal|break-all|keep-all|break-word'),
    'overflow-wrap': whole('normal|break-word|anywhere'),
    'writing-mode': whole('horizontal-tb|vertical-rl|vertical-lr'),
    // What a page hid stays hidden: shown, it would say what no reader of the page was told.
    display: whole('none|block|inline|inline-block|list-item|table|table-row|table-cell'),
    visibility: whole('hidden|visible'),
    float: whole('none|left|right'),
    clear: whole('none|left|right|both'),
    width: oneLength,
    'max-width': whole(`none|${length}`),
    'min-width': oneLength,
    height: oneLength,
    margin: lengths,
    'margin-top': oneLength,
    'margin-right': oneLength,
    'margin-bottom': oneLength,
    'margin-left': oneLength,
    padding: lengths,
    'padding-top': oneLength,
    'padding-right': oneLength,
    'padding-bottom': oneLength,
    'padding-left': oneLength,
    border,
    'border-top': border,
    'border-right': border,
    'border-bottom': border,
    'border-left': border,
    'border-color': whole(`${colour}(?:\\s{1,3}${colour}){0,3}`),
    'border-style': whole(`${lineStyle}(?:\\s{1,3}${lineStyle}){0,3}`),
    'border-width': whole(`(?:${length}|thin|medium|thick)(?:\\s{1,3}(?:${length}|thin|medium|thick)){0,3}`),
    'border-collapse': whole('collapse|separate'),
    'border-spacing': lengths,
    'list-style': whole('[a-z-]{1,40}(?:\\s{1,3}(?:inside|outside))?'),
    'list-style-type': whole('[a-z-]{1,40}'),
    'table-layout': whole('auto|fixed'),
  },
}
