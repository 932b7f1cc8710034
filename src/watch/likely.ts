/** Words a notice's title has, or may have. */
const telling =
  /漏え?い|漏洩|もれ|流出|紛失|亡失|所在不明|置き忘れ|盗難|盗ま|誤(?:送|配|交付|廃棄|掲載|公開|発送|投函|表示|登録|入力)|誤って|誤り|不正|侵入|サイバー|攻撃|ウイルス|ウィルス|マルウェア|ランサム|改ざん|改竄|なりすまし|迷惑メール|フィッシング|サポート詐欺|脆弱性|情報セキュリティ|セキュリティ(?:事故|インシデント|侵害)|インシデント|個人情報|顧客情報|お客(?:様|さま)(?:の)?情報|患者情報|名簿|USB|メールアドレス|アカウント|クレジットカード|お詫び|おわび|謝罪|事案|事故|不祥事|障害|不具合|停止|続報|第[2-9二三四五六七八九十]+報|重要なお知らせ/i

/** A title of these words alone says nothing: what stands under it may be anything. */
const bare =
  /^(?:お知らせ|ご案内|トピックス|新着情報|ニュース|リリース|続き(?:を読む)?|詳細|詳しく(?:はこちら)?|こちら|more|read more|pdf|[\d\s年月日./()()-]+)+$/i

/**
 * May a page with this title be a notice? Decides which of a source's items are fetched at all, so it says no only where
 * a title tells of something else; whether a page is a notice is then read from its words.
 *
 * @example mayBeNotice('ごみの収集日が変わります') // false
 */
export const mayBeNotice = (title: string | undefined): boolean => {
  const words = title?.normalize('NFKC').trim() ?? ''
  return words.length < 6 || bare.test(words) || telling.test(words)
}
