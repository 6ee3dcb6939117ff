import type { JsonSlip, QuizFault } from '../../server/campaigns/campaigns.ts'
import { expected } from './notation.faults.ts'
import { imageFaultText } from './quiz-faults.images.ts'
import type { FaultTexts } from './quiz-faults.ts'

type Of<Kind extends QuizFault['kind']> = Extract<QuizFault, { kind: Kind }>

const wantedTypes: Record<Of<'wrong type'>['wanted'], string> = {
  text: 'a text',
  number: 'a number',
  'yes or no': 'true or false',
  list: 'a list: [ … ]',
  object: 'an object: { … }',
  'icon or scene': 'the name of an icon, or a list of things to draw',
}

const slips: Record<JsonSlip, string> = {
  'comma after the last': 'no comma after the last value',
  comment: 'no comments in JSON',
  'no value': 'a value',
  'no name': 'a name in double quotes',
  'no literal': 'a value: texts and names in double quotes, numbers, true, false or null',
  'no colon': 'a colon after the name',
  'no comma': 'a comma before the next value',
  'no closing brace': 'a closing brace',
  'no closing bracket': 'a closing bracket',
  'more after the end': 'nothing after the end',
  'open text': 'a closing quote on the same line',
  'no code point': 'four hexadecimal digits after \\u',
  'wrong escape': 'one of \\" \\\\ \\/ \\n \\t \\u after a backslash',
  'line break in a text': 'line breaks and tabs written as \\n and \\t',
  'name twice': 'each name once',
  'no character': 'codes that stand for characters',
  'too deep': 'fewer brackets within each other',
}

function stands(found: string): string {
  if (found === '') return 'the end of the file'
  return found === '\n' ? 'a line break' : `“${found}”`
}

const orNear = (near: readonly string[]) =>
  near.length > 0 ? ` (did you mean ${near.map((name) => `"${name}"`).join(' or ')}?)` : ''

const drawing = 'a line, a recipe or a file'

/** What is expected and what was found, to follow “expected”. */
export const faultTexts: FaultTexts = {
  missing: () => 'a value, found nothing',
  'unknown key': ({ found }) => `no such key, found ${found}`,
  'wrong type': ({ wanted, found }) => `${wantedTypes[wanted]}, found ${found}`,
  'not an option': ({ options, found }) => `${options}, found ${found}`,
  'not whole': ({ found }) => `a whole number, found ${found}`,
  'too small': ({ least, found }) => `${least} or more, found ${found}`,
  'too large': ({ most, found }) => `${most} or less, found ${found}`,
  'not above': ({ bound, found }) => `more than ${bound}, found ${found}`,
  'text too long': ({ most, found }) => `at most ${most} characters, found ${found}`,
  'too few': ({ least, found }) => `${least === 1 ? 'at least one' : `${least} or more`}, found ${found}`,
  'too many': ({ most, found }) => `at most ${most}, found ${found}`,
  'empty text': ({ found }) => `a text, found ${found}`,
  'time zone': ({ found }) => `a time zone such as Europe/Moscow, found ${found}`,
  'call hours': ({ found }) => `a later hour in \`to\` than in \`from\`, found ${found}`,
  'tier id': ({ found }) => `letters, digits, - and _, 40 at most, found ${found}`,
  'id or discount': ({ found }) => `an \`id\` or a \`discount\`, found ${found}`,
  'scene name': ({ found }) => `small letters, digits and hyphens, found ${found}`,
  colour: ({ found }) => `"#rrggbb" in lower case, found ${found}`,
  'icon name': ({ found }) => `the name of an icon, or "noto:" and the name, found ${found}`,
  'path data': ({ found }) => `SVG path data, found ${found}`,
  'beyond the word': ({ found }) => `cuts, strikes and replacements within its word, found ${found}`,

  'days not named': ({ days, text }) => `the ${days} days that consent.keptDays promises, found «${text}»`,
  'tier not below': ({ below, found }) => `less than ${below}, found ${found}`,
  'lowest tier not at 0': ({ found }) => `0, so that every finished game wins something, found ${found}`,
  'same tier': ({ field, tier, found }) =>
    `a ${field === 'id' ? 'name' : 'discount'} that tiers.${tier} does not have, found ${found}`,
  'tier out of reach': ({ most, found }) => `at most ${most}, the most points of a game, found ${found}`,
  'points rise': ({ most, found }) => `at most ${most}, found ${found}`,
  'asks too many': ({ rebuses, found }) => `at most ${rebuses}, the number of rebuses, found ${found}`,
  'only one draw': ({ asks }) => `difficulties with which more than one draw of ${asks} adds up to the same, found only one`,
  'never drawn': ({ asks, sum, found }) =>
    `a difficulty with which a draw of ${asks} can add up to ${sum}, as most do, found ${found}`,
  'same answer': ({ list, index, found }) => `a word that ${list}.${index} does not have, found «${found}»`,
  'command is an answer': ({ list, index, found }) => `a phrase that is no answer of ${list}.${index}, found «${found}»`,
  'same command': ({ command, found }) => `a phrase that ${command} does not have, found «${found}»`,
  'no drawing': () => `${drawing}, found none of them`,
  'nothing to take apart': () => `${drawing}, since no other picture is a line, found none of them`,
  'several drawings': ({ found }) => `${drawing}, found ${found} of them`,
  'does not add up': ({ answer, reads }) => `letters that add up to «${answer}», found «${reads}»`,
  'another answer': ({ answer, found }) => `«${answer}», found «${found}»`,
  'no such icon': ({ icon, near }) => `icons that the emoji sets have${orNear(near)}, found "${icon}"`,
  'unreadable line': ({ line, start, end, expectation, near }) => {
    const found = end > start ? `«${line.slice(start, end)}»` : 'nothing'
    return `${expected.en[expectation]}${orNear(near)}, found ${found} at character ${start + 1} of «${line}»`
  },
  'picture not uploaded': ({ file }) => `a picture that was uploaded, found "${file}"`,

  'no quiz file': () => 'a quiz file, found none that this program can read',
  'not UTF-8': () => 'a text in UTF-8, found another encoding',
  'slip in JSON': ({ slip, found }) => `${slips[slip]}, found ${stands(found)}${slip === 'name twice' ? ' again' : ''}`,
  'no file': ({ folder, file }) => `a file in ${folder}, found "${file}", which does not exist`,
  'unreadable file': ({ folder, file, code }) => `a file in ${folder}, found "${file}", which cannot be read (${code})`,
  'unusable picture': ({ file, fault }) => `a picture that can be shown, found "${file}". ${imageFaultText('en', fault)}`,
}
