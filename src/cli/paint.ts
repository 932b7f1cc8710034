import { styleText } from 'node:util'

/** Colours only where a person looks: a terminal, and not against `NO_COLOR`. */
const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR

export const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
  coloured ? styleText(style, text) : text

/**
 * A line as a terminal may have it: the colours above, and any other control character, which a page or a file's name
 * may hold to write over what stands there or into the clipboard, as `\u001b`. In JSON that says the same.
 */
export const forTerminal = (line: string): string =>
  line.replace(/\u001b\[(?:[12]|22|3[1369])m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (found) =>
    coloured && found.length > 1 ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}${found.slice(1)}`,
  )

/** The vermilion seal of a case number. */
export const formatCaseNumberSeal = (number: string): string => paint('red', `#${number}`)
