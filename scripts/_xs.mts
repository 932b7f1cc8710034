import {readdirSync,readFileSync} from 'node:fs'
import { readRelease } from '../src/read/index.js'
import { plainDocument } from '../src/casebook/document.js'
import { makeReading } from '../src/read/ja/reading.js'
import { loadReleases, quoteSpan } from './training/releases.js'
import { train, usual } from './training/logistic.js'
import { makeWeigher } from '../src/read/ja/weights/weigher.js'
import { list } from './scoring.js'
import { headingWords, zoneAt } from '../src/read/ja/zones.js'
const field=process.argv[2]!
const trainR=loadReleases('training') as any[]
const test=['/work/w/new200','/work/w/col11/odd'].flatMap(T=>readdirSync(T).filter(f=>f.endsWith('.txt')).map(f=>{const text=readFileSync(T+'/'+f,'utf8');const gold=JSON.parse(readFileSync(T+'/'+f.replace(/txt$/,'json'),'utf8'));return {text,gold}})).filter(x=>x.gold.notice!==false).map(x=>({...x,reading:makeReading(plainDocument(x.text)),facts:readRelease(x.text) as any}))
const single=field==='notification'||field==='misuse'
const entries=(g:any)=>single?(g[field]&&g[field].value!=='unstated'?[g[field]]:[]):list(g[field])
const rowsOf=(x:any,pf:any)=>{const es=entries(x.gold).flatMap((e:any)=>{const s=quoteSpan(x.text,e);return s?[{v:e.value,s}]:[]});return x.reading.sentences.map((m:any,i:number)=>{const a=x.reading.toSource(m.start),b=x.reading.toSource(m.end);return {parts:pf(x,i),classes:[...new Set(es.filter((e:any)=>{const o=Math.min(b,e.s.end)-Math.max(a,e.s.start);return o>0&&(o>=.5*(b-a)||o>=.5*(e.s.end-e.s.start))}).map((e:any)=>e.v))]}})}
const A=(x:any,i:number)=>{const {text,sentences:s}=x.reading;return {s:text.slice(s[i].start,Math.min(s[i].end,s[i].start+240)),h:headingWords(x.reading,s[i].start,40),z:zoneAt(x.reading,s[i].start)}}
const B=(x:any,i:number)=>{const {text,sentences:s}=x.reading;return {...A(x,i),p:i?text.slice(Math.max(s[i-1].start,s[i].start-60),s[i].start):'',t:text.slice(Math.max(s[i].start,s[i].end-20),s[i].end)}}
const f1=(fn:(x:any)=>Set<any>)=>{if(single){let r=0;for(const x of test){const p=[...fn(x)][0]??'unstated';if(p===(x.gold[field]?.value??'unstated'))r++}return (r/test.length).toFixed(4)}let tp=0,fp=0,fn_=0;for(const x of test){const g=new Set(list(x.gold[field]).map((e:any)=>e.value));const p=fn(x);for(const k of p)g.has(k)?tp++:fp++;for(const k of g)if(!p.has(k))fn_++}return `${(2*tp/(2*tp+fp+fn_)).toFixed(4)} P${(tp/(tp+fp)).toFixed(3)} R${(tp/(tp+fn_)).toFixed(3)}`}
const R=(x:any)=>single?(x.facts[field].value==='unstated'?[]:[x.facts[field].value]):x.facts[field].map((a:any)=>a.value)
console.log(field,'reader',f1(x=>new Set(R(x))))
for(const [n,pf] of [['A',A],['B',B]] as any){const rows=trainR.flatMap((x:any)=>rowsOf(x,pf));const cl=[...new Set(rows.flatMap((r:any)=>r.classes))].filter(c=>rows.filter((r:any)=>r.classes.includes(c)).length>=8) as any
 const w=makeWeigher(train(rows,cl,{...usual,...JSON.parse(process.argv[3]??'{}')}))
 const ch=new Map<any,Map<string,number>>();for(const x of test){const m=new Map();for(const r of rowsOf(x,pf)){const c=w.weigh(r.parts);w.classes.forEach((t:any,j:number)=>m.set(t,Math.max(m.get(t)??0,c[j]!)))};ch.set(x,m)}
 if(single){
  const best=(x:any,t:number)=>{const b=[...ch.get(x)!].sort((a,b)=>b[1]-a[1])[0]!;return b[1]>t?[b[0]]:[]}
  console.log(n,'ml',[.2,.3,.4,.5].map(t=>f1(x=>new Set(best(x,t)))).join(' | '))
  for(const lo of [0,.02,.05,.1])console.log('   lo',lo,[.5,.6,.7,.8,.9,.95].map(hi=>f1(x=>{const r=R(x)[0];const b=[...ch.get(x)!].sort((a,b)=>b[1]-a[1])[0]!;if(r===undefined)return new Set(b[1]>hi?[b[0]]:[]);if(b[0]!==r&&b[1]>hi&&(ch.get(x)!.get(r)??0)<.5*b[1])return new Set([b[0]]);return new Set((ch.get(x)!.get(r)??1)>=lo?[r]:[])})).join(' | '))
 }else{
 const fuse=(x:any,lo:number,hi:number)=>new Set([...R(x).filter((k:string)=>(ch.get(x)!.get(k)??1)>=lo),...[...ch.get(x)!].filter(([k,p])=>p>hi).map(([k])=>k)])
 console.log(n,'ml',[.3,.4,.5,.6].map(t=>f1(x=>new Set([...ch.get(x)!].filter(([k,p])=>p>t).map(([k])=>k)))).join(' | '));
 for(const lo of [0,.03,.06,.1,.2])console.log('   lo',lo,[.5,.6,.7,.8,.9].map(hi=>f1(x=>fuse(x,lo,hi))).join(' | '))}}
