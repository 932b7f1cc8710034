import { isDigitUnit, isKanjiUnit } from '../text/characters.js'

/** Classes of characters that names are made of. */
type Class = 'kanji' | 'katakana' | 'hiragana' | 'latin' | 'dot' | 'space' | 'other'

const classOf = (unit: number): Class => {
  if (isKanjiUnit(unit) || unit === 0x30f6 || unit === 0x30f5 || unit === 0x3006) return 'kanji'
  if ((unit >= 0x30a1 && unit <= 0x30fa) || unit === 0x30fc) return 'katakana'
  if (unit >= 0x3041 && unit <= 0x3096) return 'hiragana'
  if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || isDigitUnit(unit)) return 'latin'
  if (unit === 0x30fb || unit === 0x26 || unit === 0x2e || unit === 0x2d || unit === 0x27) return 'dot'
  if (unit === 0x20) return 'space'
  return 'other'
}

/** No name of an organisation is longer. */
const longest = 48

/** Kana that joins words in a sentence: after a kanji or a katakana word, a kana run that begins so is no part of a name. */
const functional =
  'のある がある にある とある していただいている いただいている いただいており いただいた いただく していました しております していた している しておる しました されている されていた された における において に対して について につき によると による により によって である として といった という といい ならびに びに および または あるいは もしくは からの から より まで など ほか では には へは とは との での への です でした した する して され さま さん へも にも とも でも の は が を に と で も や へ び る た り い う く し ら'.split(
    ' ',
  )

/** Kana after which a name has ended; single syllables of verb endings are left out, for names have them (星くず天文クラブ). */
const insideStops = functional.filter((word) => word.length > 1 || 'のはがをにとでもやへ'.includes(word))

/** Sentence openers that stand directly before a name. */
const openers =
  /^(?:なお|また|ただし|この|その|これ|それ|こちら|そこで|このたび|および|おって|さらに|あわせて|かつて|いわゆる|いつも|いずれも|すでに|ともに|とくに|すべて|それぞれ|たとえば|もっとも|なかでも|とりわけ|しかし|そして|うち$)/

/** No particle stands after a small っ: ひとまちねっと. */
const particleEnd = /(?<!っ)(?:です|にて|では|には|への|との|での|から|より|まで|など|は|が|を|に|の|と|で|も|や|へ)$/

/** What joins a name in kana to its sentence: JAきりはら|における. */
const joining = /(?:における|においては?|に対する|に対して|について|による|により|によると|として)$/

/** 受けている, 任せた, 用いる: the kana of a verb that is said of the name after it. */
const verbEnding =
  /^(?:[ぁ-ん]{0,8}(?:ます|ました)|[きぎしじちりみいえけげせてねめれべび][にをはがで](?:は|も)?|[いえきぎけげしじせちてにねびべみめりれ]て|って|んで|[えけげせてねべめれ](?:て(?:いる|いた|おる|きた)|た|る|られ(?:る|た|ている))|[いきぎしちにびみり]?(?:て|で)(?:いる|いた|おる)|[ぁ-ん]{0,6}っ(?:て(?:いる|いた|おる)|た)|んで(?:いる|いた)|んだ|[わらかさ](?:せ|れ)た|いた|われ(?:る|た|ている)|された|される|されている|[うくすつぶむぐ])$/
/** Verbs in kana only: 保守にあたる, 調査にかかわる. */
const kanaVerb = /^(?:あたる|かかる|かかわる|つくる|おこなう|になう|する|ある|つとめる|たずさわる|てがける|もつ|いる)$/
/** Kana words that end like a particle and are none where a name goes on after them: こども応援団. */
const kanaWords =
  /^(?:いろは|ことのは|しごと|おたより|たより|ひより|まこと|ふもと|つくも|こども|やまと|みなと|ふるさと|ほっと|もっと|ずっと|あけぼの|みなもと|やまもと|はと|いのちと|ともに|みんなの|まちの|ひと)$/

/** The particle that a run of kana ends in: of みなとの the の and not との, of みなと none, nor of what a bracket follows. */
const particleOf = (kana: string, next: string): string | undefined =>
  kanaWords.test(kana) || '()」』'.includes(next || ' ')
    ? undefined
    : kanaWords.test(kana.slice(0, -1))
      ? kana.slice(-1)
      : particleEnd.exec(kana)?.[0]

/** Words in kana that begin like a particle and stand inside names: 青葉くらし生活協同組合. */
const kanaNouns =
  /^(?:くらし|いのち|いきいき|はたらく|たすけあい|たんぽぽ|とも|ともだち|のぞみ|はつらつ|やすらぎ|やさしさ|しあわせ|くすのき|うるおい|のびのび|のはら|のどか|のばら|のぎく|りんどう|もみじ|にじいろ|らくらく)$/

/** 青葉市立, 私立, 県立東: whose a school or nursery is; right after it stands its name. */
const founder = /[市町村区県府都国公私合]立[東西南北中上下新]?$/
/** 市立である, 町立および: kana that joins words even there. */
const afterFounder =
  /^(?:で(?:あ|の|は$)|にお|として|とい|とも$|および|または|ならび|あるいは|もしくは|など|から|まで|より(?!あ)|の)/

const latinPlace = /(?<=[A-Za-z]) ?\([A-Z][A-Za-z .]{1,18}\)$/

/**
 * Where a name begins that ends at `end`: back over kanji, katakana, Latin letters and 「・」, over kana where it
 * belongs to the name (しらかば野信用組合) and not to the sentence (委託しているさくら銀行).
 */
export const nameStart = (text: string, end: number, floor: number): number => {
  const least = Math.max(floor, end - longest)
  let at = end
  while (at > least) {
    const kind = classOf(text.charCodeAt(at - 1))
    if (kind === 'kanji' || kind === 'katakana' || kind === 'latin' || kind === 'dot') {
      at--
      continue
    }
    if (kind === 'space') {
      // KANATA LIVING: a space inside a name stands between Latin words.
      const right = classOf(text.charCodeAt(at))
      const left = at - 2 >= least ? classOf(text.charCodeAt(at - 2)) : 'other'
      if (right === 'latin' && left === 'latin' && !isDigitUnit(text.charCodeAt(at - 2))) {
        at--
        continue
      }
      break
    }
    // MIYABI Chemicals (Thailand) Co., Ltd.
    if (text.charAt(at - 1) === ')') {
      const place = latinPlace.exec(text.slice(Math.max(least, at - 24), at))
      if (place === null) break
      at -= place[0].length
      continue
    }
    // 緑が丘, 梅が原: が inside a place name.
    if (text.charAt(at - 1) === 'が' && isPlaceGa(text, at - 1)) {
      at--
      continue
    }
    // 日の出エクスプレス, 森の里病院: の after the only kanji before it.
    if (text.charAt(at - 1) === 'の' && isLonelyKanji(text, at - 2, least)) {
      at -= 2
      continue
    }
    if (kind !== 'hiragana') break
    let run = at
    while (run > least && classOf(text.charCodeAt(run - 1)) === 'hiragana') run--
    const kana = text.slice(run, at)
    // What stands before the floor, a name, is joined to this one by the first of the kana: |とさくら銀行.
    const before = run > 0 ? classOf(text.charCodeAt(run - 1)) : 'other'
    if (before === 'other' || before === 'space')
      return openers.test(kana) || kana.length < 2 || functional.includes(kana) ? at : run
    // After 及, 並 and 又 the first kana belongs to the joining word: 及びさくら銀行.
    if ('及並又或若'.includes(text.charAt(run - 1))) {
      const rest = kana.replace(/^(?:びに|び|は|いは|しくは)/, '').length
      return rest >= 2 && rest < kana.length ? at - rest : at
    }
    if (kanaNouns.test(kana)) {
      at = run
      continue
    }
    // 青葉市立やまびこ小学校
    if (kana.length > 1 && founder.test(text.slice(Math.max(least, run - 4), run)) && !afterFounder.test(kana)) {
      at = run
      continue
    }
    if (verbEnding.test(kana)) return at
    // 携わっているさくら銀行
    const said = kana.lastIndexOf('ている') < 0 ? kana.lastIndexOf('ていた') : kana.lastIndexOf('ている')
    if (said >= 0 && kana.length - said >= 5) return at - (kana.length - said - 3)
    // ソラリスでんき: no word begins with ん or a small letter, so that で is none.
    const joint = functional.find(
      (word) => kana.startsWith(word) && !/^[んっゃゅょぁぃぅぇぉ]/.test(kana.slice(word.length)),
    )
    if (joint !== undefined) {
      let rest = kana.slice(joint.length)
      let again = functional.find((word) => word.length > 1 && rest.startsWith(word))
      while (again !== undefined && rest !== '') {
        rest = rest.slice(again.length)
        const kept = rest
        again = functional.find((word) => word.length > 1 && kept.startsWith(word))
      }
      return rest.length >= 2 && (kanaWords.test(rest) || !particleEnd.test(rest)) && !kanaVerb.test(rest)
        ? at - rest.length
        : at
    }
    at = run
  }
  while (at < end && classOf(text.charCodeAt(at)) === 'dot') at++
  return at
}

/**
 * Where a name ends that begins at `start`: over kanji, katakana, Latin letters and 「・」; over kana at its head
 * (ゆのせ物産座) and inside (ひかりの園) as long as it does not read as a particle.
 */
export const nameEnd = (text: string, start: number, ceiling: number): number => {
  const most = Math.min(ceiling, start + longest)
  let at = start
  while (at < most) {
    const kind = classOf(text.charCodeAt(at))
    // 株式会社ウミネコ製ファイル転送ソフト: 製 after katakana or Latin letters says who made it.
    // キャンペーン事務局(株式会社アオゾラ内)
    if (text.charAt(at) === '内' && text.charAt(at + 1) === ')') break
    if (text.charAt(at) === '製' && at - start >= 2 && isMaker(text, at)) break
    if (kind === 'kanji' || kind === 'katakana' || kind === 'latin' || kind === 'dot') {
      if (
        (text.charAt(at) === '及' && text.charAt(at + 1) === 'び') ||
        (text.charAt(at) === '並' && text.charAt(at + 1) === 'び')
      )
        break
      at++
      continue
    }
    if (kind === 'space') {
      const left = at > start ? classOf(text.charCodeAt(at - 1)) : 'other'
      const right = at + 1 < most ? classOf(text.charCodeAt(at + 1)) : 'other'
      if (left === 'latin' && right === 'latin' && !isDigitUnit(text.charCodeAt(at + 1))) {
        at++
        continue
      }
      break
    }
    if (text.charAt(at) === 'が' && at > start && isPlaceGa(text, at)) {
      at++
      continue
    }
    if (kind !== 'hiragana') break
    let run = at
    while (run < most && classOf(text.charCodeAt(run)) === 'hiragana') run++
    const kana = text.slice(at, run)
    const next = run < most ? classOf(text.charCodeAt(run)) : 'other'
    if (at === start) {
      const joint = functional.find((word) => word.length > 1 && kana === word)
      if (kana.length < 2 || joint !== undefined) break
      const joined = joining.exec(kana)
      if (joined !== null && joined.index >= 2) {
        at += joined.index
        break
      }
      const particle = particleOf(kana, text.charAt(run))
      if (particle !== undefined && kana.length - particle.length >= 2) {
        // さくらの園 keeps its の, さくらの社員 does not; a short kanji word after it is taken for the name's.
        if (
          !(
            (particle === 'の' &&
              (next === 'kanji' || next === 'katakana') &&
              (isNameTail(text, run) || endsLine(text, run))) ||
            // 社会福祉法人ゆずりは会
            (particle.length === 1 && isNameTail(text, run) && '会園荘苑塾堂亭庵寮'.includes(text.charAt(run)))
          )
        ) {
          at += kana.length - particle.length
          break
        }
      }
      if (/^(?:である|において|から(?![すだ])|より(?![みそ])|という|および|または|では|には|などの?)/.test(kana)) break
      at = run
      continue
    }
    // 丸の内食品, 旅のしおり: no name ends with its first kanji.
    if (
      at === start + 1 &&
      kana.startsWith('の') &&
      (kana.length > 1 || next === 'kanji') &&
      isKanjiUnit(text.charCodeAt(start))
    ) {
      const particle = kana.length > 2 ? particleEnd.exec(kana.slice(2)) : null
      at = particle === null ? run : run - particle[0].length
      if (particle !== null) break
      continue
    }
    if (insideStops.some((word) => kana.startsWith(word))) {
      // A kana word after a particle may still be the name's where nothing else can follow: 「みずほ」 has no particle.
      if (kana === 'の' && next === 'kanji' && isNameTail(text, run)) {
        at = run
        continue
      }
      break
    }
    const joined = joining.exec(kana)
    if (joined !== null && joined.index >= 1) {
      at += joined.index
      break
    }
    if (next === 'dot') {
      at = run
      continue
    }
    const particle = particleOf(kana, text.charAt(run))
    if (next === 'kanji' || next === 'katakana' || next === 'latin') {
      if (particle !== undefined && !(particle === 'の' && isNameTail(text, run))) {
        at = kana.length - particle.length >= 2 ? at + kana.length - particle.length : at
        break
      }
      at = run
      continue
    }
    at += particle !== undefined && kana.length - particle.length >= 2 ? kana.length - particle.length : kana.length
    break
  }
  while (at > start && classOf(text.charCodeAt(at - 1)) === 'dot') at--
  return at
}

/** 園, 里, 家, 会, 森, 丘 … close a name of the pattern 「ひかりの園」. */
const isNameTail = (text: string, at: number): boolean =>
  isKanjiUnit(text.charCodeAt(at)) &&
  !'社者方件為上下中内他間時際人名元親子当弊本同旨場'.includes(text.charAt(at)) &&
  !['kanji', 'katakana'].includes(classOf(text.charCodeAt(at + 1)))

/** One kanji as names begin with, and nothing of a name before it: not 市の教育委員会. */
const isLonelyKanji = (text: string, at: number, least: number): boolean => {
  if (at < least) return false
  const named = '日木花竹丘海山森川空星月風光虹里野雪杜湖浜丸'.includes(text.charAt(at))
  if (
    !named &&
    // 榛の木町, 椿の里荘
    !(
      '木里宮原丘坂浜島沢谷森池瀬岡台'.includes(text.charAt(at + 2)) &&
      isKanjiUnit(text.charCodeAt(at)) &&
      !'県市町村区都府道国社本当同各他両前後次私我'.includes(text.charAt(at))
    )
  )
    return false
  if (at === least) return true
  const left = classOf(text.charCodeAt(at - 1))
  // 入力した日の出データ処理株式会社
  return left === 'other' || left === 'space' || (named && 'るたをはにへで'.includes(text.charAt(at - 1)))
}

/** 製 as in X製, not as in 製作, 製造, 製薬. */
const isMaker = (text: string, at: number): boolean =>
  ['katakana', 'latin'].includes(classOf(text.charCodeAt(at - 1))) &&
  !'作造薬菓鋼紙品本粉麺パ版氷茶油材糸函缶図麦糖塩陶靴帽'.includes(text.charAt(at + 1) || ' ')

/** Is this が part of a place name: between kanji, before 丘, 原, 浜 and the like, and not before 原因? */
const isPlaceGa = (text: string, at: number): boolean =>
  isKanjiUnit(text.charCodeAt(at - 1)) &&
  /[丘原浜崎浦島峰谷沢岡台池森野嶺瀬咲関]/.test(text.charAt(at + 1)) &&
  !/^(?:原[因則本案告]|島[民内]|野[党外]|関[係連与わ]|台[風数帳]|森林)/.test(text.slice(at + 1, at + 3))

/** Does nothing but a word of the name follow up to the end of the line (株式会社ほけんのサクラ)? */
const endsLine = (text: string, at: number): boolean => {
  let end = at
  while (end - at < 10 && ['kanji', 'katakana'].includes(classOf(text.charCodeAt(end)))) end++
  return end > at && (end === text.length || text.charAt(end) === '\n')
}

/** Is there a character of a name on this side: no blank, no sign, no kana particle? */
export const isNameUnit = (unit: number): boolean => {
  const kind = classOf(unit)
  return kind === 'kanji' || kind === 'katakana' || kind === 'latin' || kind === 'hiragana'
}
export const isKanjiOrKatakana = (unit: number): boolean => {
  const kind = classOf(unit)
  return kind === 'kanji' || kind === 'katakana'
}
export const isKatakana = (unit: number): boolean => classOf(unit) === 'katakana'

export const isLatin = (unit: number): boolean => classOf(unit) === 'latin'
