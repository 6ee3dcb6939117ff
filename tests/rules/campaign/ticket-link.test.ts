import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { isTicketLink, linkWithCode, linkWithoutCode } from '../../../server/rules/campaign/ticket-link.ts'

test.each([
  'https://allo.example.com/tickets',
  'https://allo.example.com/?promo={code}',
  'https://allo.example.com/redeem/{code}/',
  'https://allo.example.com/#promo={code}',
])('%s is a link to tickets', (link) => {
  expect(isTicketLink(link)).toBe(true)
})

test.each([
  'http://allo.example.com/?promo={code}',
  'https://{code}.example.com/',
  'https://{code}@example.com/',
  'https://allo.example.com:{code}/',
  'https://anna:secret@allo.example.com/?promo={code}',
  'https://allo.example.com/?promo={promo}',
  'https://allo.example.com/?promo={code}&again={code}',
  'https://allo.example.com/?promo={code',
  'javascript:alert({code})',
  '{code}',
  '',
])('%s is none', (link) => {
  expect(isTicketLink(link)).toBe(false)
})

test('whatever a code looks like, it changes nothing in the link but its own place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (code) => {
      const url = new URL(linkWithCode('https://allo.example.com/buy?from=pavel&promo={code}#form', code))
      expect(url.origin + url.pathname + url.hash).toBe('https://allo.example.com/buy#form')
      expect([...url.searchParams]).toEqual([
        ['from', 'pavel'],
        ['promo', code],
      ])
    }),
  )
})

test.each([
  ['https://allo.example.com/tickets', 'https://allo.example.com/tickets'],
  ['https://allo.example.com/buy?from=pavel&promo={code}#form', 'https://allo.example.com/buy?from=pavel#form'],
  ['https://allo.example.com/codes/{code}/use', 'https://allo.example.com/codes/'],
  ['https://allo.example.com/buy#promo={code}', 'https://allo.example.com/buy'],
  ['https://pretix.eu/reptiles/conf/redeem?voucher={code}', 'https://pretix.eu/reptiles/conf/'],
])('whoever has no code is led from %s to %s', (link, expected) => {
  expect(linkWithoutCode(link)).toBe(expected)
})
