import type { Document } from '../../casebook/document.js'
import { DocumentView, plainInline } from './document-view.js'

/** A document as a string of HTML, for feeds. */
export const documentHtml = (document: Document): string =>
  (<DocumentView document={document} write={plainInline(document)} tableLabel="" />).toString()
