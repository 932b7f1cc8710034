import type { ActionValue } from '../../../casebook/facts.js'
import { type Pattern, pattern } from '../patterns/pattern.js'

interface Likely {
  readonly value: ActionValue
  readonly cue: Pattern
}

const of = (value: ActionValue, cue: RegExp): Likely => ({ value, cue: pattern(cue) })

/**
 * What a release most likely tells of by the plainest words of it, for one in which nothing surer was read. What needs the
 * more to be said comes first: of two that are said as often the first is taken.
 */
export const likelyWays: readonly Likely[] = [
  of('ransomware', /暗号(?:化さ|に)|身代金|脅迫|脅し文|金銭を(?:求め|要求)/),
  of('phishing', /だまさ|騙さ|信じ込|偽(?:の|物|サイト|画面)|装った|を名乗る(?:者|男|女|人)|遠隔操作|思い込/),
  of('malware', /ウイルス|ウィルス|マルウェア|感染/),
  of('defacement', /改ざん|書き換え(?:ら|て)|差し替え(?:ら|て)/),
  of('dos', /大量の(?:アクセス|通信|接続)|つながりにく|過負荷/),
  of(
    'insider',
    /(?:元|退職した?)(?:社員|職員|従業員|教員)|無断で|私的|持ち出し(?:て|た)|業務(?:と|に)(?:関係|関わり)の?な|興味本位|売り渡|転職/,
  ),
  of('theft', /盗[まみらんっ難]|奪[わっい]|持ち去|荒らさ|ひったく|置き?引き/),
  of('disposal-error', /捨て(?:て|ら|た)|廃棄|処分|ごみ|ゴミ|焼却|溶解|古紙|シュレッダ|裁断/),
  of(
    'loss',
    /見当たら|見つから|見つかって(?:い|お)|なく(?:し|な)(?:て|た|っ|り|ま)|無く(?:し|な)|行方|所在|落とし|置き?忘|紛失|足りな/,
  ),
  of(
    'misdelivery',
    /(?:別|ほか|他|違う|誤|間違|異なる|取り違え|入れ違)[^。]{0,40}(?:送[っりら]|届|渡|配[らっりた]|封|返却|宛|添付|発送|投函|混[じざ])/,
  ),
  of(
    'publishing-error',
    /(?:見え|見られ|閲覧|表示|公開|掲載|載[せっ]|開け|読め|貼)[^。]{0,30}(?:状態|状況|よう|でき|まし|てい|ており)/,
  ),
  of(
    'unauthorized-access',
    /侵入|入り込|入られ|不正(?:な|に)?(?:アクセス|ログイン|接続|利用|操作)|乗っ取|(?:第三者|何者か|外部|攻撃者)[^。]{0,30}(?:サーバ|システム|アカウント|サイト|メール|データ)/,
  ),
  of('system-failure', /不具合|障害|プログラム|バグ|故障/),
]
