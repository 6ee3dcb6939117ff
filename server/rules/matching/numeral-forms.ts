import { russianNumerals } from './words.numerals.ru.ts'

/**
 * Returns the numeral as `words.numerals.ru.ts` has it («двести») for any of its forms and for its ordinal («двухсот», «двухсотый»), also
 * as transliteration leaves it («восем», «девяцот»). Returns any other word unchanged.
 */
export function numeralOf(word: string): string {
  const key = keyOf(word)
  return irregular.get(key) ?? regular.get(key) ?? word
}

/**
 * Returns the English numeral of an ordinal (“twelfth”, “thirty fourth”), which is what recognisers make of a number said in passing.
 * Returns any other word unchanged.
 */
export function cardinalOf(word: string): string {
  return irregularOrdinals.get(word) ?? word.replace(/ieth$/, 'y').replace(regularOrdinal, '')
}

const regularOrdinal = /(?<=^(four|six|seven|ten|eleven|\w+teen|hundred|thousand))th$/

const irregularOrdinals = new Map(
  Object.entries({
    first: 'one',
    second: 'two',
    third: 'three',
    fifth: 'five',
    eighth: 'eight',
    ninth: 'nine',
    twelfth: 'twelve',
  }),
)

/** Drops what differs between the forms of a regular numeral: «пять», «пяти», «пятью» and «пятый» are all `пят`. */
function keyOf(word: string): string {
  return word.replaceAll('ь', '').replace(/(ого|ому|ой|ый|ий|ым|ых|ыми|ую|ая|ое|ые|ом|ам|ами|ах|[аеиоуыюя])$/, '')
}

const regular = new Map([...russianNumerals.values.keys()].map((numeral) => [keyOf(numeral), numeral]))

const irregular = new Map(
  Object.entries({
    ноль: 'нуль нулев',
    один: 'одн одним одними одних перв',
    два: 'двух двум двумя втор',
    три: 'трех трем тремя трет',
    четыре: 'четырех четырем четырьмя четверт',
    семь: 'седьм',
    восемь: 'восьми',
    сорок: 'сороков',
    пятьдесят: 'пятидесят',
    шестьдесят: 'шестидесят',
    семьдесят: 'семидесят',
    восемьдесят: 'восьмидесят',
    сто: 'сот',
    двести: 'двухсот двумстам двумястами двухстах',
    триста: 'трехсот тремстам тремястами трехстах',
    четыреста: 'четырехсот четыремстам четырехстах',
    пятьсот: 'пяцот пятисот пятистам пятистах',
    шестьсот: 'шесцот шестисот шестистам шестистах',
    семьсот: 'семисот семистам семистах',
    восемьсот: 'восьмисот восьмистам восьмистах',
    девятьсот: 'девяцот девятисот девятистам девятистах',
  }).flatMap(([numeral, forms]) => forms.split(' ').map((form): [string, string] => [keyOf(form), numeral])),
)
