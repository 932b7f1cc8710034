import { describe, expect, it } from 'vitest'
import { composeDocx, paragraph, run } from '../text/fixtures/compose-docx.js'
import { docxType, mediaTypeOf } from './media-type.js'

const other = 'application/octet-stream'

describe('mediaTypeOf', () => {
  it.each([
    ['%PDF-1.7\n', 'notice.pdf', 'application/pdf'],
    ['junk before %PDF-1.4', 'notice.txt', 'application/pdf'],
    ['PK\u0003\u0004', 'notice.docx', 'application/zip'],
    ['\u0000\u0001', 'notice.txt', other],
    ['', 'empty.txt', 'text/plain'],
    ['お知らせ', 'notice.txt', 'text/plain'],
    ['お知らせ', '-', 'text/plain'],
    ['\uFEFFお知らせ', 'notice', 'text/plain'],
    ['<!DOCTYPE html><p>a', 'notice', 'text/html'],
    ['\uFEFF  <!-- saved from url=(0031)https://a.example/ -->\r\n<HTML>', 'x', 'text/html'],
    ['<?xml version="1.0" encoding="Shift_JIS"?>\n<!DOCTYPE html PUBLIC "x">', 'x', 'text/html'],
    ['<div>a</div>', 'x.txt', 'text/html'],
    ['本文だけ', 'x.html', 'text/html'],
    ['<参考>とは', 'x.txt', 'text/plain'],
    ["<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", 'blog.xml', 'application/atom+xml'],
    ['<atom:feed>', 'x', 'application/atom+xml'],
    ['<entry xmlns="http://www.w3.org/2005/Atom">', 'x', 'application/atom+xml;type=entry'],
    ['<?xml version="1.0"?><rss version="2.0">', 'feed.xml', other],
    ['{"version":"1.0","feed":{}}', 'feed.json', 'application/json'],
    ['Return-Path: <a@example.jp>\r\n', 'x', 'message/rfc822'],
    ['From: a', 'x.eml', 'message/rfc822'],
    ['From - Mon Apr  1 10:00:00 2024\nX-Mozilla-Status: 0001\n', 'x', 'message/rfc822'],
    ['Date: Mon, 1 Apr 2024 10:00:00 +0900\r\nFrom: a@example.jp\r\nSubject: b\r\n\r\nc', 'x.txt', 'message/rfc822'],
    ['Subject: お知らせ\nFrom: 青空市\n\n本件', 'x.txt', 'text/plain'],
    ['From: a@example.jp\nTo: b\n本件', 'x.txt', 'text/plain'],
  ])('%j named %s is %s', (text, name, type) => {
    expect(mediaTypeOf(Buffer.from(text), name)).toBe(type)
  })

  it('knows text in other encodings', () => {
    expect(mediaTypeOf(Buffer.from('\uFEFF<html>', 'utf16le'), 'x')).toBe('text/html')
    expect(mediaTypeOf(Buffer.from('令和6年6月20日\n個人情報の漏えいについて(お詫び)', 'utf16le'), 'a.txt')).toBe(
      'text/plain',
    )
    // A stray zero byte makes no UTF-16 of what is none, nor a picture a text.
    expect(mediaTypeOf(Buffer.from('令和6年6月20日\u0000個人情報の漏えいについて'), 'a.txt')).toBe(other)
    expect(
      mediaTypeOf(
        Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) & 0xff),
        'a.txt',
      ),
    ).toBe(other)
    expect(mediaTypeOf(Buffer.from('1b2442', 'hex'), 'x')).toBe('text/plain')
    expect(mediaTypeOf(Buffer.from('8e968c8f', 'hex'), 'x')).toBe('text/plain')
  })

  it('knows Office files by what their zip holds', async () => {
    const docx = await composeDocx(paragraph(run('本件')))
    expect(mediaTypeOf(docx, 'x')).toBe(docxType)
    expect(mediaTypeOf(docx.subarray(0, -10), 'x.docx')).toBe('application/zip')
    expect(mediaTypeOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'x.docx')).toBe('application/x-ole-storage')
  })
})
