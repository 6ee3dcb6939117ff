/** Returns the width of a text. */
export type Widths = (text: string) => number

/** `isBroken`: a word was longer than a line, and goes on in the next. */
type Lines = { all: string[]; isBroken: boolean }

/** Returns a text in as few lines as this width allows, about as long as each other. */
export function breakLines(text: string, width: number, widths: Widths): Lines {
  const widest = fill(text, width, widths)
  let [narrow, wide] = [width / 2, width]
  for (let step = 0; step < 6; step += 1) {
    const middle = (narrow + wide) / 2
    const { all, isBroken } = fill(text, middle, widths)
    if (all.length > widest.all.length || (isBroken && !widest.isBroken)) narrow = middle
    else wide = middle
  }
  return widest.all.length < 2 ? widest : fill(text, wide, widths)
}

function fill(text: string, width: number, widths: Widths): Lines {
  const lines: Lines = { all: [], isBroken: false }
  let line = ''
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widths(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.all.push(line)
    const { full, rest } = cut(word, width, widths)
    lines.all.push(...full)
    lines.isBroken ||= full.length > 0
    line = rest
  }
  if (line !== '') lines.all.push(line)
  return lines
}

/** Cuts a word that is wider than a line. */
function cut(word: string, width: number, widths: Widths) {
  const full: string[] = []
  let rest = ''
  for (const character of word) {
    if (rest !== '' && widths(rest + character) > width) {
      full.push(rest)
      rest = ''
    }
    rest += character
  }
  return { full, rest }
}
