import { type Called, calledIn } from '../../../views/texts/called.ts'
import { type Texts, textsOf } from '../../../views/texts/chat.ts'
import { phrasesIn, type Spoken, spokenIn } from '../../../views/texts/spoken.ts'
import type { Quiz } from '../quiz/quiz.ts'
import type { CampaignText, CampaignTexts, VariableOf } from './groups.ts'
import { fill } from './template.ts'

type Won = { points: number; prize: string }

/** What a campaign puts in its own words, and what it calls Pavel, which is empty where it does not rename him. */
export type OwnWords = { words: CampaignTexts; pavelName: string }

/** Returns how a campaign calls Pavel. */
function calledBy({ words: { role, launcher }, pavelName }: OwnWords, language: Quiz['language']): Called {
  const called = calledIn(language, { name: pavelName, role })
  return launcher === undefined ? called : { ...called, play: fill(launcher, called) }
}

/** Returns what Pavel says on the phone in a campaign: in its own words where it has some, else in his. */
export function spokenWith(own: OwnWords, language: Quiz['language']): Spoken {
  const { words: texts } = own
  const called = calledBy(own, language)
  const spoken = spokenIn(language, called)
  const { points, place, spell } = phrasesIn(language)
  /** The campaign's wording, or the shipped one. `valuesOf` says what the variables stand for. */
  const worded = <Name extends CampaignText, Given>(
    name: Name,
    shipped: (given: Given) => string,
    valuesOf: (given: Given) => Record<VariableOf<Name>, string>,
  ) => {
    const wording = texts[name]
    return wording === undefined ? shipped : (given: Given) => fill(wording, valuesOf(given))
  }
  const won = ({ points: earned, prize }: Won) => ({ points: points(earned), prize })
  return {
    ...spoken,
    welcome: worded('welcome', spoken.welcome, ({ rebuses }) => ({ rebuses: String(rebuses) })),
    welcomeCalled: texts.welcomeCalled ?? spoken.welcomeCalled,
    welcomeBack: worded('welcomeBack', spoken.welcomeBack, ({ number, of, points: earned }) => ({
      points: points(earned),
      place: place(number, of),
    })),
    rules: worded('rulesAloud', spoken.rules, (named) => named),
    howTo: texts.howTo ?? spoken.howTo,
    noHint: texts.noHint ?? spoken.noHint,
    finished: worded('finished', spoken.finished, won),
    finishedByMessage: worded('finishedByMessage', spoken.finishedByMessage, ({ ending, ...rest }) => ({ ...won(rest), ending })),
    finishedWithoutCode: worded('finishedWithoutCode', spoken.finishedWithoutCode, won),
    countedAtCeiling: worded('countedAtCeiling', spoken.countedAtCeiling, won),
    countedAsIs: worded('countedAsIs', spoken.countedAsIs, won),
    countedWithoutCode: worded('countedWithoutCode', spoken.countedWithoutCode, won),
    code: worded('code', spoken.code, ({ code }) => ({ code: spell(code) })),
    sms: {
      ...spoken.sms,
      text: worded('prizeMessage', spoken.sms.text, ({ prize, code }) => ({ prize, code, name: called.name })),
    },
    farewell: texts.farewell ?? spoken.farewell,
    silentGoodbye: texts.silentGoodbye ?? spoken.silentGoodbye,
    hangingUp: texts.hangingUp ?? spoken.hangingUp,
    goodbye: texts.goodbye ?? spoken.goodbye,
  }
}

/** Returns the texts of a campaign's page and chat: in its own words where it has some, else in Pavel's. */
export function chatTextsWith(own: OwnWords, language: Quiz['language']): Texts {
  const { words: texts } = own
  const called = calledBy(own, language)
  const shipped = textsOf(language, called)
  const { number, stage } = shipped
  const [greeting = '', more = ''] = number.greeting
  return {
    ...shipped,
    number: {
      ...number,
      greeting: [texts.chatGreeting === undefined ? greeting : fill(texts.chatGreeting, called), texts.chatGreetingMore ?? more],
      consent: { ...number.consent, sentence: texts.consentSentence ?? number.consent.sentence },
      send: texts.sendNumber ?? number.send,
    },
    stage: {
      ...stage,
      callMe: texts.callMe ?? stage.callMe,
      callMeAgain: texts.callMeAgain ?? stage.callMeAgain,
      callForPrize: texts.callForPrize ?? stage.callForPrize,
      copy: texts.copyCode ?? stage.copy,
    },
  }
}
