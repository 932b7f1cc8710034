import { coloured } from './paint.js'

/*
 * What organisations publish, names of files and words of servers are printed, and may hold what a terminal obeys: it
 * would clear the screen, rename the window, write over a line, or turn words round.
 */
const obeyed = /(\u001b\[(?:1|2|22|31|33|36|39)m)|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** A line for people: what a terminal would obey is shown as �, but for the colours of `paint`. */
export const forPeople = (line: string, keepsColours = coloured): string =>
  line.replace(obeyed, (found, colour: string | undefined) =>
    colour !== undefined && keepsColours ? found : colour === undefined ? '\ufffd' : `\ufffd${colour.slice(1)}`,
  )

/** JSON or YAML for programs: what JSON leaves as it is and a terminal obeys is escaped, which says the same. */
export const forPrograms = (data: string): string =>
  data.replace(/[\u007f-\u009f]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)
