const elsewhere = /(?:他社|他の|ほかの|別の|外部の|他サイト|よそ|(?:当|弊|自)社以外)[^。、]{0,16}$/

/** 「他社から流出したとみられるパスワード」: do the words before a place speak of another organisation or service? */
export const isElsewhere = (text: string, at: number): boolean => elsewhere.test(text.slice(Math.max(0, at - 20), at))

/** What leaked elsewhere, named by its words: 「他社から流出したID」「別のサービスから漏えいした情報」. */
export const leakedElsewhere = (text: string, at: number): boolean =>
  (text.startsWith('漏', at) || text.startsWith('流出', at)) &&
  (text.startsWith('から', at - 2) || text.startsWith('で', at - 1)) &&
  isElsewhere(text, at)
