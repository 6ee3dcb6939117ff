import type { Numerals } from './numerals.ts'

/** The words of one digit. `many`: its forms after «два», «пара» and «все»; they are no number by themselves, nor is «семёрку». */
type Named = { one: string; many: string; accusative: string }

const digits: readonly Named[] = [
  { one: 'ноль нуль нолик нулик зеро', many: 'нуля нолика нулей ноликов нули нолики', accusative: 'ноль' },
  { one: 'один одна одно единица единичка', many: 'единицы единички единиц единичек', accusative: 'единицу' },
  { one: 'два две двойка двоечка', many: 'двойки двоечки двоек', accusative: 'двойку' },
  { one: 'три тройка троечка', many: 'тройки троечки троек', accusative: 'тройку' },
  { one: 'четыре четверка четверочка', many: 'четверки четверочки четверок', accusative: 'четверку' },
  { one: 'пять пятерка пятерочка', many: 'пятерки пятерочки пятерок', accusative: 'пятерку' },
  { one: 'шесть шестерка шестерочка', many: 'шестерки шестерочки шестерок', accusative: 'шестерку' },
  { one: 'семь семерка семерочка', many: 'семерки семерочки семерок', accusative: 'семерку' },
  { one: 'восемь восьмерка восьмерочка', many: 'восьмерки восьмерочки восьмерок', accusative: 'восьмерку' },
  { one: 'девять девятка девяточка', many: 'девятки девяточки девяток', accusative: 'девятку' },
]

const named = (forms: keyof Named) =>
  digits.flatMap((digit, value) => digit[forms].split(' ').map((word): [string, number] => [word, value]))

const larger = {
  десять: 10, десятка: 10, одиннадцать: 11, двенадцать: 12, тринадцать: 13, четырнадцать: 14, пятнадцать: 15,
  шестнадцать: 16, семнадцать: 17, восемнадцать: 18, девятнадцать: 19, двадцать: 20, тридцать: 30, сорок: 40, пятьдесят: 50,
  шестьдесят: 60, семьдесят: 70, восемьдесят: 80, девяносто: 90, сто: 100, двести: 200, триста: 300, четыреста: 400,
  пятьсот: 500, шестьсот: 600, семьсот: 700, восемьсот: 800, девятьсот: 900,
}

/** The Russian number words. After «двойная» and «дважды» stands the digit itself, after «два» and «пара» a form of it. */
export const russianNumerals: Numerals = {
  values: new Map([...named('one'), ...Object.entries(larger)]),
  multipliers: new Map(
    Object.entries({ тысяча: 1000, тысячи: 1000, тысяч: 1000, тыща: 1000, тыщи: 1000, сотня: 100, сотни: 100, сотен: 100 }),
  ),
  repeats: [
    {
      counts: new Map(Object.entries({ два: 2, две: 2, три: 3, четыре: 4, пара: 2, пару: 2, все: 4 })),
      counted: new Map(named('many')),
    },
    {
      counts: new Map(Object.entries({
        двойной: 2, двойная: 2, двойное: 2, двойную: 2, дважды: 2, тройной: 3, тройная: 3, тройное: 3, тройную: 3, трижды: 3,
      })),
      counted: new Map([...named('one'), ...named('many'), ...named('accusative')]),
    },
  ],
}

/** What recognisers write for a digit that was said indistinctly. */
export const russianMistakes: ReadonlyMap<string, string> = new Map(Object.entries({
  о: 'ноль', нол: 'ноль', ноли: 'ноль', адин: 'один', читыре: 'четыре', чытыре: 'четыре', пядь: 'пять', шесь: 'шесть',
  шест: 'шесть', сем: 'семь', восем: 'восемь', девядь: 'девять',
}))
