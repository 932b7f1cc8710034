import {readdirSync,readFileSync} from 'node:fs'
import { readRelease } from '../src/read/index.js'
import { plainDocument } from '../src/casebook/document.js'
import { makeReading } from '../src/read/ja/reading.js'
import { loadReleases, quoteSpan } from './training/releases.js'
import { train, usual } from './training/logistic.js'
import { makeWeigher } from '../src/read/ja/weights/weigher.js'
import { partsOfCount } from '../src/read/ja/affected/count-chances.js'
import { list } from './scoring.js'
import { sentenceAt } from '../src/read/ja/zones.js'
const trainR=loadReleases('training') as any[]
const test=['/work/w/new200','/work/w/col11/odd'].flatMap(T=>readdirSync(T).filter(f=>f.endsWith('.txt')).map(f=>{const text=readFileSync(T+'/'+f,'utf8');const gold=JSON.parse(readFileSync(T+'/'+f.replace(/txt$/,'json'),'utf8'));return {text,gold}})).filter(x=>x.gold.notice!==false).map(x=>({...x,reading:makeReading(plainDocument(x.text)),facts:readRelease(x.text) as any}))
const rowsOf=(x:any,pf:any)=>{const af=list(x.gold.affected).flatMap((e:any)=>{const s=quoteSpan(x.text,e);return s?[{count:e.count,span:s}]:[]});return x.reading.counts.map((m:any,i:number)=>{const at=x.reading.toSource(m.start);return {m,parts:pf(x,i),classes:af.some((a:any)=>a.count===m.count&&a.span.start-5<=at&&at<a.span.end+5)?['affected']:[]}})}
const A=(x:any,i:number)=>partsOfCount(x.reading,i)
const sent=(x:any,i:number)=>{const m=x.reading.counts[i];const s=sentenceAt(x.reading,m.start);const {text}=x.reading;return {s,b:text.slice(Math.max(s.start,m.start-120),m.start),a:text.slice(m.end,Math.min(s.end,m.end+120))}}
const B=(x:any,i:number)=>{const {b,a}=sent(x,i);return {...A(x,i),around:b+'◇'+a}}
const C=(x:any,i:number)=>{const {s}=sent(x,i);return {...B(x,i),below:x.reading.text.slice(s.end,s.end+40),above:x.reading.text.slice(Math.max(0,s.start-60),s.start)}}
const clause=(x:any,i:number)=>{const {b,a}=sent(x,i);const f=b.lastIndexOf('、'),t=a.search(/[、。]/);return b.slice(f+1)+'◇'+(t<0?a:a.slice(0,t))}
const D=(x:any,i:number)=>({...B(x,i),clause:clause(x,i)})
const E=(x:any,i:number)=>({...A(x,i),clause:clause(x,i)})
const acts=(x:any)=>x.facts?x.facts.actions.map((a:any)=>a.value).join(' '):(x.facts=readRelease(x.text)).actions.map((a:any)=>a.value).join(' ')
const F=(x:any,i:number)=>({...B(x,i),act:acts(x)})
const f1=(fn:(x:any)=>Set<any>)=>{let tp=0,fp=0,fn_=0;for(const x of test){const g=new Set(list(x.gold.affected).map((e:any)=>e.count));const p=fn(x);for(const k of p)g.has(k)?tp++:fp++;for(const k of g)if(!p.has(k))fn_++}return `${(2*tp/(2*tp+fp+fn_)).toFixed(4)} P${(tp/(tp+fp)).toFixed(3)} R${(tp/(tp+fn_)).toFixed(3)}`}
console.log('reader',f1(x=>new Set(x.facts.affected.map((a:any)=>a.count))))
const V:any={A,B,C,D,E,F}
for(const n of (process.argv[2]??'ABCDEF')){const w=makeWeigher(train(trainR.flatMap((x:any)=>rowsOf(x,V[n])),['affected'] as any,{...usual,...JSON.parse(process.argv[3]??'{}')}))
 const ch=new Map<any,Map<number,number>>();for(const x of test){const m=new Map();for(const r of rowsOf(x,V[n])){const c=w.weigh(r.parts)[0]!;m.set(r.m.count,Math.max(m.get(r.m.count)??0,c))};ch.set(x,m)}
 const R=(x:any)=>x.facts.affected.map((a:any)=>a.count)
 const fuse=(x:any,lo:number,hi:number)=>new Set([...R(x).filter((k:number)=>(ch.get(x)!.get(k)??1)>=lo),...[...ch.get(x)!].filter(([k,p])=>p>hi&&k>0).map(([k])=>k)])
 console.log(n,'ml',[.4,.5,.6].map(t=>f1(x=>new Set([...ch.get(x)!].filter(([k,p])=>p>t&&k>0).map(([k])=>k)))).join(' | '));
 for(const lo of [0,.05,.1,.2])console.log('   lo',lo,[.6,.8,.9,.95].map(hi=>f1(x=>fuse(x,lo,hi))).join(' | '))}
