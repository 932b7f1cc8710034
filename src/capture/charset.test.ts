import Encoding from 'encoding-japanese'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from './charset.js'

const encode = (text: string, to: 'SJIS' | 'EUCJP' | 'JIS' | 'UTF16BE') =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to, from: 'UNICODE' }))

const sentence = '株式会社①㈱髙橋は、10月5日(木)に不正アクセスを確認しました。〒100-0001 ~\\'

describe('decodeText', () => {
  it.each([
    ['SJIS', 'shift_jis'],
    ['EUCJP', 'euc-jp'],
    ['JIS', 'iso-2022-jp'],
  ] as const)(
    'reads %s without being told, with the characters that are only in the vendors’ sets',
    (encoding, charset) => {
      expect(decodeText(encode(sentence, encoding))).toEqual({ text: sentence, charset, replaced: 0 })
    },
  )

  it.each([
    ['utf-8 with a mark', Buffer.from(`\uFEFF${sentence}`), 'utf-8'],
    ['utf-16le with a mark', Buffer.from(`\uFEFF${sentence}`, 'utf16le'), 'utf-16le'],
    ['utf-16be with a mark', Uint8Array.of(0xfe, 0xff, ...encode(sentence, 'UTF16BE')), 'utf-16be'],
    ['utf-16le without one', Buffer.from(sentence, 'utf16le'), 'utf-16le'],
    ['utf-16be without one', encode(sentence, 'UTF16BE'), 'utf-16be'],
    ['utf-8', Buffer.from(sentence), 'utf-8'],
  ])('reads %s', (_, bytes, charset) => {
    expect(decodeText(bytes)).toEqual({ text: sentence, charset, replaced: 0 })
  })

  it.each([
    ['little', 'utf16le', 'utf-16le'],
    ['big', 'UTF16BE', 'utf-16be'],
  ] as const)('reads a page in UTF-16 without a mark, %s end first', (_, encoding, charset) => {
    const text = `<!DOCTYPE html><p>${sentence}`
    const bytes = encoding === 'utf16le' ? Buffer.from(text, encoding) : encode(text, encoding)
    expect(decodeText(bytes)).toEqual({ text, charset, replaced: 0 })
  })

  const page = (charset: string) =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><p>${sentence}`
  it.each([
    ['the page’s own', page('Shift_JIS'), 'SJIS', undefined, 'shift_jis'],
    ['a label the standard lacks', page('CP932'), 'SJIS', undefined, 'shift_jis'],
    ['the header’s', sentence, 'EUCJP', 'text/html; charset=euc-jp', 'euc-jp'],
    ['a wrong one of the page', page('Shift_JIS'), 'EUCJP', undefined, 'euc-jp'],
    ['a wrong one of the header', page('x-euc-jp'), 'SJIS', 'text/html; charset="utf-8"', 'shift_jis'],
    ['a western one', page('iso-8859-1'), 'SJIS', undefined, 'shift_jis'],
    ['UTF-16, which no page in bytes is', page('utf-16'), 'SJIS', 'text/html; charset=utf-16', 'shift_jis'],
    ['a Chinese one', page('gb2312'), 'SJIS', undefined, 'shift_jis'],
    ['a Korean one', page('euc-kr'), 'SJIS', 'text/html; charset=EUC-KR', 'shift_jis'],
    ['one nobody knows', page('x-unheard-of'), 'SJIS', undefined, 'shift_jis'],
  ] as const)('declared: %s', (_, text, encoding, contentType, charset) => {
    expect(decodeText(encode(text, encoding), contentType === undefined ? {} : { contentType })).toEqual({
      text,
      charset,
      replaced: 0,
    })
  })

  it.each([
    [
      'the header before the media type',
      { charset: 'windows-31j', contentType: 'text/plain; charset=euc-jp' },
      'ﾃｽ',
      'shift_jis',
    ],
    ['the media type', { contentType: 'text/plain; charset=Shift_JIS' }, 'ﾃｽ', 'shift_jis'],
    ['nobody', {}, 'ý', 'utf-8'],
    ['one that gives no Japanese either', { charset: 'koi8-r' }, 'ý', 'utf-8'],
  ] as const)('of a few letters that may be either, asks %s', (_, hints, text, charset) => {
    expect(decodeText(Uint8Array.of(0xc3, 0xbd), hints)).toEqual({ text, charset, replaced: 0 })
  })

  it('does not take Japanese in UTF-8 for anything else, whatever is said of it', () => {
    for (const charset of ['Shift_JIS', 'euc-jp', 'iso-2022-jp', 'utf-16le', 'gbk', 'iso-8859-1'])
      expect(decodeText(Buffer.from('事件'), { charset }).text).toBe('事件')
  })

  it('believes a western declaration of western text', () => {
    const text = 'Les données de 1 200 élèves ont été exposées à Genève.'
    expect(decodeText(Buffer.from(text, 'latin1'), { contentType: 'text/plain; charset=iso-8859-1' }).text).toBe(text)
  })

  it('counts what it could not read', () => {
    const broken = Buffer.concat([Buffer.from('情報が流出しました。'), Buffer.of(0xe3, 0x81), Buffer.from('以上')])
    expect(decodeText(broken)).toEqual({ text: '情報が流出しました。\uFFFD以上', charset: 'utf-8', replaced: 1 })
  })

  it('takes a short word for what it is', () => {
    expect(decodeText(Uint8Array.of(0x8e, 0x96, 0x8c, 0x8f)).text).toBe('事件')
  })

  it('gives back any text, and never throws over any bytes (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\u001b\uFEFF]/.test(text))
        expect(decodeText(Buffer.from(text)).text).toBe(text)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const { text, replaced } = decodeText(bytes)
        expect(text.split('\uFFFD').length - 1).toBe(replaced)
      }),
    )
  })
})
