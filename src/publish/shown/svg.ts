import sanitizeHtml from 'sanitize-html'

const words = (text: string): string[] => text.split(' ')

/** Shapes, text and paint servers; nothing that runs, animates, links, embeds, or draws something from elsewhere. */
const allowedTags = words(
  'svg g path rect circle ellipse line polyline polygon text tspan title desc defs linearGradient radialGradient stop clipPath symbol',
)

const allowedAttributes = words(
  'id viewBox preserveAspectRatio version width height x y x1 y1 x2 y2 cx cy r rx ry d points transform dx dy rotate textLength lengthAdjust fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-miterlimit opacity color display visibility font-family font-size font-style font-weight text-anchor dominant-baseline writing-mode letter-spacing offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod fx fy clip-path clip-rule clipPathUnits overflow',
)

const namespace = 'http://www.w3.org/2000/svg'

/** A value that names something outside of the picture, or that a style sheet would have to work out. */
const reachesOut = (value: string): boolean => /url\s*\(\s*(?!#[\w-]{1,100}\s*\))|[\\<@]|\/\*/i.test(value)

/** A drawing with a prefix for its elements (`<svg:rect>`) is rare, and shown as its source. */
const hasRoot = /<svg[\s>]/i

/**
 * A drawing (SVG) with nothing left in it but shapes, text and colours; undefined where nothing of the kind is in it.
 * It is for an `<img>`, where browsers run and load nothing in a drawing anyway: of two walls either is enough.
 */
export const sanitizeSvg = (source: string): string | undefined => {
  if (!hasRoot.test(source)) return undefined
  const svg = sanitizeHtml(source.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/g, ' '), {
    parser: { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
    allowedTags,
    allowedAttributes: { '*': allowedAttributes, svg: [...allowedAttributes, 'xmlns'] },
    nonTextTags: words('script style foreignObject metadata image use a animate set handler iframe'),
    allowedSchemes: ['http'],
    nestingLimit: 100,
    selfClosing: [],
    transformTags: {
      '*': (tagName, attribs) => ({
        tagName,
        attribs: {
          ...Object.fromEntries(Object.entries(attribs).filter(([, value]) => !reachesOut(value))),
          ...(tagName === 'svg' && { xmlns: namespace }),
        },
      }),
    },
    // Text may stand in text alone: what is left of something else is no part of the drawing.
    textFilter: (text, tagName) => (['text', 'tspan', 'title', 'desc'].includes(tagName) ? text : ''),
  })
  const start = svg.indexOf('<svg')
  return start < 0 ? undefined : svg.slice(start)
}
