import { type Texts, textsOf } from '../../../views/texts/chat.ts'
import { phrasesIn, type Spoken, spokenIn } from '../../../views/texts/spoken.ts'
import type { Quiz } from '../quiz/quiz.ts'
import type { CampaignText, CampaignTexts, VariableOf } from './groups.ts'
import { fill } from './template.ts'

type Won = { points: number; prize: string }

/** Returns what Pavel says on the phone in a campaign: in its own words where it has some, else in his. */
export function spokenWith(texts: CampaignTexts, language: Quiz['language']): Spoken {
  const spoken = spokenIn(language)
  const { points, place, spell } = phrasesIn(language)
  /** The campaign's wording, or the shipped one. `valuesOf` says what the variables stand for. */
  const own = <Name extends CampaignText, Given>(
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
    welcome: own('welcome', spoken.welcome, ({ rebuses }) => ({ rebuses: String(rebuses) })),
    welcomeCalled: texts.welcomeCalled ?? spoken.welcomeCalled,
    welcomeBack: own('welcomeBack', spoken.welcomeBack, ({ number, of, points: earned }) => ({
      points: points(earned),
      place: place(number, of),
    })),
    rules: own('rulesAloud', spoken.rules, (named) => named),
    howTo: texts.howTo ?? spoken.howTo,
    noHint: texts.noHint ?? spoken.noHint,
    finished: own('finished', spoken.finished, won),
    finishedByMessage: own('finishedByMessage', spoken.finishedByMessage, ({ ending, ...rest }) => ({ ...won(rest), ending })),
    finishedWithoutCode: own('finishedWithoutCode', spoken.finishedWithoutCode, won),
    countedAtCeiling: own('countedAtCeiling', spoken.countedAtCeiling, won),
    countedAsIs: own('countedAsIs', spoken.countedAsIs, won),
    countedWithoutCode: own('countedWithoutCode', spoken.countedWithoutCode, won),
    code: own('code', spoken.code, ({ code }) => ({ code: spell(code) })),
    sms: { ...spoken.sms, text: own('prizeMessage', spoken.sms.text, ({ prize, code }) => ({ prize, code })) },
    farewell: texts.farewell ?? spoken.farewell,
    silentGoodbye: texts.silentGoodbye ?? spoken.silentGoodbye,
    hangingUp: texts.hangingUp ?? spoken.hangingUp,
    goodbye: texts.goodbye ?? spoken.goodbye,
  }
}

/** Returns the texts of a campaign's page and chat: in its own words where it has some, else in Pavel's. */
export function chatTextsWith(texts: CampaignTexts, language: Quiz['language']): Texts {
  const shipped = textsOf(language)
  const { pavel, chat, number, stage } = shipped
  const [greeting = '', more = ''] = number.greeting
  return {
    ...shipped,
    pavel: { ...pavel, role: texts.role ?? pavel.role },
    chat: { ...chat, open: texts.launcher ?? chat.open },
    number: {
      ...number,
      greeting: [texts.chatGreeting ?? greeting, texts.chatGreetingMore ?? more],
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
