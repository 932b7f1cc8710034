import { describe, expect, test } from 'vitest'
import { surtOf } from './surt.js'

// Keys as Python's `surt` 0.3.1 makes them, by which pywb and py-wacz look addresses up.
describe('surtOf', () => {
  test.each([
    ['http://example.jp', 'jp,example)/'],
    ['https://www.example.jp/Oshirase/%E3%81%8A.html?b=2&a=1', 'jp,example)/oshirase/%e3%81%8a.html?a=1&b=2'],
    [
      'https://WWW2.Example.JP/お知らせ?q=漏えい',
      'jp,example)/%e3%81%8a%e7%9f%a5%e3%82%89%e3%81%9b?q=%e6%bc%8f%e3%81%88%e3%81%84',
    ],
    ['https://日本語.jp/a', 'jp,xn--wgv71a119e)/a'],
    ['http://example.jp:8080/a/', 'jp,example:8080)/a'],
    ['https://example.jp:443/a', 'jp,example)/a'],
    ['https://example.jp/a//b/../c?x=', 'jp,example)/a/c?x='],
    ['https://a.example/a%2Fb', 'example,a)/a/b'],
    ['http://a.example/%25252541?a=b=c&a=b&a', 'example,a)/a?a&a=b&a=b=c'],
    ['https://a.example/%E3%81?%zz=%', 'example,a)/%e3%81?%25zz=%25'],
    ['https://user:pw@a.example/#top', 'example,a)/'],
    ['https://a.example/?', 'example,a)/'],
    ['https://a.example/?a&b&A=1&a=0&ab=1', 'example,a)/?a&a=0&a=1&ab=1&b'],
    ['https://example.jp/?PHPSESSID=0123456789abcdef0123456789abcdef&a=1', 'jp,example)/?a=1'],
    ['https://a.example/x?jsessionid=0123456789abcdef0123456789abcdef', 'example,a)/x'],
    ['http://192.168.0.1:80/', '1,0,168,192)/'],
    ['http://3232235521/', '1,0,168,192)/'],
    ['urn:uuid:abc', 'urn:uuid:abc'],
    ['http://[::bad/', 'http://[::bad/'],
  ])('%s → %s', (address, key) => expect(surtOf(address)).toBe(key))
})
