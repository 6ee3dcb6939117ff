import { phrasesIn, type Spoken } from '../../../views/texts/spoken.ts'
import type { Quiz } from '../quiz/quiz.ts'
import { secondsOfSpeech } from '../speech/speech.ts'

/** Nobody listens for longer to what can be read on the page. */
const longestSeconds = 25

/** Returns the rules as Pavel says them on the phone. Names for which there is no time are left to the page. */
export function rulesAloud({ quiz, spoken, organiser }: { quiz: Quiz; spoken: Spoken; organiser: string }): string {
  const { rules } = phrasesIn(quiz.language)
  const prizes = quiz.tiers.filter(({ most }) => most !== 0).map(({ spoken: said }) => said)
  const [best] = prizes
  if (best === undefined) return spoken.rules({ organiser, prizes: rules.noPrizes })
  const wordings = [
    { organiser, prizes: rules.eitherOf(prizes) },
    { organiser, prizes: prizes.length > 1 ? rules.andLess(best) : best },
    { organiser, prizes: rules.prizesOnPage },
    { organiser: rules.anyOrganiser, prizes: rules.prizesOnPage },
  ].map(spoken.rules)
  const short = wordings.find((wording) => secondsOfSpeech(wording, quiz.language) <= longestSeconds)
  return short ?? wordings.at(-1) ?? ''
}
