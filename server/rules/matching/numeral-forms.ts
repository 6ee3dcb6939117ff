import { russian } from './words.ru.ts'

/**
 * Returns the numeral as `words.ru.ts` has it («двести») for any of its forms and for its ordinal («двухсот», «двухсотый»), also
 * as transliteration leaves it («восем», «девяцот»). Returns any other word unchanged.
 */
export function numeralOf(word: string): string {
  const key = keyOf(word)
  return irregular.get(key) ?? regular.get(key) ?? word
}

/** Drops what differs between the forms of a regular numeral: «пять», «пяти», «пятью» and «пятый» are all `пят`. */
function keyOf(word: string): string {
  return word.replaceAll('ь', '').replace(/(ого|ому|ой|ый|ий|ым|ых|ыми|ую|ая|ое|ые|ом|ам|ами|ах|[аеиоуыюя])$/, '')
}

const regular = new Map([...russian.numerals.values.keys()].map((numeral) => [keyOf(numeral), numeral]))

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
