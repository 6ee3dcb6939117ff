import { calledIn } from '../../../views/texts/called.ts'
import { textsOf } from '../../../views/texts/chat.ts'
import { documentTextsIn } from '../../../views/texts/documents.ts'
import { phrasesIn, spokenIn } from '../../../views/texts/spoken.ts'
import type { Quiz } from '../quiz/quiz.ts'
import type { CampaignText } from './groups.ts'

/** Values that stand in no text otherwise, to find the places of the variables by. */
const [points, rebuses, number, of, code] = [4096, 4097, 4098, 4099, '§'] as const

/** Returns Pavel's own wordings as templates: what an editor shows where a campaign that calls him `name` has none. */
export function shippedTexts(language: Quiz['language'], name = ''): Record<CampaignText, string> {
  const called = { ...calledIn(language, { name }), name: '{name}' }
  const spoken = spokenIn(language, called)
  const { pavel, chat, number: form, stage } = textsOf(language, called)
  const won = { points, prize: '{prize}' }
  const wordings: Record<CampaignText, string> = {
    ...documentTextsIn(language).templates,
    rulesAloud: spoken.rules({ organiser: '{organiser}', prizes: '{prizes}' }),
    welcome: spoken.welcome({ rebuses }),
    welcomeCalled: spoken.welcomeCalled,
    welcomeBack: spoken.welcomeBack({ number, of, points }),
    howTo: spoken.howTo,
    noHint: spoken.noHint,
    finished: spoken.finished(won),
    finishedByMessage: spoken.finishedByMessage({ ...won, ending: '{ending}' }),
    finishedWithoutCode: spoken.finishedWithoutCode(won),
    countedAtCeiling: spoken.countedAtCeiling(won),
    countedAsIs: spoken.countedAsIs(won),
    countedWithoutCode: spoken.countedWithoutCode(won),
    code: spoken.code({ code }),
    prizeMessage: spoken.sms.text({ prize: '{prize}', code: '{code}' }),
    farewell: spoken.farewell,
    silentGoodbye: spoken.silentGoodbye,
    hangingUp: spoken.hangingUp,
    goodbye: spoken.goodbye,
    launcher: chat.open,
    role: pavel.role,
    chatGreeting: form.greeting[0] ?? '',
    chatGreetingMore: form.greeting[1] ?? '',
    sendNumber: form.send,
    callMe: stage.callMe,
    callMeAgain: stage.callMeAgain,
    callForPrize: stage.callForPrize,
    copyCode: stage.copy,
  }
  const phrases = phrasesIn(language)
  const places = [
    [phrases.points(points), '{points}'],
    [phrases.place(number, of), '{place}'],
    [phrases.spell(code), '{code}'],
    [String(rebuses), '{rebuses}'],
  ] as const
  const templates = Object.entries(wordings).map(([name, wording]) => [
    name,
    places.reduce((template, [value, variable]) => template.replaceAll(value, variable), wording),
  ])
  return Object.fromEntries(templates) as Record<CampaignText, string>
}
