import {readdirSync,readFileSync} from 'node:fs'
import { readRelease } from '../src/read/index.js'
import { plainDocument } from '../src/casebook/document.js'
import { makeReading } from '../src/read/ja/reading.js'
import { findDatedClauses } from '../src/read/ja/events/clauses.js'
import { weighDates,chanceKey } from '../src/read/ja/events/date-chances.js'
import { list } from './scoring.js'
const day=(s:any)=>String(s??'').slice(0,10)
const c:any={}
const put=(k:string,ch:number,ok:boolean)=>{const b=ch<.01?0:ch<.02?1:ch<.04?2:ch<.1?3:ch<.3?4:5;((c[k]??=[[0,0],[0,0],[0,0],[0,0],[0,0],[0,0]])[b])[ok?0:1]++}
for(const d of ['/work/w/new200','/work/w/col11/odd','/work/shared/corpus/posts'])for(const f of readdirSync(d).filter(f=>f.endsWith('.txt'))){const text=readFileSync(d+'/'+f,'utf8');const gold=JSON.parse(readFileSync(d+'/'+f.replace('.txt','.json'),'utf8'));if(gold.notice===false)continue;const g=new Set(list(gold.events).map((e:any)=>e.type+day(e.date)+day(e.end)));const r=makeReading(plainDocument(text));const cs=weighDates(r,findDatedClauses(r));const x=readRelease(text) as any
 for(const e of x.events){if(e.rule==='events/weighed')continue;const ch=cs.get(chanceKey(e.type,{date:e.date,until:e.end}))?.chance??9;const ok=g.has(e.type+day(e.date)+day(e.end));put(e.rule+' '+e.type,ch,ok);put('ALL '+(d.includes('posts')?'posts':'unseen'),ch,ok)}}
console.log('rule: [right,wrong] for chance <.01 <.02 <.04 <.1 <.3 more')
for(const [k,v] of Object.entries(c).sort((a:any,b:any)=>b[1].flat().reduce((x:number,y:number)=>x+y)-a[1].flat().reduce((x:number,y:number)=>x+y)))console.log(k.padEnd(45),(v as any).map((x:any)=>x.join('/')).join('  '))
