const units = ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять']
const teens = 'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'
const tens = '- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'
const hundreds = '- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'
const thousands = '- тысяча две_тысячи три_тысячи четыре_тысячи пять_тысяч шесть_тысяч семь_тысяч восемь_тысяч девять_тысяч'
const unitsEn = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const teensEn = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tensEn = '- - twenty thirty forty fifty sixty seventy eighty ninety'

/** Writes up to four digits as a Russian says them, zeros in front included: `016` is «ноль шестнадцать». */
export function inRussian(digits: string): string {
  const said = (place: string, digit: number) => place.split(' ')[digit]?.replace('_', ' ') ?? ''
  return withZeros(digits, units, (value) => [
    ...(value >= 1000 ? [said(thousands, Math.floor(value / 1000))] : []),
    ...(value % 1000 >= 100 ? [said(hundreds, Math.floor((value % 1000) / 100))] : []),
    ...belowHundred(value % 100, units, teens, tens),
  ])
}

/** Writes up to four digits as an English speaker says them: `016` is “zero sixteen”. */
export function inEnglish(digits: string): string {
  return withZeros(digits, unitsEn, (value) => [
    ...(value >= 1000 ? [unitsEn[Math.floor(value / 1000)] ?? '', 'thousand'] : []),
    ...(value % 1000 >= 100 ? [unitsEn[Math.floor((value % 1000) / 100)] ?? '', 'hundred'] : []),
    ...belowHundred(value % 100, unitsEn, teensEn, tensEn),
  ])
}

function withZeros(digits: string, units: string[], write: (value: number) => string[]): string {
  const zeros = /^0*/.exec(digits)?.[0].length ?? 0
  const rest = digits.slice(zeros)
  return [...Array.from({ length: zeros }, () => units[0] ?? ''), ...(rest ? write(Number(rest)) : [])].join(' ')
}

function belowHundred(value: number, units: string[], teens: string, tens: string): string[] {
  if (value === 0) return []
  if (value < 10) return [units[value] ?? '']
  if (value < 20) return [teens.split(' ')[value - 10] ?? '']
  return [tens.split(' ')[Math.floor(value / 10)] ?? '', ...(value % 10 ? [units[value % 10] ?? ''] : [])]
}
