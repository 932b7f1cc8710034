import {readdirSync,readFileSync} from 'node:fs'
import { readRelease } from '../src/read/index.js'
import { plainDocument } from '../src/casebook/document.js'
import { makeReading } from '../src/read/ja/reading.js'
import { findDatedClauses } from '../src/read/ja/events/clauses.js'
import { weighDates,chanceKey } from '../src/read/ja/events/date-chances.js'
const d=process.argv[2]!
for(const f of readdirSync(d).filter(f=>f.endsWith('.txt'))){const text=readFileSync(d+'/'+f,'utf8');const r=makeReading(plainDocument(text));const ch=weighDates(r,findDatedClauses(r));const x=readRelease(text) as any
 for(const e of x.events){const c=ch.get(chanceKey(e.type,{date:e.date,until:e.end}))?.chance; if(c!==undefined&&c<.1)console.log(f,e.type,e.date,e.end??'',e.rule,c.toFixed(3),text.slice(e.evidence.start,e.evidence.end).replace(/\n/g,'/').slice(0,90))}}
