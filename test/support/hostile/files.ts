import { composePdf } from '../../../src/text/fixtures/compose-pdf.js'
import { latin1, notice, type Payload } from './payload.js'

const said =
  '2024年5月20日 株式会社千鳥印刷 個人情報の漏えいについて 当社が管理するお客様98名の氏名が漏えいしました(整理番号 §n)。個人情報保護委員会に報告しました。'

/** A PDF with a page of text, and more in its catalogue; `objects` are numbered from 20. */
const pdf =
  (catalogue: string, objects: readonly string[] = [], before = '') =>
  (): Uint8Array => {
    const text = Buffer.from(composePdf([[{ text: said, x: 72, y: 72, size: 11 }]])).toString('latin1')
    const more = objects.map((object, i) => `${20 + i} 0 obj\n${object}\nendobj\n`).join('')
    // The table of cross-references is wrong then: readers look for the objects themselves.
    return latin1(
      before + text.replace('/Type /Catalog', `/Type /Catalog ${catalogue}`).replace('xref\n', `${more}xref\n`),
    )
  }

const act = {
  script: '<< /S /JavaScript /JS (app.launchURL("§url"); app.alert("§n")) >>',
  address: '<< /S /URI /URI (§url) >>',
  launch: '<< /S /Launch /F << /Type /Filespec /F (calc.exe) >> /Win << /F (calc.exe) >> >>',
  submit: '<< /S /SubmitForm /F << /FS /URL /F (§url) >> /Fields [] >>',
  elsewhere: '<< /S /GoToR /F << /FS /URL /F (§url) >> /D [0 /Fit] >>',
}

const ofPdf = (name: string, catalogue: string, objects: readonly string[] = []): Payload => ({
  name: `PDF: ${name}`,
  fires: 'no',
  file: 'notice.pdf',
  servedAs: 'application/pdf',
  source: [catalogue, ...objects].join('\n'),
  encode: (filled) => {
    const [first = '', ...rest] = filled.split('\n')
    return pdf(first, rest)()
  },
})

const pdfs: readonly Payload[] = [
  ofPdf('script on opening', `/OpenAction ${act.script}`),
  ofPdf('script by name', '/Names << /JavaScript << /Names [(a) 20 0 R] >> >>', [act.script]),
  ofPdf('script on closing and printing', `/AA << /WC ${act.script} /WP ${act.script} >>`),
  ofPdf('address on opening', `/OpenAction ${act.address}`),
  ofPdf('program on opening', `/OpenAction ${act.launch}`),
  ofPdf('form sent on opening', `/OpenAction ${act.submit}`),
  ofPdf('another file on opening', `/OpenAction ${act.elsewhere}`),
  ofPdf('form with a script', '/AcroForm << /Fields [20 0 R] /XFA (<script>§run</script>) >>', [
    `<< /FT /Tx /T (a) /AA << /K ${act.script} /F ${act.script} >> >>`,
  ]),
  ofPdf('file attached', '/Names << /EmbeddedFiles << /Names [(a.html) 20 0 R] >> >>', [
    '<< /Type /Filespec /F (a.html) /UF (a.html) >>',
  ]),
  {
    name: 'PDF: that is a page too',
    fires: 'opened',
    file: 'notice.pdf',
    source: '<script>§run</script>',
    encode: (filled) => pdf('', [], `${filled}\n`)(),
  },
  {
    name: 'PDF: its title is markup',
    fires: 'no',
    file: 'notice.pdf',
    source: '/Title (<img src=x onerror=§run>)',
    servedAs: 'application/pdf',
    encode: (filled) => {
      const text = Buffer.from(pdf('', [`<< ${filled} >>`])()).toString('latin1')
      return latin1(text.replace('/Root', '/Info 20 0 R /Root'))
    },
  },
]

const mail = (headers: readonly string[], body: string) =>
  [
    'From: info@chidori.example',
    'To: kisha@example.jp',
    'Date: Mon, 20 May 2024 10:00:00 +0900',
    'MIME-Version: 1.0',
    ...headers,
    '',
    body,
    '',
  ].join('\r\n')
const html = 'Content-Type: text/html; charset=utf-8'
/** A browser takes a mail for a download: to see it fire, it is shown as a program would that takes its words for a page. */
const eml = (name: string, source: string, fires: Payload['fires'] = 'opened'): Payload => ({
  name: `mail: ${name}`,
  fires,
  file: 'notice.eml',
  source,
})

const mails: readonly Payload[] = [
  eml('script', mail(['Subject: notice', html], notice('<script>§run</script>'))),
  eml('picture that fails', mail(['Subject: notice', html], notice('<img src=x onerror=§run>'))),
  eml('picture that reports the reading', mail(['Subject: notice', html], notice('<img src="§url" width=1 height=1>'))),
  eml('style sheet from elsewhere', mail(['Subject: notice', html], notice('', '<link rel=stylesheet href="§url">'))),
  eml('markup in its subject', mail(['Subject: <img src=x onerror=§run>', 'Content-Type: text/plain'], said)),
  eml(
    'markup in an encoded subject',
    mail(
      [`Subject: =?utf-8?B?${Buffer.from('</title><script>1</script>').toString('base64')}?=`, html],
      notice('<svg onload=§run>'),
    ),
  ),
  eml('markup in a name', mail(['Cc: "<script>§run</script>" <a@example.jp>', html], notice('a'))),
  eml(
    'markup in a plain text',
    mail(['Subject: notice', 'Content-Type: text/plain; charset=utf-8'], `${said}\r\n<script>§run</script>`),
  ),
  eml(
    'character set that hides markup',
    mail(['Subject: notice', 'Content-Type: text/html; charset=utf-7'], '+ADw-script+AD4-§run+ADw-/script+AD4-'),
    'no',
  ),
  eml(
    'attached page',
    mail(
      ['Subject: notice', 'Content-Type: multipart/mixed; boundary=b'],
      `--b\r\n${html}\r\n\r\n${notice('a')}\r\n--b\r\nContent-Type: text/html; name="<img src=x onerror=§run>.html"\r\nContent-Disposition: attachment\r\n\r\n<script>§run</script>\r\n--b--`,
    ),
  ),
  eml(
    'mail in the mail',
    mail(
      ['Subject: notice', 'Content-Type: multipart/mixed; boundary=b'],
      `--b\r\nContent-Type: message/rfc822\r\n\r\n${mail(['Subject: <script>§run</script>', html], '<svg onload=§run>')}\r\n--b--`,
    ),
  ),
  {
    name: 'mail: saved page (MHTML)',
    fires: 'opened',
    file: 'notice.mht',
    source: `From: <Saved by Blink>\r\nSubject: notice\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://www.example.jp/\r\n\r\n${notice('<script>§run</script><img src=cid:a>')}\r\n--b\r\nContent-Type: image/svg+xml\r\nContent-ID: <a>\r\n\r\n<svg xmlns="http://www.w3.org/2000/svg" onload="§run"/>\r\n--b--\r\n`,
  },
]

const xhtml = (body: string) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>お知らせ</title></head><body><p>${said}</p>${body}</body></html>\n`

const others: readonly Payload[] = [
  {
    name: 'XHTML: script',
    fires: 'opened',
    file: 'notice.xhtml',
    mediaType: 'application/xhtml+xml',
    servedAs: 'application/xhtml+xml',
    source: xhtml('<script>§run</script>'),
  },
  {
    name: 'XHTML: script by a prefix',
    fires: 'opened',
    file: 'notice.xhtml',
    mediaType: 'application/xhtml+xml',
    servedAs: 'application/xhtml+xml',
    source: xhtml('<h:script xmlns:h="http://www.w3.org/1999/xhtml">§run</h:script>'),
  },
  {
    name: 'XHTML: entity that hides a script',
    fires: 'opened',
    file: 'notice.xhtml',
    mediaType: 'application/xhtml+xml',
    servedAs: 'application/xhtml+xml',
    source: xhtml('&e;').replace(
      '<html',
      `<!DOCTYPE html [<!ENTITY e "&#60;script xmlns='http://www.w3.org/1999/xhtml'>§run&#60;/script>">]><html`,
    ),
  },
  {
    name: 'XML: script of a page',
    fires: 'opened',
    file: 'notice.xml',
    mediaType: 'application/xml',
    servedAs: 'application/xml',
    source: `<?xml version="1.0"?><a><h:script xmlns:h="http://www.w3.org/1999/xhtml">§run</h:script>${said}</a>`,
  },
  {
    name: 'XML: style sheet of an instruction',
    fires: 'opened',
    file: 'notice.xml',
    mediaType: 'text/xml',
    servedAs: 'text/xml',
    source: `<?xml version="1.0"?><?xml-stylesheet type="text/css" href="§url"?><a>${said}</a>`,
  },
  {
    name: 'XML: transformation (XSLT)',
    fires: 'opened',
    file: 'notice.xml',
    mediaType: 'application/xml',
    servedAs: 'application/xml',
    source: `<?xml version="1.0"?><?xml-stylesheet type="text/xml" href="#s"?><!DOCTYPE a [<!ATTLIST xsl:stylesheet id ID #REQUIRED>]><a><xsl:stylesheet id="s" version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><html><script>§run</script></html></xsl:template></xsl:stylesheet>${said}</a>`,
  },
  {
    name: 'feed entry: script in its content',
    fires: 'no',
    file: 'entry.xml',
    mediaType: 'application/atom+xml;type=entry',
    servedAs: 'application/atom+xml',
    source: `<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-1.post-2</id><published>2024-05-20T10:00:00Z</published><updated>2024-05-20T10:00:00Z</updated><title>&lt;img src=x onerror=§run&gt;</title><content type="html">&lt;p&gt;${said}&lt;/p&gt;&lt;script&gt;§run&lt;/script&gt;&lt;img src="§url"&gt;</content></entry>`,
  },
  {
    name: 'text: a page that says it is text',
    fires: 'no',
    file: 'notice.txt',
    servedAs: 'text/plain',
    source: `${said}\n<script>§run</script>`,
  },
  {
    name: 'text: a page without a type',
    fires: 'opened',
    file: 'notice',
    servedAs: '',
    source: `<script>§run</script>\n<p>${said}`,
  },
  {
    name: 'text: ends of the elements around it',
    fires: 'no',
    file: 'notice.txt',
    servedAs: 'text/plain',
    source: `${said}\n</pre></main></style></title><img src=x onerror=§run>`,
  },
  {
    name: 'text: escapes of a terminal',
    fires: 'no',
    file: 'notice.txt',
    servedAs: 'text/plain',
    source: `${said}\n\u001b]8;;§url\u0007続き\u001b]8;;\u0007`,
  },
  {
    name: 'text: JSON with markup',
    fires: 'no',
    file: 'notice.json',
    servedAs: 'application/json',
    source: `{"a": "<script>§run</script>${said}"}`,
  },
  {
    name: 'text: a script',
    fires: 'no',
    file: 'notice.js',
    mediaType: 'text/javascript',
    servedAs: 'text/javascript',
    source: `§run // ${said}`,
  },
  {
    name: 'text: a style sheet',
    fires: 'no',
    file: 'notice.css',
    mediaType: 'text/css',
    servedAs: 'text/css',
    source: `@import '§url'; /* ${said} */`,
  },
  {
    name: 'name of the file is markup',
    fires: 'no',
    file: '"><img src=x onerror=§run>.txt',
    servedAs: 'text/plain',
    source: said,
  },
  {
    name: 'name of the file turns round',
    fires: 'no',
    file: 'notice\u202efdp.exe',
    servedAs: 'text/plain',
    source: 'MZ\0\0',
  },
  {
    name: 'picture (GIF) that is a page',
    fires: 'opened',
    file: 'notice.gif',
    source: 'GIF89a<script>§run</script>',
    encode: latin1,
  },
  {
    name: 'picture (GIF) that is a script',
    fires: 'no',
    file: 'notice.gif',
    servedAs: 'image/gif',
    source: 'GIF89a/*\x01\0\x80\0\0*/=1;§run//;',
    encode: latin1,
  },
  {
    name: 'picture (JPEG) with a page in its comment',
    fires: 'opened',
    file: 'notice.jpg',
    source: '\xff\xd8\xff\xfe\0\x40<script>§run</script>\xff\xd9',
    encode: latin1,
  },
  {
    name: 'drawing that is called a picture',
    fires: 'opened',
    file: 'notice.png',
    mediaType: 'image/png',
    servedAs: 'image/svg+xml',
    source: '<svg xmlns="http://www.w3.org/2000/svg" onload="§run"/>',
  },
  {
    name: 'zip with a page before it',
    fires: 'opened',
    file: 'notice.zip',
    source: '<script>§run</script>PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0',
    encode: latin1,
  },
]

/** Files that are no pages, or not only: PDF, mail, XML, text, pictures, and what is two things at once. */
export const files: readonly Payload[] = [...pdfs, ...mails, ...others]
