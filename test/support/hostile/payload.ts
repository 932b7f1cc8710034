/**
 * A file that would do something if it were opened as it is. In its source `§run` is a call of the canary, a function
 * the browser of the test knows in every frame; `§url` is an address of a server that must never hear of it.
 */
export interface Payload {
  /** What it tries, in words; unique. */
  readonly name: string
  /** The file's name; its ending is what it claims to be. */
  readonly file: string
  readonly source: string
  /** How the source becomes bytes. Default UTF-8. */
  readonly encode?: (source: string) => Uint8Array
  /** What the casebook takes it for, where a sender said so. Default: what its bytes say. */
  readonly mediaType?: string
  /** The type it is served under to prove that it fires; default that of a page. */
  readonly servedAs?: string
  /**
   * When it fires in the Chromium of today, opened as it is: by being opened, or once somebody points at, clicks or
   * tabs to what it shows. `no`: it is for other browsers, or for sanitizers that put it together wrongly.
   */
  readonly fires: 'opened' | 'touched' | 'no'
}

/** What a list of payloads says of each: when it fires, what it is called, what it holds. */
export type Line = readonly [fires: Payload['fires'], name: string, source: string]

/** A notice as a page, so that it is filed as a release, with something more in its body and its head. */
export const notice = (body: string, head = ''): string => `<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>個人情報の漏えいについて</title>${head}</head>
<body><h1>個人情報の漏えいについてのお詫びとお知らせ</h1>
<p>2024年5月20日 株式会社千鳥印刷</p>
<p>当社が管理するお客様98名の氏名が漏えいしたことが判明しました(整理番号 §n)。</p>
${body}
<p>個人情報保護委員会に報告しました。深くお詫び申し上げます。</p></body></html>
`

export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8')

export const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
