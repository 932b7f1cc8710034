import {readdirSync,readFileSync} from 'node:fs'
import { readRelease, toFactsLine } from '../src/read/index.js'
import { plainDocument } from '../src/casebook/document.js'
import { makeReading } from '../src/read/ja/reading.js'
import { loadReleases, quoteSpan } from './training/releases.js'
import { train, usual } from './training/logistic.js'
import { makeWeigher } from '../src/read/ja/weights/weigher.js'
import { partsOfDate } from '../src/read/ja/events/date-chances.js'
import { findDatedClauses, mayDateEvent } from '../src/read/ja/events/clauses.js'
import { list } from './scoring.js'
const day=(s:any)=>String(s??'').slice(0,10)
const key=(e:any)=>e.type+'|'+day(e.date)+'|'+day(e.end)
const types=['contained','determined','discovered','informed','notified','occurred','published','reported'] as any
const full=(text:string,gold:any,reading:any)=>({text,gold,reading,facts:readRelease(text) as any})
const trainR=loadReleases('training').map((r:any)=>full(r.text,r.gold,r.reading))
const test=['/work/w/new200','/work/w/col11/odd'].flatMap(T=>readdirSync(T).filter(f=>f.endsWith('.txt')).map(f=>{const text=readFileSync(T+'/'+f,'utf8');const gold=JSON.parse(readFileSync(T+'/'+f.replace(/txt$/,'json'),'utf8'));return {text,gold}})).filter(x=>x.gold.notice!==false).map(x=>full(x.text,x.gold,makeReading(plainDocument(x.text))))
const f1=(fn:(x:any)=>Set<string>)=>{let tp=0,fp=0,fneg=0;for(const x of test){const g=new Set(list(x.gold.events).map(key));const p=fn(x);for(const k of p) g.has(k)?tp++:fp++;for(const k of g) if(!p.has(k)) fneg++}return `${(2*tp/(2*tp+fp+fneg)).toFixed(4)} P${(tp/(tp+fp)).toFixed(3)} R${(tp/(tp+fneg)).toFixed(3)}`}
const ruleSet=(x:any,all=false)=>new Set<string>(x.facts.events.filter((e:any)=>all||e.rule!=='events/weighed').map(key))
console.log('rules+weighed now',f1(x=>ruleSet(x,true)),'rules',f1(x=>ruleSet(x)))
const rowsOf=(x:any,partsOf:(x:any,i:number,c:any)=>any)=>{
  const {reading,gold,text}=x
  const ev=list(gold.events).flatMap((event:any)=>{const span=quoteSpan(text,event);return span?[{event,span}]:[]})
  const clauses=findDatedClauses(reading)
  const by=new Map<any,any>(); for(const c of clauses) if(!by.has(c.mention)||by.get(c.mention).inherited) by.set(c.mention,c)
  return reading.dates.flatMap((m:any,i:number)=>{ if(!mayDateEvent(m))return []
   const at=reading.toSource(m.start)
   const told=ev.filter(({event,span}:any)=>day(event.date)===day(m.date)&&day(event.end)===day(m.until)&&span.start-40<=at&&at<=span.end)
   return [{i,m,parts:partsOf(x,i,by.get(m)),classes:told.map(({event}:any)=>String(event.type))}]})
}
const A=(x:any,i:number)=>partsOfDate(x.reading,i)
const B=(x:any,i:number,c:any)=>({...A(x,i),...(c?{ch:c.words.slice(0,c.head),ct:c.words.slice(c.head,c.own),cx:c.content,fl:[c.row&&'r',c.inherited&&'i',c.prompt&&'p',c.leading&&'l',c.inner&&'n',c.closed&&'c',c.finds&&'f'].filter(Boolean).join('')}:{})})
const docOf=(x:any,i:number)=>{const m=x.reading.dates[i];const p=x.facts.published?.date;return (p?(day(m.date)===day(p)?'=':day(m.date)<day(p)?'<':'>'):'?')}
const C=(x:any,i:number,c:any)=>({...A(x,i),pub:docOf(x,i),act:''})
const acts=(x:any)=>x.facts.actions.map((a:any)=>String.fromCharCode(65+['unauthorized-access','ransomware','malware','vulnerability','phishing','spoofed-mail','defacement','skimming','credential-attack','insider','misdelivery','publishing-error','misconfiguration','loss','disposal-error','theft','dos','system-failure','other'].indexOf(a.value))).sort().join('')
const D=(x:any,i:number,c:any)=>({...A(x,i),pub:docOf(x,i),act:acts(x)})
const E=(x:any,i:number,c:any)=>({...B(x,i,c),pub:docOf(x,i),act:acts(x)})
const F=(x:any,i:number,c:any)=>{const p=A(x,i) as any;return {...B(x,i,c),pub:docOf(x,i),last:p.last}}
const above=(x:any,i:number)=>{const {text,dates,sentences}=x.reading;const st=dates[i].start;let a=0;while(a+1<sentences.length&&sentences[a+1].start<=st)a++;return text.slice(Math.max(0,sentences[a].start-50),sentences[a].start)}
const G=(x:any,i:number,c:any)=>({...B(x,i,c),above:above(x,i)})
const H=(x:any,i:number,c:any)=>({...B(x,i,c),ar:c?c.around.slice(0,200):''})
const I=(x:any,i:number,c:any)=>({...H(x,i,c),above:above(x,i),pub:docOf(x,i)})
const maskCache=new WeakMap<any,string[]>()
const maskWords=(x:any,w:string)=>{let names=maskCache.get(x);if(!names){names=[...new Set<string>(x.reading.organisations.map((o:any)=>o.name))].filter(n=>n.length>1).sort((a,b)=>b.length-a.length);maskCache.set(x,names)}let o=w;for(const n of names)if(o.includes(n))o=o.replaceAll(n,'◇');return o}
const M=(p:(x:any,i:number,c:any)=>any)=>(x:any,i:number,c:any)=>Object.fromEntries(Object.entries(p(x,i,c)).map(([k,v])=>[k,maskWords(x,v as string)]))
const J=M(H)
const L=(x:any,i:number,c:any)=>({...H(x,i,c),pub:docOf(x,i)})
const R=(x:any,i:number,c:any)=>{const m=x.reading.dates[i];const rs=x.facts.events.filter((e:any)=>e.rule!=='events/weighed'&&day(e.date)===day(m.date)&&day(e.end)===day(m.until)).map((e:any)=>'abcdefgh'[types.indexOf(e.type)]);return {...H(x,i,c),rule:[...new Set(rs)].sort().join('')}}
const Hm=(x:any,i:number,c:any)=>{const p=H(x,i,c) as any;delete p.before;delete p.last;return p}
const Hn=(x:any,i:number,c:any)=>{const p=H(x,i,c) as any;delete p.own;return p}
const variants:any={A,B,C,D,E,F,G,H,I,J,L,R,m:Hm,n:Hn}
for(const name of (process.argv[2]??'ABCDE').split('')){
 const pf=variants[name]
 const rows=trainR.flatMap((x:any)=>rowsOf(x,pf))
 const w=makeWeigher(train(rows,types,{...usual,...JSON.parse(process.argv[3]??'{}')}))
 const ch=new Map<any,Map<string,number>>()
 for(const x of test){const m=new Map();for(const r of rowsOf(x,pf)){const c=w.weigh(r.parts);w.classes.forEach((t:any,j:number)=>{const k=`${t}|${day(r.m.date)}|${day(r.m.until)}`;m.set(k,Math.max(m.get(k)??0,c[j]!))})};ch.set(x,m)}
 const ml=(x:any,t:number)=>new Set([...ch.get(x)!].filter(([,p])=>p>t).map(([k])=>k))
 const fuse=(x:any,lo:number,hi:number)=>{const rs=ruleSet(x);const o=new Set<string>();for(const k of rs)if((ch.get(x)!.get(k)??1)>lo)o.add(k);for(const k of ml(x,hi))o.add(k);return o}
 console.log(name,'ml .4',f1(x=>ml(x,.4)))
 for(const lo of [0,.02,.04,.06,.08])console.log('  lo',lo,[.5,.6,.7,.8].map(hi=>f1(x=>fuse(x,lo,hi))).join(' | '))
 if(process.argv[4]){for(const t of types){console.log(t);for(const lo of [0,.02,.05,.1,.2])console.log('   ',lo,[.4,.5,.6,.7,.8,.9].map(hi=>{let tp=0,fp=0,fn=0;for(const x of test){const c=ch.get(x)!;const g=new Set(list(x.gold.events).filter((e:any)=>e.type===t).map(key));const o=new Set<string>();for(const k of ruleSet(x))if(k.startsWith(t)&&(c.get(k)??1)>lo)o.add(k);for(const [k,v] of c)if(k.startsWith(t)&&v>hi)o.add(k);for(const k of o)g.has(k)?tp++:fp++;for(const k of g)if(!o.has(k))fn++}return (2*tp/(2*tp+fp+fn)).toFixed(3)}).join(' '))}}
}
