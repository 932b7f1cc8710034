import {readdirSync,readFileSync} from 'node:fs'
import { readRelease } from '../src/read/index.js'
import { plainDocument } from '../src/casebook/document.js'
import { makeReading } from '../src/read/ja/reading.js'
import { loadReleases, quoteSpan } from './training/releases.js'
import { train, usual } from './training/logistic.js'
import { makeWeigher } from '../src/read/ja/weights/weigher.js'
import { list } from './scoring.js'
import { headingWords, zoneAt } from '../src/read/ja/zones.js'
const trainR=loadReleases('training') as any[]
const test=['/work/w/new200','/work/w/col11/odd','/work/shared/corpus/posts'].flatMap(T=>readdirSync(T).filter(f=>f.endsWith('.txt')).map(f=>{const text=readFileSync(T+'/'+f,'utf8');const gold=JSON.parse(readFileSync(T+'/'+f.replace(/txt$/,'json'),'utf8'));return {text,gold,posts:T.includes('posts')}})).filter(x=>x.gold.notice!==false).map(x=>({...x,reading:makeReading(plainDocument(x.text)),facts:readRelease(x.text) as any}))
const cand=(x:any)=>x.cand??=(()=>{const r=x.reading;const out:any[]=[];for(const s of r.sentences)for(const h of r.lexicon.items.scan(r.text,s.start,s.end))out.push({h,s,v:typeof h.value==='object'?(h.value.value??h.value.item??h.value.tail??'x'):h.value});return out})()
console.log(JSON.stringify(cand(test[0])[0]).slice(0,300))
const rowsOf=(x:any)=>{const inc=list(x.gold.items).flatMap((e:any)=>{const s=quoteSpan(x.text,e);return s?[{v:e.value,s}]:[]}),exc=list(x.gold.excludedItems).flatMap((e:any)=>{const s=quoteSpan(x.text,e);return s?[{v:e.value,s}]:[]})
 const {text,toSource}=x.reading
 return cand(x).map(({h,s,v}:any)=>{const a=toSource(h.start);const on=(es:any[])=>es.some(e=>e.v===v&&e.s.start-10<=a&&a<e.s.end+10)
  const from=Math.max(s.start,h.start-70),to=Math.min(s.end,h.end+90)
  const V=process.argv[2]??'full';const full={before:text.slice(from,h.start),after:text.slice(h.end,to),lead:text.slice(Math.max(from,h.start-12),h.start),near:text.slice(h.end,Math.min(to,h.end+12)),tail:text.slice(Math.max(h.end,to-30),to),word:text.slice(h.start,h.end),v,heading:headingWords(x.reading,h.start,40),zone:zoneAt(x.reading,h.start),above:text.slice(Math.max(0,s.start-50),s.start)} as any;const b40=text.slice(Math.max(from,h.start-40),h.start),a50=text.slice(h.end,Math.min(to,h.end+50));const parts:any=V==='full'?full:V==='noabove'?{...full,above:''}:V==='short'?{before:b40,after:a50,lead:full.lead,near:full.near,tail:full.tail,v,heading:full.heading,zone:full.zone}:V==='min'?{before:b40,after:a50,tail:full.tail,v,heading:full.heading,zone:full.zone}:V==='tiny'?{before:text.slice(Math.max(from,h.start-25),h.start),after:text.slice(h.end,Math.min(to,h.end+30)),tail:full.tail,zone:full.zone}:full;return {v,parts,classes:[on(inc)&&'inc',on(exc)&&'exc'].filter(Boolean)}})}
const rows=trainR.flatMap((x:any)=>rowsOf(x));console.log('rows',rows.length,rows.filter(r=>r.classes.includes('inc')).length,rows.filter(r=>r.classes.includes('exc')).length)
const w=makeWeigher(train(rows as any,['inc','exc'] as any,usual))
const ch=new Map<any,any>();for(const x of test){const m={inc:new Map(),exc:new Map()} as any;for(const r of rowsOf(x)){const c=w.weigh(r.parts);w.classes.forEach((t:any,j:number)=>m[t].set(r.v,Math.max(m[t].get(r.v)??0,c[j]!)))};ch.set(x,m)}
const f1=(T:any[],field:string,fn:(x:any)=>Set<any>)=>{let tp=0,fp=0,fn_=0;for(const x of T){const g=new Set(list(x.gold[field]).map((e:any)=>e.value));const p=fn(x);for(const k of p)g.has(k)?tp++:fp++;for(const k of g)if(!p.has(k))fn_++}return `${(2*tp/(2*tp+fp+fn_)).toFixed(4)} P${(tp/(tp+fp)).toFixed(3)} R${(tp/(tp+fn_)).toFixed(3)}`}
for(const [n,T] of [['unseen',test.filter(x=>!x.posts)],['posts',test.filter(x=>x.posts)]] as any)for(const [field,k] of [['items','inc'],['excludedItems','exc']] as const){
 const R=(x:any)=>x.facts[field].map((a:any)=>a.value)
 console.log(n,field,'reader',f1(T,field,x=>new Set(R(x))),'ml',[.4,.5,.6].map(t=>f1(T,field,x=>new Set([...ch.get(x)[k]].filter(([,p])=>p>t).map(([v])=>v)))).join(' | '))
 for(const lo of [0,.02,.05,.1])console.log('   lo',lo,[.6,.7,.8,.9,.95].map(hi=>f1(T,field,x=>new Set([...R(x).filter((v:string)=>(ch.get(x)[k].get(v)??1)>=lo),...[...ch.get(x)[k]].filter(([,p])=>p>hi).map(([v])=>v)]))).join(' | '))}
