import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { messageText } from '../../server/game/message-text.ts'

const words = 'Павел: скидка 30 %. Промокод ABCD2345.'
const link = 'https://allo.example.com/tickets?promo=ABCD2345'

test('the link and the day stand behind the code', () => {
  expect(messageText(words, [link, 'Действует до 1 декабря.'])).toBe(`${words} ${link} Действует до 1 декабря.`)
})

test('what does not fit into two segments is left out, and what comes after it is not', () => {
  expect(messageText(words, [`${link}${'x'.repeat(100)}`, 'Действует до 1 декабря.'])).toBe(`${words} Действует до 1 декабря.`)
})

test('there is more room where everything is Latin', () => {
  const long = `${link}${'x'.repeat(100)}`
  expect(messageText('Pavel: 30% off. Promo code ABCD2345.', [long])).toContain(long)
})

test('whatever there is to say, the words come first, and two segments are enough where they are for the words', () => {
  const text = fc.string({ unit: fc.constantFrom('п', 'a', ' ', '1'), maxLength: 90 })
  fc.assert(
    fc.property(text, fc.array(fc.option(text), { maxLength: 3 }), (begin, extras) => {
      const message = messageText(begin, extras)
      expect(message.startsWith(begin)).toBe(true)
      expect(message.length).toBeLessThanOrEqual(/^[\x20-\x7e]*$/.test(message) ? 306 : 134)
    }),
  )
})
