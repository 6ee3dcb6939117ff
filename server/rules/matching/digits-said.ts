import type { Language } from './attempt.ts'

/**
 * What a caller begins with who says the digits of the page, as words and as figures. Pavel asks for four of them and speaks of the key
 * nine, so these two alone are left out: they would be his echo.
 */
export const digitsSaid: Record<Language, readonly string[]> = {
  ru: [
    ...(
      'ноль нуль один одна два две три пять шесть семь восемь десять одиннадцать двенадцать тринадцать двадцать тридцать сорок ' +
      'пятьдесят семьдесят девяносто сто двести триста пятьсот семьсот'
    ).split(' '),
    ...figures(),
  ],
  en: [
    ...(
      'zero one two three five six seven eight ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty seventy eighty ' +
      'ninety hundred double'
    ).split(' '),
    ...figures(),
  ],
}

/** Recognisers write digits one by one, or in pairs. */
function figures(): string[] {
  const single = Array.from({ length: 10 }, (_, digit) => String(digit)).filter((digit) => digit !== '4' && digit !== '9')
  return [...single, ...Array.from({ length: 100 }, (_, pair) => String(pair).padStart(2, '0'))]
}
