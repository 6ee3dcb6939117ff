/** As many digits as a telephone number has, however they are grouped. */
const likeANumber = /\+?\d(?:[\s().-]{0,3}\d){6,}/g

/** A text for people who need no number: of whatever in it looks like one, the last two digits stay. */
export function withoutNumbers(text: string): string {
  return text.replace(likeANumber, (number) => number.replace(/\d(?=(?:\D*\d){2})/g, '·'))
}
