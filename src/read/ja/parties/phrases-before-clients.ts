import type { PartyRole } from '../../../casebook/facts.js'
import { ourselves } from '../organisations/self.js'
import { type Pattern, pattern } from '../patterns/pattern.js'
import { iru, suru, work } from './work-words.js'

/** What stands directly before the name of one whom the discloser works for. */
export const beforeClient: readonly (readonly [PartyRole, number, Pattern])[] = [
  // 「当社に配送を委託している荷主の」
  [
    'client',
    20,
    pattern(
      new RegExp(
        `${ourselves}(?:に|へ)[^。、]{0,24}(?:(?:委託|依頼|発注)(?:して(?:いる|いた|おられる|おられた)|した|された|する)|(?:任せ|委ね|預け|頼ん|(?:委託|依頼|発注)し)[てで](?:くださ|下さ|いただ|頂)[^。、]{1,6})[^。、()「」はがをにでへ]{0,10}(?:である|の|、)?$`,
      ),
    ),
  ],
  [
    'client',
    5,
    pattern(
      /委託元(?:である|の)$|委託(?:を)?(?:いただ|頂)(?:いている|いた|いております|いておりました)(?:[^、。]{1,20}(?:様)?、){0,4}$/,
    ),
  ],
  // 「当社のシステムを導入していただいている」
  [
    'client',
    8,
    pattern(
      new RegExp(
        `${ourselves}(?:の|が)[^。]{0,30}(?:利用|導入|採用|契約|使用|購入|ご?登録|使っ)(?:し)?て(?:いただ|頂|くださ|下さ)[^。、]{1,6}(?:企業|団体|法人|会社)?(?:である|の)?$`,
      ),
    ),
  ],
  // 「当社がご依頼を受けている」
  [
    'client',
    8,
    pattern(
      new RegExp(
        `${ourselves}が[^。、]{0,16}(?:依頼|委託|注文|用命)を(?:受け|いただい|頂い|頂戴し|賜っ)て(?:いる|いた|おります|おりました)$`,
      ),
    ),
  ],
  [
    'client',
    8,
    pattern(
      new RegExp(
        `${ourselves}が(?:[^。]{0,40}(?:受託|請け?負|お預かり|受注|引き受け|代行|承)[^。、]{0,4}て(?:いる|いた|おります|おりました)|(?:(?!する|した|ている|ていた)[^。、]){0,24}を(?:(?:受託|受注|代行|お預かり)(?:する|した)|請け?負(?:う|った)|引き受け(?:る|た)|承(?:る|った)))$`,
      ),
    ),
  ],
  [
    'client',
    6,
    pattern(
      new RegExp(
        `${ourselves}が[^。、]{0,6}代理店(?:を務める|を務めている|を務めております|を務めさせていただいております|である|となっている|として[^。、]{0,12})$`,
      ),
    ),
  ],
  // 「当社が撮影を担当した」「当社が警備を行う」
  [
    'client',
    12,
    pattern(
      new RegExp(
        `${ourselves}が(?:(?![るた](?!め))[^。、はが]){0,16}${work}[^。、はが]{0,4}を(?:担当${suru}|行(?:う|った|って${iru})|担(?:う|った|って${iru})|手[が掛]?け(?:る|た|て${iru})|実施${suru})$`,
      ),
    ),
  ],
]
