// A site of notices in a process of its own; see site-process.ts. Says where it is, then a line for every page asked for.
import { noticePage, rss, startNoticeSite } from './notice-site.js'

const pages = Number(process.argv[2])
const site = await startNoticeSite((path) => console.log(path))
const items = Array.from({ length: pages }, (_, n) => ({
  link: `${site.origin}/${n}.html`,
  title: '個人情報の紛失について',
}))
for (let n = 0; n < pages; n++) site.pages.set(`/${n}.html`, noticePage(n))
site.pages.set('/feed', rss(items))
console.log(site.origin)
// Whoever started it may be killed, and closes this pipe by that.
process.stdin.on('end', () => process.exit()).resume()
