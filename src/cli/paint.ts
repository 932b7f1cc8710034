import { styleText } from 'node:util'

/** Colours only where a person looks: a terminal, and not against `NO_COLOR`. */
export const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR

export const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
  coloured ? styleText(style, text) : text

/** The vermilion seal of a case number. */
export const formatCaseNumberSeal = (number: string): string => paint('red', `#${number}`)
