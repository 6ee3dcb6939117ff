/**
 * Returns whether a word looks like an attribute of what follows («горящий», “burning”), so that a denial reaches over it. Judged by
 * its ending, since there is no dictionary; of English only the commonest adjectives have no ending of their own.
 */
export function isAttribute(word: string): boolean {
  return attributive.test(word) || shortAdjectives.has(word)
}

const attributive =
  /^[а-я]{2,}(?:[ыио]й|ая|яя|ое|ее|ые|ие|[ое]го|[ое]му|[ыи]ми?|[ыи]х|ую|юю)$|^[a-z]{3,}(?:ing|ed|ous|ful|ive|less|able|ible|ish)$/

const shortAdjectives = new Set(
  'big small new old real good bad great hard easy tight long short hot cold last next first final own red black white'.split(
    ' ',
  ),
)

/** Returns whether a Russian word looks like a verb, by endings that hardly any noun has: «требует», «записывают», «пишется». */
export function isVerb(word: string): boolean {
  return (
    /^[а-я]{2,}(?:[аеуыя]ет|[аеуыя]ют|[еи]тся|[ую]тся|[ая]тся|ывал[аи]?|ивал[аи]?|ит|ишь|ешь)$/.test(word) && !nouns.test(word)
  )
}

/** «Магнит», «бит», «кредит». */
const nouns =
  /(?:магнит|кредит|бандит|лимит|визит|бит|кит|щит|транзит|дефицит|гранит|бисквит|спирит|элит|зенит|финвит|аудит|профит)$/
